import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { UnitFilter } from '#src/registry/ui/UnitFilter.tsx';
import { useFilters } from '#src/web/filters.ts';
import { useMay, useSession } from '#src/web/session.ts';
import { AttendanceView } from './AttendanceView.tsx';
import { ClassDayView } from './ClassDayView.tsx';
import { ImportView } from './ImportView.tsx';
import { ReturnsOfClassView } from './ReturnsOfClassView.tsx';
import { ReturnsView } from './ReturnsView.tsx';
import './attendance.css';

const VIEWS = { days: '每天考勤', returns: '开学返校', imports: '导入考勤表' } as const;

type View = keyof typeof VIEWS;

/** 考勤、开学返校、导入 — one after the other; a class teacher has only the own class. */
export function AttendanceTab(): ReactNode {
  const { unitKind, unit: own } = useSession();
  const mayImport = useMay('attendance.import');
  const [{ view, unit, class: chosen }, narrow] = useFilters(['view', 'unit', 'class', 'list', 'of']);
  const views = (Object.keys(VIEWS) as View[]).filter((each) => each !== 'imports' || mayImport); // the keys of a literal object
  const open = views.find((each) => each === view) ?? 'days';
  const isClass = unitKind === 'class';
  return (
    <div className="at-tab">
      <div className="at-tools r-no-print">
        <Segmented
          aria-label="考勤的各项"
          value={open}
          options={views.map((each) => ({ value: each, label: VIEWS[each] }))}
          onChange={(to) => narrow({ view: String(to), list: undefined, of: undefined })}
        />
        {!isClass && open !== 'imports' && (
          <UnitFilter value={unit} onChange={(path) => narrow({ unit: path, class: undefined, of: undefined })} />
        )}
      </div>
      {open === 'imports' && <ImportView />}
      {open === 'days' && (isClass ? <ClassDayView unit={own} /> : <AttendanceView unit={unit} chosen={chosen} />)}
      {open === 'returns' &&
        (isClass ? <ReturnsOfClassView unit={own} /> : <ReturnsView unit={unit} chosen={chosen} />)}
    </div>
  );
}
