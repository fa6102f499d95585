import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { api, loaded } from '#src/web/api.ts';
import type { Counts } from './answers.ts';
import type { FindingFilters } from './finding-filters.ts';

interface Props {
  readonly filters: FindingFilters;
  readonly narrow: (change: FindingFilters | Record<string, string | undefined>) => void;
}

const GROUPS = [
  { by: 'severity', title: '按等级' },
  { by: 'unit', title: '按单位' },
  { by: 'rule', title: '按规则' },
] as const;

interface Group {
  readonly by: (typeof GROUPS)[number]['by'];
  readonly title: string;
}

/** 计数 — where the findings are; each figure is a door to its list. */
export function CountsPanel({ filters, narrow }: Props): ReactNode {
  return (
    <nav className="f-counts r-no-print" aria-label="问题分布">
      {GROUPS.map(({ by, title }) => (
        <CountsOf key={by} by={by} title={title} filters={filters} narrow={narrow} />
      ))}
    </nav>
  );
}

function CountsOf({ by, title, filters, narrow }: Props & Group): ReactNode {
  // Of a rule that is chosen the other rules stay to be seen; a unit that is chosen shows what lies below it.
  const asked = by === 'unit' ? filters : { ...filters, [by]: undefined };
  const narrowed = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
  const query = { ...narrowed, by };
  const counts = useQuery({
    queryKey: ['finding-counts', query],
    queryFn: (): Promise<Counts> => loaded(api.GET('/api/findings/counts', { params: { query } })),
  });
  const chosen = filters[by];
  return (
    <section>
      <h2>
        {title}
        {chosen !== undefined && (
          <Button type="link" size="small" onClick={() => narrow({ [by]: undefined })}>
            全部
          </Button>
        )}
      </h2>
      <ul>
        {counts.data?.rows.map(({ key, title: name, count }) => (
          <li key={key}>
            <button
              type="button"
              aria-pressed={key === chosen}
              onClick={() => narrow({ [by]: key === chosen ? undefined : key })}
            >
              <span title={by === 'rule' ? `${key} ${name}` : name}>{name}</span>
              <span className="r-num">{count.toLocaleString('zh-CN')}</span>
            </button>
          </li>
        ))}
        {counts.data?.rows.length === 0 && <li className="r-quiet">没有</li>}
      </ul>
    </section>
  );
}
