import { Button, Checkbox } from 'antd';
import { type ReactNode, useState } from 'react';
import { dayInWords } from '#src/web/dates.ts';
import { PageState } from '#src/web/PageState.tsx';
import type { UnitAnswer } from './answers.ts';
import { useAllChildren } from './unit-queries.ts';

interface Props {
  readonly unit: UnitAnswer;
  readonly choose: (id: string) => void;
}

/** 下级机构 — those that stand; the closed ones when asked for, so that they can be reopened. */
export function UnitChildren({ unit, choose }: Props): ReactNode {
  const query = useAllChildren(unit.path);
  const [withClosed, setWithClosed] = useState(false);
  const all = query.data?.rows ?? [];
  const closed = all.filter(({ until }) => until !== undefined);
  const shown = withClosed ? all : all.filter(({ until }) => until === undefined);
  return (
    <PageState query={query}>
      {closed.length > 0 && (
        <Checkbox checked={withClosed} onChange={({ target }) => setWithClosed(target.checked)}>
          连同已撤销的 {closed.length} 个
        </Checkbox>
      )}
      {shown.length === 0 ? (
        <p className="r-quiet">{unit.kind === 'class' ? '班级没有下级。' : '没有下级机构。'}</p>
      ) : (
        <ul className="r-unit-children">
          {shown.map(({ id, title, until }) => (
            <li key={id}>
              <Button type="link" onClick={() => choose(id)}>
                {title}
              </Button>
              {until !== undefined && <span className="r-quiet">{dayInWords(until)}撤销</span>}
            </li>
          ))}
        </ul>
      )}
    </PageState>
  );
}
