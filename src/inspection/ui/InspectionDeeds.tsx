import { useNavigate } from '@tanstack/react-router';
import { App, Button, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { Field } from '#src/organization/ui/Field.tsx';
import { ADDRESSES } from '#src/web/addresses.ts';
import { answered, api } from '#src/web/api.ts';
import { objectionTo, Refusals } from '#src/web/refusals.tsx';
import { inspectionDeed } from '../inspection.ts';
import type { WholeInspection } from './answers.ts';
import { SaveResults } from './SaveResults.tsx';
import { SeedForm } from './SeedForm.tsx';
import { useInspectionDeed } from './use-inspection-deed.ts';
import '#src/organization/ui/organization.css';

interface Props {
  readonly of: WholeInspection;
  readonly change: () => void;
}

type Open = 'seed' | 'conclude' | 'cancel';

/** 可办的事 — by the state, the next one first. */
export function InspectionDeeds({ of, change }: Props): ReactNode {
  const { modal, message } = App.useApp();
  const navigate = useNavigate();
  const [open, setOpen] = useState<Open>();
  const { busy, answer, run } = useInspectionDeed<unknown>(of.id);
  const params = { path: { id: of.id } };
  const body = { revision: of.revision };
  const may = (deed: Parameters<typeof inspectionDeed>[0]) => of.mayRun && inspectionDeed(deed).from.includes(of.state);
  const confirm = (title: string, content: string, ok: string, press: () => Promise<unknown>) =>
    modal.confirm({ title, content, okText: ok, cancelText: '再看看', onOk: press });
  const circular = async () => {
    const came = await answered(api.POST('/api/inspections/{id}/circular', { params }));
    if (came.is !== 'ok') message.error(came.message);
    else navigate({ to: ADDRESSES.letter, params: { id: came.data.id } });
  };
  const publish = () =>
    confirm('公布结果', '县局和被查学校马上看到各自的结果和结论，可以回应。公布后不能再改。', '公布', () =>
      run(answered(api.POST('/api/inspections/{id}/publication', { params, body }))),
    );
  const draw = () =>
    confirm('抽样', '名单就此冻结，以已登记的随机数抽样；县局和被查学校马上收到消息。不能重抽。', '抽样', () =>
      run(answered(api.POST('/api/inspections/{id}/draw', { params, body }))),
    );
  return (
    <>
      {of.protocol && (
        <Button href={`/api/inspections/${of.id}/protocol.pdf`} target="_blank">
          打印记录
        </Button>
      )}
      {of.results && <SaveResults id={of.id} />}
      {may('cancel') && (
        <Button danger onClick={() => setOpen('cancel')}>
          取消督查
        </Button>
      )}
      {may('change') && <Button onClick={change}>修改计划</Button>}
      {may('seed') && (
        <Button type="primary" onClick={() => setOpen('seed')}>
          登记随机数
        </Button>
      )}
      {may('draw') && (
        <Button type="primary" loading={busy} onClick={draw}>
          抽样
        </Button>
      )}
      {may('conclude') && <Button onClick={() => setOpen('conclude')}>结束检查</Button>}
      {may('reopen') && (
        <Button
          loading={busy}
          onClick={() => run(answered(api.POST('/api/inspections/{id}/reopening', { params, body })))}
        >
          退回继续检查
        </Button>
      )}
      {may('publish') && (
        <Button type="primary" loading={busy} onClick={publish}>
          公布结果
        </Button>
      )}
      {of.mayRun && of.state === 'published' && <Button onClick={circular}>拟写通报</Button>}
      <Refusals answer={answer} title="没有办成" />
      {open === 'seed' && <SeedForm of={of} close={() => setOpen(undefined)} />}
      {open === 'conclude' && <Words of={of} deed="conclude" close={() => setOpen(undefined)} />}
      {open === 'cancel' && <Words of={of} deed="cancel" close={() => setOpen(undefined)} />}
    </>
  );
}

interface WordsProps {
  readonly of: WholeInspection;
  readonly deed: 'conclude' | 'cancel';
  readonly close: () => void;
}

const SAID = {
  conclude: { label: '检查结论', hint: '做得好的、存在的问题、整改要求；公布以后县局和被查学校都看得到', most: 8000 },
  cancel: { label: '原因', hint: '已经抽样的，县局和被查学校会收到消息', most: 200 },
} as const;

/** 结束检查、取消督查 — with words. */
function Words({ of, deed, close }: WordsProps): ReactNode {
  const { title } = inspectionDeed(deed);
  const { label, hint, most } = SAID[deed];
  const [text, setText] = useState('');
  const { busy, answer, run } = useInspectionDeed<unknown>(of.id);
  const send = async () => {
    const params = { path: { id: of.id } };
    const call =
      deed === 'conclude'
        ? api.POST('/api/inspections/{id}/conclusion', { params, body: { revision: of.revision, conclusion: text } })
        : api.POST('/api/inspections/{id}/cancellation', { params, body: { revision: of.revision, reason: text } });
    if (await run(answered(call as never))) close(); // both answer the next revision
  };
  return (
    <Modal
      open
      title={title}
      okText={title}
      cancelText="不办"
      okButtonProps={{ loading: busy, danger: deed === 'cancel' }}
      onOk={send}
      onCancel={close}
    >
      <div className="r-form">
        <Field label={label} of="inspection-words" hint={hint} error={objectionTo(answer, 'conclusion')}>
          <Input.TextArea
            id="inspection-words"
            value={text}
            maxLength={most}
            autoSize={{ minRows: 5, maxRows: 16 }}
            onChange={({ target }) => setText(target.value)}
          />
        </Field>
        <Refusals answer={answer} title="没有办成" />
      </div>
    </Modal>
  );
}
