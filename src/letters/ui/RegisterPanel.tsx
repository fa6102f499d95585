import { Link, useNavigate } from '@tanstack/react-router';
import { Checkbox, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { todayHere } from '#src/organization/ui/DayField.tsx';
import { UnitFilter } from '#src/registry/ui/UnitFilter.tsx';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { useFilters } from '#src/web/filters.ts';
import { Nothing } from '#src/web/PageState.tsx';
import { usePages } from '#src/web/queries.ts';
import { DataTable } from '#src/web/table/DataTable.tsx';
import { EVERY_LETTER_KIND, EVERY_LETTER_STATE, LETTER_KINDS, LETTER_STATES } from '../letter.ts';
import type { RegisterLine } from './answers.ts';
import { registerColumns } from './register-columns.tsx';
import { SaveRegister } from './SaveRegister.tsx';

type Box = 'out' | 'in' | 'all';

const OPEN = { in: '只看未签收的', out: '只看回执逾期的', all: '只看回执逾期的' } as const;

/** 登记簿 — 发文 or 收文, narrowed by what stands in the address; the words one seeks stay out of it. */
export function RegisterPanel({ box }: { readonly box: Box }): ReactNode {
  const navigate = useNavigate();
  const [{ kind, state, year, open, unit }, narrow] = useFilters(['kind', 'state', 'year', 'open', 'unit']);
  const [words, setWords] = useState('');
  const filter = {
    ...{ box, ...(kind && { kind }), ...(state && { state }), ...(year && { year: Number(year) }) },
    ...{ ...(open && { open: true }), ...(unit && { unit }), ...(words && { words }) },
  };
  const list = usePages<RegisterLine>(['letters', filter], (next) =>
    // The address may hold anything; the server checks it against its schema.
    loaded(api.POST('/api/letters/search', { body: { ...filter, ...(next && { next }) } as never })),
  );
  const isNarrowed = [kind, state, year, open, unit].some(Boolean) || words !== '';
  return (
    <DataTable
      name={`letters-${box}`}
      label={box === 'in' ? '收文登记簿' : '发文登记簿'}
      columns={registerColumns(box)}
      list={list}
      keyOf={({ id }) => id}
      open={({ id }) => navigate({ to: ADDRESSES.letter, params: { id } })}
      tools={
        <div className="l-tools">
          <Input.Search
            className="l-search"
            aria-label="按文号、标题、主送查找"
            placeholder="文号、标题、主送"
            allowClear
            maxLength={60}
            onSearch={(to) => setWords(to.trim())}
          />
          <Choice label="文种" value={kind} options={KINDS} onChange={(to) => narrow({ kind: to })} />
          <Choice label="状态" value={state} options={STATES} onChange={(to) => narrow({ state: to })} />
          <Choice label="年份" value={year} options={years()} onChange={(to) => narrow({ year: to })} />
          {box === 'all' && <UnitFilter value={unit} onChange={(to) => narrow({ unit: to })} />}
          <Checkbox
            checked={open !== undefined}
            onChange={({ target }) => narrow({ open: target.checked ? '1' : undefined })}
          >
            {OPEN[box]}
          </Checkbox>
          <SaveRegister filter={filter} />
        </div>
      }
      empty={isNarrowed ? <Nothing title="没有符合条件的公文。" /> : <Empty box={box} />}
    />
  );
}

function Empty({ box }: { readonly box: Box }): ReactNode {
  if (box === 'in') return <Nothing title="还没有发给本单位的公文。发来以后在这里签收。" />;
  if (box === 'all') return <Nothing title="下级单位还没有公文。" />;
  return (
    <Nothing title="还没有公文。">
      <p>
        控辍报告、接续函、督办函在各自的事项里拟稿，在学证明在学生的学籍页开具；别的公文点“拟写公文”。签发后给定文号。
        <Link to={ADDRESSES.today}>回到今日</Link>
      </p>
    </Nothing>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (to: string | undefined) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps): ReactNode {
  return (
    <Select
      aria-label={label}
      placeholder={`全部${label}`}
      allowClear
      className="l-choice"
      value={value ?? null}
      options={[...options]}
      onChange={(to: string | null | undefined) => onChange(to ?? undefined)}
    />
  );
}

const KINDS = EVERY_LETTER_KIND.map((value) => ({ value, label: LETTER_KINDS[value].title }));
const STATES = EVERY_LETTER_STATE.map((value) => ({ value, label: LETTER_STATES[value] }));

function years() {
  const now = Number(todayHere().slice(0, 4));
  return [0, 1, 2, 3, 4].map((back) => ({ value: String(now - back), label: `${now - back} 年` }));
}
