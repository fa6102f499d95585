import { useQueryClient } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { objectionTo, Refusals } from '#src/web/refusals.tsx';
import { EVERY_OFFICE, OFFICES, type Office } from '../office.ts';
import type { UnitAnswer } from './answers.ts';
import { Field } from './Field.tsx';
import { UnitPicker } from './UnitPicker.tsx';

interface Props {
  readonly person: string;
  readonly done: () => void;
}

/** 授予岗位 — which office, and where. A class is chosen within its school. */
export function OfficeGrant({ person, done }: Props): ReactNode {
  const queries = useQueryClient();
  const [office, setOffice] = useState<Office>();
  const [school, setSchool] = useState<UnitAnswer>();
  const [unit, setUnit] = useState<UnitAnswer>();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const places: readonly string[] = office === undefined ? [] : OFFICES[office].at;
  const inClass = places.includes('class');
  const choose = (chosen: Office | undefined) => {
    setOffice(chosen);
    setSchool(undefined);
    setUnit(undefined);
  };
  const run = async () => {
    if (office === undefined || unit === undefined) return;
    setBusy(true);
    const params = { path: { id: person } };
    const came = await answered(
      api.POST('/api/people/{id}/offices', { params, body: { office, unit: unit.id, reason } }),
    );
    setBusy(false);
    setAnswer(came);
    if (came.is !== 'ok') return;
    await queries.invalidateQueries({ queryKey: ['people'] });
    done();
  };
  return (
    <div className="r-form">
      <Field label="岗位" of="grant-office" error={objectionTo(answer, 'office')} {...dutyOf(office)}>
        <Select
          id="grant-office"
          value={office ?? null}
          options={GRANTABLE.map((one) => ({ value: one, label: OFFICES[one].title }))}
          onChange={(chosen: Office | null) => choose(chosen ?? undefined)}
        />
      </Field>
      {inClass && (
        <Field label="学校" of="grant-school">
          <UnitPicker id="grant-school" value={school?.id} onChange={setSchool} fits={isSchool} />
        </Field>
      )}
      {office !== undefined && (!inClass || school !== undefined) && (
        <Field label={inClass ? '班级' : '任职机构'} of="grant-unit" error={objectionTo(answer, 'unit')}>
          <UnitPicker
            key={`${office} ${school?.id}`}
            id="grant-unit"
            value={unit?.id}
            onChange={setUnit}
            fits={({ kind }) => places.includes(kind)}
            within={school?.path}
          />
        </Field>
      )}
      <Field label="依据或原因" of="grant-reason">
        <Input id="grant-reason" value={reason} maxLength={200} onChange={({ target }) => setReason(target.value)} />
      </Field>
      <Refusals answer={answer} title="没有授予" />
      <div className="r-deeds">
        <Button type="primary" loading={busy} disabled={unit === undefined || reason.trim().length < 2} onClick={run}>
          授予
        </Button>
        <Button onClick={done}>取消</Button>
      </div>
    </div>
  );
}

/** The city's office is given where the system is set up, not by a county. */
const GRANTABLE = EVERY_OFFICE.filter((office) => office !== 'city-inspector');

function dutyOf(office: Office | undefined): { readonly hint?: string } {
  return office === undefined ? {} : { hint: OFFICES[office].duty };
}

function isSchool({ kind }: UnitAnswer): boolean {
  return kind === 'school' || kind === 'teaching-point';
}
