import type { ReactNode } from 'react';
import { UnitFilter } from '#src/registry/ui/UnitFilter.tsx';
import { useFilters } from '#src/web/filters.ts';
import { Page } from '#src/web/Page.tsx';
import { useSession } from '#src/web/session.ts';
import { CallsOfUnitView } from './CallsOfUnitView.tsx';
import { ClassRollView } from './ClassRollView.tsx';

/** 逐班核实 — all year round: the class teacher's page on a phone, and the school's view of its classes. */
export function RollCallPage(): ReactNode {
  const { unitKind, unit: own } = useSession();
  const [{ unit }, narrow] = useFilters(['unit', 'class', 'word', 'of']);
  if (unitKind === 'class') {
    return (
      <Page title="逐班核实">
        <ClassRollView unit={own} />
      </Page>
    );
  }
  return (
    <Page
      title="逐班核实"
      subtitle="每个班最近一次签字的核实"
      actions={
        <UnitFilter
          value={unit}
          onChange={(path) => narrow({ unit: path, class: undefined, word: undefined, of: undefined })}
        />
      }
    >
      <CallsOfUnitView unit={unit} />
    </Page>
  );
}
