import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { UnitFilter } from '#src/registry/ui/UnitFilter.tsx';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { useFilters } from '#src/web/filters.ts';
import { Page } from '#src/web/Page.tsx';
import { Nothing } from '#src/web/PageState.tsx';
import { type Paged, usePages } from '#src/web/queries.ts';
import { useMay } from '#src/web/session.ts';
import { DataTable } from '#src/web/table/DataTable.tsx';
import { STANDINGS, type Standing } from '../standings.ts';
import type { PathwayFigures, RosterRow } from './answers.ts';
import { FiguresTable, UnitsAbove } from './FiguresTable.tsx';
import { ROSTER_COLUMNS } from './roster-columns.tsx';
import { SaveRoster } from './SaveRoster.tsx';
import { EVERY_STANDING } from './standing-words.tsx';
import { TakeRoster } from './TakeRoster.tsx';
import './pathway.css';

/** 无证件号核实 — how far each school is, and the roster: who has no number, where each child stands, and what is to be done. */
export function PathwayRoom(): ReactNode {
  const [{ unit, standing: asked }, narrow] = useFilters(['unit', 'standing']);
  const navigate = useNavigate();
  const mayWork = useMay('pathway.work');
  const standing = EVERY_STANDING.find((each) => each === asked);
  const filters = { ...(unit !== undefined && { unit }), ...(standing !== undefined && { standing }) };
  const figures = useFigures(unit);
  const list = usePages<RosterRow>(
    ['pathway', 'roster', filters],
    (next): Promise<Paged<RosterRow>> =>
      loaded(api.GET('/api/pathway', { params: { query: { ...filters, ...(next && { next }) } } })),
  );
  const whole = figures.data?.whole;
  const total = standing === undefined ? whole?.total : (whole?.counts[standing] ?? (whole && 0));
  return (
    <Page
      title="无证件号核实"
      subtitle={whole && <UnitsAbove figures={figures.data} />}
      query={figures}
      actions={
        <>
          <SaveRoster filters={filters} />
          {mayWork && <TakeRoster />}
        </>
      }
    >
      {figures.data && figures.data.rows.length > 0 && <FiguresTable figures={figures.data} chosen={standing} />}
      <DataTable
        name="pathway"
        label="无身份证件号花名册"
        columns={ROSTER_COLUMNS}
        list={list}
        keyOf={({ student }) => student}
        open={({ student }) => navigate({ to: ADDRESSES.pathwayOf, params: { id: student } })}
        total={total}
        tools={
          <>
            <Select<Standing | null>
              className="p-standing"
              aria-label="核实进度"
              placeholder="核实进度"
              allowClear
              value={standing ?? null}
              options={EVERY_STANDING.map((value) => ({ value, label: STANDINGS[value] }))}
              onChange={(chosen) => narrow({ standing: chosen ?? undefined })}
            />
            <UnitFilter value={unit} onChange={(path) => narrow({ unit: path })} />
          </>
        }
        empty={<NobodyHere narrowed={Object.keys(filters).length > 0} />}
      />
    </Page>
  );
}

function useFigures(unit: string | undefined) {
  return useQuery({
    queryKey: ['pathway', 'figures', unit],
    queryFn: (): Promise<PathwayFigures> =>
      loaded(api.GET('/api/pathway/figures', { params: { query: unit === undefined ? {} : { unit } } })),
    placeholderData: (before) => before,
  });
}

function NobodyHere({ narrowed }: { readonly narrowed: boolean }): ReactNode {
  return narrowed ? (
    <Nothing title="没有符合条件的学生。">
      <p>可放宽上面的筛选条件。</p>
    </Nothing>
  ) : (
    <Nothing title="所有学生都有身份证件号。">
      <p>导入或新建的学籍没有证件号时，会自动列在这里；补上号码、办结以后自动消失。</p>
    </Nothing>
  );
}
