import { Link } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { dayInWords } from '#src/web/dates.ts';
import { useFilters } from '#src/web/filters.ts';
import { useNarrow } from '#src/web/narrow.ts';
import { Page } from '#src/web/Page.tsx';
import { Nothing } from '#src/web/PageState.tsx';
import { useMay, useSession } from '#src/web/session.ts';
import { DayField, todayHere } from './DayField.tsx';
import { UnitDetail } from './UnitDetail.tsx';
import { UnitTree } from './UnitTree.tsx';
import { useSchools } from './unit-queries.ts';
import './organization.css';

/** 机构 — the tree on the left, one unit on the right; on a phone one after the other. */
export function UnitsPage(): ReactNode {
  const { unit: root, unitName } = useSession();
  const [{ unit, at }, narrow] = useFilters(['unit', 'at']);
  const isNarrow = useNarrow();
  const manages = useMay('unit.manage');
  const [top] = useSchools(root, at).data?.rows ?? [];
  const chosen = unit ?? (isNarrow ? undefined : top?.id);
  const choose = (id: string) => narrow({ unit: id });
  return (
    <Page
      title="机构"
      subtitle={at === undefined ? unitName : `${unitName}　${dayInWords(at)}的样子`}
      actions={
        <>
          <Link to={ADDRESSES.people}>人员</Link>
          {manages && <Link to={ADDRESSES.organizationImport}>导入机构和人员</Link>}
          <span className="r-units-as-of">
            <label htmlFor="units-at">查看某一天</label>
            <DayField
              id="units-at"
              value={at ?? ''}
              placeholder={todayHere().replaceAll('-', '')}
              onChange={(day) => narrow({ at: day === '' || day === todayHere() ? undefined : day })}
            />
          </span>
        </>
      }
    >
      {at !== undefined && (
        <Alert
          type="warning"
          showIcon
          title={`左侧是 ${dayInWords(at)} 的机构，只供查看；右侧是机构现在的情况和沿革。`}
          action={
            <Button size="small" onClick={() => narrow({ at: undefined })}>
              回到今天
            </Button>
          }
        />
      )}
      <div className={at === undefined ? 'r-units' : 'r-units r-units-past'}>
        {!(isNarrow && chosen !== undefined) && <UnitTree at={at} chosen={chosen} choose={choose} />}
        {chosen === undefined ? (
          !isNarrow && <Nothing title="从左侧选择一个机构。" />
        ) : (
          <div>
            {isNarrow && <Button onClick={() => narrow({ unit: undefined })}>返回机构列表</Button>}
            <UnitDetail key={chosen} id={chosen} isPast={at !== undefined} choose={choose} />
          </div>
        )}
      </div>
    </Page>
  );
}
