import { Button, Input, Radio, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { DayField, todayHere } from '#src/organization/ui/DayField.tsx';
import { Field } from '#src/organization/ui/Field.tsx';
import { CODE_TABLES } from '#src/registry/codes.ts';
import { answered, api } from '#src/web/api.ts';
import { objectionTo, Refusals } from '#src/web/refusals.tsx';
import { HOUSEHOLD_RESULTS, type HouseholdResult } from '../standings.ts';
import type { PathwayView } from './answers.ts';
import { useDeed } from './use-deed.ts';

interface Props {
  readonly view: Pick<PathwayView, 'student' | 'revision'>;
  readonly done: () => void;
}

/** What each result means, in the words of whoever stands at the counter of the police station. */
const HINTS: Readonly<Record<HouseholdResult, string>> = {
  'no-number': '还没有上户口，或户口簿上没有号码',
  'has-number': '户口簿上有号码，只是学籍里没填',
  'duplicate-household': '登记过两次户口，公安机关注销了其中一个',
};

/** 登记户籍核实结果 — a number is looked for in this deployment as soon as it is entered. */
export function CheckForm({ view: { student, revision }, done }: Props): ReactNode {
  const { busy, answer, run } = useDeed<unknown>();
  const [result, setResult] = useState<HouseholdResult>();
  const [on, setOn] = useState(todayHere());
  const [idType, setIdType] = useState(RESIDENT);
  const [idNumber, setIdNumber] = useState('');
  const [note, setNote] = useState('');
  const hasNumber = result !== undefined && result !== 'no-number';
  const save = async () => {
    if (result === undefined) return;
    const body = { revision, result, on, note, ...(hasNumber && { idType, idNumber }) };
    const came = await run(
      answered(api.POST('/api/pathway/{id}/household', { params: { path: { id: student } }, body })),
    );
    if (came.is === 'ok') done();
  };
  const placed = ['idNumber', 'on'].some((field) => objectionTo(answer, field) !== undefined);
  return (
    <form
      className="p-form"
      aria-label="登记户籍核实结果"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Radio.Group
        className="p-choices"
        aria-label="户籍核实结果"
        value={result ?? null}
        onChange={({ target }) => setResult(target.value)}
        options={RESULTS.map((value) => ({
          value,
          label: (
            <>
              {HOUSEHOLD_RESULTS[value]} <span className="r-quiet">{HINTS[value]}</span>
            </>
          ),
        }))}
      />
      {hasNumber && (
        <div className="p-boxes">
          <Field label="证件类型" of="pathway-id-type">
            <Select id="pathway-id-type" value={idType} options={ID_TYPES} onChange={setIdType} />
          </Field>
          <Field
            label={result === 'duplicate-household' ? '保留的证件号' : '身份证件号'}
            of="pathway-id-number"
            error={objectionTo(answer, 'idNumber')}
          >
            <Input
              id="pathway-id-number"
              value={idNumber}
              maxLength={40}
              autoComplete="off"
              onChange={({ target }) => setIdNumber(target.value)}
            />
          </Field>
        </div>
      )}
      <div className="p-boxes">
        <Field label="核实日期" of="pathway-checked-on" error={objectionTo(answer, 'on')}>
          <DayField id="pathway-checked-on" value={on} onChange={setOn} />
        </Field>
        <Field label="备注（找谁核实的）" of="pathway-check-note">
          <Input
            id="pathway-check-note"
            value={note}
            maxLength={200}
            onChange={({ target }) => setNote(target.value)}
          />
        </Field>
      </div>
      {!placed && <Refusals answer={answer} title="没有登记" />}
      <div>
        <Button type="primary" htmlType="submit" loading={busy} disabled={result === undefined || on === ''}>
          登记核实结果
        </Button>
      </div>
    </form>
  );
}

const RESIDENT = '居民身份证';
const RESULTS = Object.keys(HOUSEHOLD_RESULTS) as readonly HouseholdResult[]; // the keys of a literal object
const ID_TYPES = CODE_TABLES.idType.map(({ label }) => ({ value: label, label }));
