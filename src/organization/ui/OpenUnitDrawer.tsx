import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Input, InputNumber, Radio, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api, loaded } from '#src/web/api.ts';
import { objectionTo, Refusals } from '#src/web/refusals.tsx';
import { cohortName, gradeCode, type StageLetter } from '../class-path.ts';
import { UNIT_KINDS, type UnitKind } from '../unit.ts';
import type { UnitAnswer } from './answers.ts';
import { DayField, todayHere } from './DayField.tsx';
import { Field } from './Field.tsx';
import { childKinds } from './unit-deeds.ts';

interface Props {
  readonly parent: UnitAnswer;
  readonly close: () => void;
}

/** 设立机构 — below the unit that is being looked at. */
export function OpenUnitDrawer({ parent, close }: Props): ReactNode {
  const kinds = childKinds(parent);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [kind, setKind] = useState<UnitKind | undefined>(kinds[0]);
  const [name, setName] = useState('');
  const [code, setCode] = useState('');
  const [stage, setStage] = useState<StageLetter>('p');
  const [year, setYear] = useState(Number(todayHere().slice(0, 4)));
  const [schoolKind, setSchoolKind] = useState<string>();
  const [since, setSince] = useState(todayHere());
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const isSchool = kind === 'school' || kind === 'teaching-point';
  const isReady = kind !== undefined && since !== '' && reason.trim().length >= 2;
  const run = async () => {
    if (kind === undefined) return;
    setBusy(true);
    const made = kind === 'grade' ? { code: gradeCode(stage, year) } : kind === 'class' ? { name } : { name, code };
    const body = { kind, parent: parent.id, since, reason, ...made, ...(isSchool && schoolKind && { schoolKind }) };
    const came = await answered(api.POST('/api/units', { body }));
    setBusy(false);
    setAnswer(came);
    if (came.is !== 'ok') return;
    await queries.invalidateQueries({ queryKey: ['units'] });
    message.success('已设立');
    close();
  };
  return (
    <Drawer
      open
      title={`在“${parent.title}”之下设立机构`}
      size={460}
      onClose={close}
      footer={
        <Button type="primary" loading={busy} disabled={!isReady} onClick={run}>
          设立
        </Button>
      }
    >
      <div className="r-form">
        {kinds.length > 1 && (
          <Field label="类别" of="open-kind">
            <Select
              id="open-kind"
              value={kind ?? null}
              options={kinds.map((one) => ({ value: one, label: UNIT_KINDS[one] }))}
              onChange={(chosen: UnitKind | null) => setKind(chosen ?? undefined)}
            />
          </Field>
        )}
        {kind === 'grade' ? (
          <>
            <Field label="学段" of="open-stage">
              <Radio.Group id="open-stage" value={stage} onChange={({ target }) => setStage(target.value)}>
                <Radio value="p">小学</Radio>
                <Radio value="j">初中</Radio>
                <Radio value="s">高中</Radio>
              </Radio.Group>
            </Field>
            <Field
              label="入学年份"
              of="open-year"
              hint={`届别：${cohortName(gradeCode(stage, year))}`}
              error={objectionTo(answer, 'code')}
            >
              <InputNumber
                id="open-year"
                value={year}
                min={2000}
                max={2100}
                onChange={(typed) => setYear(typed ?? 0)}
              />
            </Field>
          </>
        ) : (
          <Field label="名称" of="open-name" error={objectionTo(answer, 'name')}>
            <Input
              id="open-name"
              value={name}
              maxLength={60}
              placeholder={kind === 'class' ? '如：1班' : '按批准文件填写全称'}
              onChange={({ target }) => setName(target.value)}
            />
          </Field>
        )}
        {kind !== 'grade' && kind !== 'class' && (
          <Field
            label={kind === 'school' ? '学校标识码' : '代码'}
            of="open-code"
            hint={kind === 'school' ? '10 位数字，见学校（机构）代码证' : '字母、数字和短横线，如 danshui'}
            error={objectionTo(answer, 'code')}
          >
            <Input id="open-code" value={code} maxLength={40} onChange={({ target }) => setCode(target.value)} />
          </Field>
        )}
        {isSchool && (
          <Field label="办学类型" of="open-school-kind">
            <SchoolKinds value={schoolKind} onChange={setSchoolKind} />
          </Field>
        )}
        <Field label="自哪一天起" of="open-since" error={objectionTo(answer, 'effective')}>
          <DayField id="open-since" value={since} onChange={setSince} />
        </Field>
        <Field label="依据或原因" of="open-reason" hint="如批准文件的名称和文号">
          <Input id="open-reason" value={reason} maxLength={200} onChange={({ target }) => setReason(target.value)} />
        </Field>
        <Refusals answer={answer} title="没有设立" />
      </div>
    </Drawer>
  );
}

interface KindProps {
  readonly value: string | undefined;
  readonly onChange: (code: string | undefined) => void;
}

function SchoolKinds({ value, onChange }: KindProps): ReactNode {
  const query = useQuery({
    queryKey: ['school-kinds'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: (): Promise<{ readonly rows: readonly { readonly code: string; readonly label: string }[] }> =>
      loaded(api.GET('/api/organization/school-kinds')),
  });
  const options = (query.data?.rows ?? []).map(({ code, label }) => ({ value: code, label }));
  return (
    <Select
      id="open-school-kind"
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      value={value ?? null}
      options={options}
      onChange={(code: string | null | undefined) => onChange(code ?? undefined)}
    />
  );
}
