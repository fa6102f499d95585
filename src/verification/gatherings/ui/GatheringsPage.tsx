import { Select } from 'antd';
import type { ReactNode } from 'react';
import { schoolYearOf } from '#src/organization/school-year.ts';
import { todayHere } from '#src/organization/ui/DayField.tsx';
import { UnitFilter } from '#src/registry/ui/UnitFilter.tsx';
import { useFilters } from '#src/web/filters.ts';
import { Page } from '#src/web/Page.tsx';
import { useSession } from '#src/web/session.ts';
import { GatheringWork } from './GatheringWork.tsx';
import { yearInWords } from './meeting-words.ts';

/** 会议与培训, all the year round (R20): what was planned and held in a school year, and whom it reached. */
export function GatheringsPage(): ReactNode {
  const { unitName, unitKind } = useSession();
  const [{ year, unit, campaign }, narrow] = useFilters(['year', 'unit', 'campaign']);
  const thisYear = schoolYearOf(todayHere());
  const chosen = Number(year ?? thisYear);
  return (
    <Page
      title="会议与培训"
      subtitle={`${unitName}　${yearInWords(chosen)}`}
      actions={
        <>
          <Select
            aria-label="学年"
            value={chosen}
            options={[0, 1, 2, 3, 4].map((back) => ({ value: thisYear - back, label: yearInWords(thisYear - back) }))}
            onChange={(to) => narrow({ year: to === thisYear ? undefined : String(to) })}
          />
          {unitKind !== 'class' && <UnitFilter value={unit} onChange={(path) => narrow({ unit: path })} />}
        </>
      }
    >
      <GatheringWork year={chosen} unit={unit} campaign={campaign} />
    </Page>
  );
}
