import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { DayField } from '#src/organization/ui/DayField.tsx';
import { Field } from '#src/organization/ui/Field.tsx';
import { ADDRESSES } from '#src/web/addresses.ts';
import { answered, api, loaded } from '#src/web/api.ts';
import { objectionTo, Refusals } from '#src/web/refusals.tsx';
import type { WholeDropout } from './answers.ts';
import { useDeed } from './use-deed.ts';
import '#src/organization/ui/organization.css';

/** 拟写 the written report, and the notice to the guardian; both are drafts to be read, signed and sent. */
export function DraftLetters({ of }: { readonly of: WholeDropout }): ReactNode {
  const [asked, setAsked] = useState<'report' | 'notice'>();
  const close = () => setAsked(undefined);
  return (
    <>
      {of.deeds.includes('draft-report') && (
        <Button size="large" onClick={() => setAsked('report')}>
          拟写书面报告
        </Button>
      )}
      {of.deeds.includes('draft-notice') && (
        <Button size="large" onClick={() => setAsked('notice')}>
          拟写劝返复学通知书
        </Button>
      )}
      {asked === 'report' && <Report id={of.id} close={close} />}
      {asked === 'notice' && <Notice id={of.id} root="/api/dropouts" title="劝返复学通知书" close={close} />}
    </>
  );
}

interface Props {
  readonly id: string;
  readonly close: () => void;
}

interface Drafted {
  readonly letter: string;
}

function Report({ id, close }: Props): ReactNode {
  const navigate = useNavigate();
  const { busy, answer, run } = useDeed<Drafted>();
  const [township, setTownship] = useState<string>();
  const towns = useQuery({
    queryKey: ['dropout', 'townships'],
    queryFn: () => loaded(api.GET('/api/dropouts/townships')),
  });
  const send = async () => {
    const body = township === undefined ? {} : { township };
    const drafted = await run(answered(api.POST('/api/dropouts/{id}/report', { params: { path: { id } }, body })));
    if (drafted !== undefined) await navigate({ to: ADDRESSES.letter, params: { id: drafted.letter } });
  };
  return (
    <Modal
      open
      title="拟写书面报告"
      okText="拟写"
      cancelText="返回"
      okButtonProps={{ loading: busy }}
      onOk={send}
      onCancel={close}
    >
      <div className="r-form">
        <p>
          《关于××同学劝返情况的报告》按已登记的情况写好，主送乡镇人民政府（联合劝返工作组）和县局基础教育一股。由学校领导签发、发出以后，列入辍学台账。
        </p>
        <Field
          label="报给哪个乡镇"
          of="township"
          hint="不选为学校所在的乡镇；学生家不在那里的，选家庭所在的"
          error={objectionTo(answer, 'township')}
        >
          <Select
            id="township"
            allowClear
            placeholder="学校所在的乡镇"
            value={township ?? null}
            options={(towns.data?.rows ?? []).map(({ path, name }) => ({ value: path, label: name }))}
            onChange={(to: string | null | undefined) => setTownship(to ?? undefined)}
          />
        </Field>
        <Refusals answer={answer} title="没有拟写" />
      </div>
    </Modal>
  );
}

interface NoticeProps extends Props {
  readonly root: '/api/dropouts' | '/api/joint-dropouts';
  readonly title: string;
}

/** 通知书 to the guardian: by which day the child is to be back. */
export function Notice({ id, root, title, close }: NoticeProps): ReactNode {
  const navigate = useNavigate();
  const { busy, answer, run } = useDeed<Drafted>();
  const [until, setUntil] = useState('');
  const send = async () => {
    const request = { params: { path: { id } }, body: { until } };
    const call =
      root === '/api/dropouts'
        ? api.POST('/api/dropouts/{id}/notice', request)
        : api.POST('/api/joint-dropouts/{id}/notice', request);
    const drafted = await run(answered(call));
    if (drafted !== undefined) await navigate({ to: ADDRESSES.letter, params: { id: drafted.letter } });
  };
  return (
    <Modal
      open
      title={`拟写${title}`}
      okText="拟写"
      cancelText="返回"
      okButtonProps={{ loading: busy, disabled: until === '' }}
      onOk={send}
      onCancel={close}
    >
      <div className="r-form">
        <Field label="返校期限" of="until" error={objectionTo(answer, 'until')}>
          <DayField id="until" value={until} onChange={setUntil} />
        </Field>
        <Refusals answer={answer} title="没有拟写" />
        <p className="r-quiet">写给监护人。签发后打印，专人送达，把签收的照片传到那次劝返记录里。</p>
      </div>
    </Modal>
  );
}
