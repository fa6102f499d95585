import { Link } from '@tanstack/react-router';
import { Button, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { dayInWords } from '#src/web/dates.ts';
import { PageState } from '#src/web/PageState.tsx';
import { useMay } from '#src/web/session.ts';
import type { UnitDetailAnswer } from './answers.ts';
import { OpenUnitDrawer } from './OpenUnitDrawer.tsx';
import { UnitChildren } from './UnitChildren.tsx';
import { UnitDeedDrawer } from './UnitDeedDrawer.tsx';
import { UnitHistory } from './UnitHistory.tsx';
import { childKinds, type Deed, deedsFor } from './unit-deeds.ts';
import { useUnit } from './unit-queries.ts';

interface Props {
  readonly id: string;
  /** A past day is being looked at: nothing can be done there. */
  readonly isPast: boolean;
  readonly choose: (id: string) => void;
}

/** 机构详情 — what it is, what lies below, who works there, and what became of it. */
export function UnitDetail({ id, isPast, choose }: Props): ReactNode {
  const query = useUnit(id);
  const manages = useMay('unit.manage');
  const [deed, setDeed] = useState<Deed | 'open'>();
  const detail = query.data;
  const deeds = detail !== undefined && manages && !isPast ? deedsFor(detail.unit) : [];
  const mayOpen = detail !== undefined && manages && !isPast && childKinds(detail.unit).length > 0;
  return (
    <section className="r-unit" aria-live="polite">
      <PageState query={query}>
        {detail !== undefined && (
          <>
            <p className="r-quiet">{detail.above.map(({ name }) => name).join(' › ')}</p>
            <div className="r-page-title">
              <h2>
                {detail.unit.title} {detail.unit.until !== undefined && <Tag>已撤销</Tag>}
              </h2>
              <div className="r-page-actions r-no-print">
                {mayOpen && <Button onClick={() => setDeed('open')}>设立下级</Button>}
                {deeds.map((one) => (
                  <Button key={one.deed} danger={one.hurts} onClick={() => setDeed(one)}>
                    {one.title}
                  </Button>
                ))}
              </div>
            </div>
            <Facts detail={detail} />
            <h3>下级机构</h3>
            <UnitChildren unit={detail.unit} choose={choose} />
            <h3>在任人员</h3>
            <Holders detail={detail} />
            <h3>沿革</h3>
            <UnitHistory history={detail.history} />
            {deed === 'open' && <OpenUnitDrawer parent={detail.unit} close={() => setDeed(undefined)} />}
            {deed !== undefined && deed !== 'open' && (
              <UnitDeedDrawer deed={deed} detail={detail} close={() => setDeed(undefined)} />
            )}
          </>
        )}
      </PageState>
    </section>
  );
}

function Facts({ detail: { unit, pupils, below, schoolKindTitle } }: { readonly detail: UnitDetailAnswer }): ReactNode {
  const counts = COUNTED.flatMap(([kind, words]) => (below[kind] ? [`${below[kind]} ${words}`] : []));
  const facts: readonly (readonly [string, ReactNode])[] = [
    ['类别', unit.kindTitle],
    ['代码', unit.code],
    ...(unit.title === unit.name ? [] : [['届别', unit.name] as const]),
    ...(schoolKindTitle === undefined ? [] : [['办学类型', schoolKindTitle] as const]),
    ['设立', dayInWords(unit.since)],
    ...(unit.until === undefined ? [] : [['撤销', dayInWords(unit.until)] as const]),
    ['在册学生', `${pupils} 人`],
    ...(counts.length > 0 ? [['下级', counts.join('、')] as const] : []),
  ];
  return (
    <dl className="r-facts">
      {facts.map(([title, fact]) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd className="r-num">{fact}</dd>
        </div>
      ))}
    </dl>
  );
}

const COUNTED = [
  ['central-school', '所中心校'],
  ['school', '所学校'],
  ['teaching-point', '个教学点'],
  ['grade', '个年级'],
  ['class', '个班级'],
] as const;

function Holders({ detail: { people, unit } }: { readonly detail: UnitDetailAnswer }): ReactNode {
  if (people.length === 0) return <p className="r-quiet">这里没有人任职，或您的岗位看不到人员。</p>;
  return (
    <>
      <ul className="r-lines">
        {people.map(({ holding, name, title, since }) => (
          <li key={holding}>
            {name}　{title} <span className="r-quiet">{dayInWords(since)}起</span>
          </li>
        ))}
      </ul>
      <p className="r-no-print">
        <Link to={ADDRESSES.people} search={{ unit: unit.path }}>
          查看本机构及下级的人员
        </Link>
      </p>
    </>
  );
}
