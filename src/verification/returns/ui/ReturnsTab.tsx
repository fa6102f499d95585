import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { useFilters } from '#src/web/filters.ts';
import { Nothing, PageState } from '#src/web/PageState.tsx';
import { useSession } from '#src/web/session.ts';
import type { Figures } from './answers.ts';
import type { PartProps } from './part.ts';
import './returns.css';

interface Part {
  readonly key: string;
  readonly title: string;
  readonly permission: 'campaign.hand-out' | 'campaign.key' | 'campaign.recheck';
  readonly count?: keyof Figures;
  readonly page: React.ComponentType<PartProps>;
}

const ReturnsList = lazy(async () => ({ default: (await import('./ReturnsList.tsx')).ReturnsList }));

/** 回收录入的各个环节 — in the order of the work; behind the line, what is to be looked up. */
const PARTS: readonly Part[] = [
  {
    key: 'register',
    title: '登记',
    permission: 'campaign.hand-out',
    page: lazy(async () => ({ default: (await import('./register/RegisterPart.tsx')).RegisterPart })),
  },
  {
    key: 'scans',
    title: '扫描件',
    permission: 'campaign.key',
    count: 'unmatched',
    page: lazy(async () => ({ default: (await import('./scans/ScansPart.tsx')).ScansPart })),
  },
  {
    key: 'keying',
    title: '录入',
    permission: 'campaign.key',
    count: 'waiting',
    page: lazy(async () => ({ default: (await import('./keying/KeyingPart.tsx')).KeyingPart })),
  },
  {
    key: 'recheck',
    title: '复核',
    permission: 'campaign.recheck',
    count: 'recheck',
    page: lazy(async () => ({ default: (await import('./keying/RecheckPart.tsx')).RecheckPart })),
  },
  listPart('asked', '退回家长'),
  listPart('keyed', '已录入'),
  listPart('unchanged', '未修改'),
  listPart('turns', '转出、错表与重复'),
];

function listPart(list: 'asked' | 'keyed' | 'unchanged' | 'turns', title: string): Part {
  const page = (props: PartProps) => <ReturnsList {...props} list={list} />;
  return { key: list, title, permission: 'campaign.recheck', count: list, page };
}

/** 回收录入 — sheets come back, are keyed and rechecked; each number opens its list. */
export function ReturnsTab({
  campaign,
  unit,
}: {
  readonly campaign: string;
  readonly unit?: string | undefined;
}): ReactNode {
  const [{ part }] = useFilters(['part']);
  const { permissions } = useSession();
  const query = useQuery({
    queryKey: ['returns', campaign, 'figures', unit],
    queryFn: (): Promise<Figures> => {
      const narrowed = unit?.startsWith('/') ? { unit: unit as `/${string}` } : {}; // just looked at
      return loaded(
        api.GET('/api/campaigns/{id}/returns/figures', { params: { path: { id: campaign }, query: narrowed } }),
      );
    },
    refetchInterval: 20_000,
  });
  const mine = PARTS.filter(({ permission }) => permissions.includes(permission));
  const open = mine.find(({ key }) => key === part) ?? mine[0];
  if (open === undefined) return <Progress query={query} />;
  return (
    <div className="v-returns">
      <nav className="v-parts r-no-print" aria-label="回收录入的环节">
        {mine.map(({ key, title, count }) => (
          <Link
            key={key}
            to={ADDRESSES.campaign}
            params={{ id: campaign }}
            search={{ tab: 'returns', part: key, ...(unit !== undefined && { unit }) }}
            aria-current={key === open.key ? 'page' : undefined}
          >
            {title}
            {count !== undefined && query.data !== undefined && (
              <span className={query.data[count] > 0 ? 'v-count v-count-some' : 'v-count'}>
                {query.data[count].toLocaleString('zh-CN')}
              </span>
            )}
          </Link>
        ))}
      </nav>
      <Suspense fallback={null}>
        <open.page key={open.key} campaign={campaign} unit={unit} />
      </Suspense>
    </div>
  );
}

/** For whoever only watches over it: how far the schools are. */
function Progress({
  query,
}: {
  readonly query: { readonly data?: Figures | undefined } & Parameters<typeof PageState>[0]['query'];
}): ReactNode {
  const { data } = query ?? {};
  if (data === undefined) return <PageState query={query} />;
  const lines = [
    ['待录入', data.waiting],
    ['待复核', data.recheck],
    ['已录入', data.keyed],
    ['未修改', data.unchanged],
    ['退回家长确认', data.asked],
    ['转出、错表与重复', data.turns],
  ] as const;
  return (
    <section aria-label="回收录入进度">
      <dl className="vr-figures">
        {lines.map(([title, value]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd className="r-num">{value.toLocaleString('zh-CN')}</dd>
          </div>
        ))}
      </dl>
      <Nothing title="回收、录入和复核由学校办理，这里只看进度；逐校情况在“台账”。" />
    </section>
  );
}
