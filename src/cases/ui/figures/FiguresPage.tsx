import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { dayTyped } from '#src/web/dates.ts';
import { useFilters } from '#src/web/filters.ts';
import { Page } from '#src/web/Page.tsx';
import type { FiguresGiven } from './answers.ts';
import { FiguresTable } from './FiguresTable.tsx';
import { PeopleTable } from './PeopleTable.tsx';
import { SaveFigures } from './SaveFigures.tsx';
import './figures.css';

/** 办理情况 — who signed in, and how soon each desk decides: unit by unit, on working days only. */
export function FiguresPage(): ReactNode {
  const [filters, narrow] = useFilters(['unit', 'since', 'until']);
  const query = useQuery({
    queryKey: ['desk-figures', filters],
    queryFn: (): Promise<FiguresGiven> =>
      // The address may hold anything; the server checks it against its schema.
      loaded(api.GET('/api/desk-figures', { params: { query: filters as never } })),
  });
  const figures = query.data;
  return (
    <Page
      title={figures === undefined ? '办理情况' : `办理情况：${figures.unit.name}`}
      subtitle={figures && <WayUp figures={figures} />}
      query={query}
      actions={
        <>
          <SaveFigures filters={filters} />
          <Button onClick={() => window.print()}>打印</Button>
        </>
      }
    >
      {figures !== undefined && (
        <>
          <div className="c-period">
            <PeriodDay
              key={`since ${figures.since}`}
              id="figures-since"
              label="自"
              day={figures.since}
              set={(since) => narrow({ since })}
            />
            <PeriodDay
              key={`until ${figures.until}`}
              id="figures-until"
              label="至"
              day={figures.until}
              set={(until) => narrow({ until })}
            />
          </div>
          <FiguresTable figures={figures} />
          <PeopleTable figures={figures} />
        </>
      )}
    </Page>
  );
}

function WayUp({ figures: { above, unit, since, until, workingDays } }: { readonly figures: FiguresGiven }): ReactNode {
  return (
    <>
      {above.map(({ path, name }) => (
        <span key={path}>
          <Link to={ADDRESSES.figures} search={{ unit: path, since, until }}>
            {name}
          </Link>{' '}
          /{' '}
        </span>
      ))}
      {unit.name}　{since} 至 {until}，
      {workingDays === undefined ? '其中有年份的放假安排还没有公布，不计天数' : `${workingDays} 个工作日`}
    </>
  );
}

interface DayProps {
  readonly id: string;
  readonly label: string;
  readonly day: string;
  readonly set: (day: string) => void;
}

function PeriodDay({ id, label, day, set }: DayProps): ReactNode {
  const [typed, setTyped] = useState(day);
  const read = dayTyped(typed);
  const take = () => {
    if (read !== undefined && read !== day) set(read);
  };
  return (
    <label htmlFor={id}>
      {label}
      <Input
        id={id}
        value={typed}
        maxLength={12}
        inputMode="numeric"
        {...(read === undefined && { status: 'error' as const })}
        onChange={({ target }) => setTyped(target.value)}
        onPressEnter={take}
        onBlur={take}
      />
    </label>
  );
}
