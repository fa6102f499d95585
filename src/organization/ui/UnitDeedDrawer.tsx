import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Drawer, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { objectionTo, Refusals } from '#src/web/refusals.tsx';
import type { UnitAnswer, UnitDetailAnswer } from './answers.ts';
import { DayField, todayHere } from './DayField.tsx';
import { Field } from './Field.tsx';
import { UnitPicker } from './UnitPicker.tsx';
import { type Deed, fitsDeed } from './unit-deeds.ts';

interface Props {
  readonly deed: Deed;
  readonly detail: UnitDetailAnswer;
  readonly close: () => void;
}

/** 办理机构变动 — with its day, its reason, and what goes along said before it is done. */
export function UnitDeedDrawer({ deed, detail, close }: Props): ReactNode {
  const { unit } = detail;
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [name, setName] = useState(unit.name);
  const [other, setOther] = useState<UnitAnswer>();
  const [effective, setEffective] = useState(todayHere());
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const needsOther = deed.deed === 'move' || deed.deed === 'merge';
  const isReady = effective !== '' && reason.trim().length >= 2 && (!needsOther || other !== undefined);
  const run = async () => {
    setBusy(true);
    const came = await answered(call(deed.deed, unit.id, { name, other: other?.id ?? '', effective, reason }));
    setBusy(false);
    setAnswer(came);
    if (came.is !== 'ok') return;
    await queries.invalidateQueries({ queryKey: ['units'] });
    message.success(`已办理：${unit.title}${deed.title}`);
    close();
  };
  const along = deed.deed === 'move' || deed.deed === 'merge' ? goesAlong(detail) : '';
  return (
    <Drawer
      open
      title={`${deed.title}：${unit.title}`}
      size={460}
      onClose={close}
      footer={
        <Button type="primary" danger={deed.hurts} loading={busy} disabled={!isReady} onClick={run}>
          确认{deed.title}
        </Button>
      }
    >
      <div className="r-form">
        <p>{deed.explanation}</p>
        {deed.deed === 'rename' && (
          <Field label="新名称" of="unit-name" error={objectionTo(answer, 'name')}>
            <Input id="unit-name" value={name} maxLength={60} onChange={({ target }) => setName(target.value)} />
          </Field>
        )}
        {needsOther && (
          <Field
            label={deed.deed === 'move' ? '新的上级机构' : '并入哪里'}
            of="unit-other"
            error={objectionTo(answer, deed.deed === 'move' ? 'parent' : 'into')}
          >
            <UnitPicker
              id="unit-other"
              value={other?.id}
              onChange={setOther}
              fits={(one) => fitsDeed(deed.deed, unit, one)}
              within={unit.kind === 'class' ? schoolOf(unit.path) : undefined}
            />
          </Field>
        )}
        {along !== '' && <Alert type="warning" showIcon title={`${along}将一并划归${other?.title ?? ''}。`} />}
        <Field
          label="自哪一天起"
          of="unit-day"
          hint="写作 20250320；不能晚于今天"
          error={objectionTo(answer, 'effective')}
        >
          <DayField id="unit-day" value={effective} onChange={setEffective} />
        </Field>
        <Field label="依据或原因" of="unit-reason" hint="如批准文件的名称和文号；会记入沿革和审计">
          <Input id="unit-reason" value={reason} maxLength={200} onChange={({ target }) => setReason(target.value)} />
        </Field>
        <Refusals answer={answer} title={`没有${deed.title}`} />
      </div>
    </Drawer>
  );
}

interface Filled {
  readonly name: string;
  readonly other: string;
  readonly effective: string;
  readonly reason: string;
}

function call(deed: Deed['deed'], id: string, { name, other, effective, reason }: Filled) {
  const params = { path: { id } };
  const when = { effective, reason };
  if (deed === 'rename') return api.POST('/api/units/{id}/rename', { params, body: { name, ...when } });
  if (deed === 'move') return api.POST('/api/units/{id}/move', { params, body: { parent: other, ...when } });
  if (deed === 'merge') return api.POST('/api/units/{id}/merge', { params, body: { into: other, ...when } });
  if (deed === 'close') return api.POST('/api/units/{id}/close', { params, body: when });
  return api.POST('/api/units/{id}/reopen', { params, body: when });
}

/** How many pupils and units go along. */
function goesAlong({ pupils, below }: UnitDetailAnswer): string {
  const parts = [
    ...(below.school ? [`${below.school} 所学校`] : []),
    ...(below.class ? [`${below.class} 个班级`] : []),
    `${pupils} 名学生`,
  ];
  return parts.join('、');
}

/** A class lies two levels below its school. */
function schoolOf(classPath: string): string {
  return classPath.split('/').slice(0, -2).join('/');
}
