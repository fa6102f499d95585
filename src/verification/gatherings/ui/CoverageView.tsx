import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { OFFICES } from '#src/organization/office.ts';
import { api, loaded } from '#src/web/api.ts';
import { useFilters } from '#src/web/filters.ts';
import { Rate } from '#src/web/Num.tsx';
import { Nothing, PageState } from '#src/web/PageState.tsx';
import { TRAINED_OFFICES, type TrainedOffice } from '../coverage.ts';
import type { CoverageGiven } from './answers.ts';
import { CoverageNames, type NamesAsked, type Which } from './CoverageNames.tsx';
import { SaveCoverage } from './SaveCoverage.tsx';

interface Props {
  readonly campaign: string | undefined;
  readonly year: number | undefined;
  readonly unit: string | undefined;
}

type Coverage = CoverageGiven['whole'];

/** 培训覆盖率 — who has been trained, unit by unit; every figure opens its names. */
export function CoverageView({ campaign, year, unit }: Props): ReactNode {
  const [{ names }, narrow] = useFilters(['names']);
  const query = { ...(campaign && { campaign }), ...(year && { year }) };
  const answer = useQuery({
    queryKey: ['training-coverage', query, unit],
    queryFn: (): Promise<CoverageGiven> =>
      loaded(api.GET('/api/gatherings/coverage', { params: { query: { ...query, ...(unit && { unit }) } } })),
  });
  const given = answer.data;
  const asked = readNames(names);
  const open = (office: TrainedOffice, which: Which, at: string) => narrow({ names: `${office} ${which} ${at}` });
  return (
    <PageState query={answer}>
      {given && (
        <section className="g-coverage" aria-label="培训覆盖率">
          <div className="g-figures">
            {TRAINED_OFFICES.map((office) => (
              <p key={office}>
                {OFFICES[office].title}已培训{' '}
                <b>
                  <Rate part={given.whole[office].trained} whole={given.whole[office].total} />
                </b>
              </p>
            ))}
            <p>
              {campaign === undefined ? '本学年' : '本专项'}办班 <b>{given.courses.count}</b> 次，
              <b>{Math.round(given.courses.hours * 10) / 10}</b> 学时，参训 <b>{given.courses.attendances}</b> 人次
            </p>
          </div>
          <SaveCoverage query={{ ...query, ...(unit && { unit }) }} />
          <CoverageTable given={given} open={open} />
          <p className="r-quiet">
            按现在任职的单位统计：换了学校的，培训记录跟着人走。到会和补训都算已培训；一人带两个班算一人；代办的不算。
          </p>
          {asked && <CoverageNames asked={asked} period={query} close={() => narrow({ names: undefined })} />}
        </section>
      )}
    </PageState>
  );
}

function CoverageTable({
  given,
  open,
}: {
  readonly given: CoverageGiven;
  readonly open: (office: TrainedOffice, which: Which, at: string) => void;
}): ReactNode {
  const { unit, rows, whole } = given;
  if (rows.length === 0 && whole['class-teacher'].total + whole.registrar.total === 0) {
    return <Nothing title="这里还没有学籍管理员和班主任。岗位授予以后，就会列在这里。" />;
  }
  const lines = [
    ...rows.map((row) => ({ ...row, isWhole: false })),
    { ...unit, kind: 'class', coverage: whole, isWhole: true },
  ];
  return (
    <div className="g-scroll">
      <table>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              单位
            </th>
            {TRAINED_OFFICES.map((office) => (
              <th key={office} scope="colgroup" colSpan={3}>
                {OFFICES[office].title}
              </th>
            ))}
          </tr>
          <tr>
            {TRAINED_OFFICES.flatMap((office) =>
              ['已培训', '未培训', '空缺'].map((title) => (
                <th key={`${office} ${title}`} scope="col">
                  {title}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ path, name, kind, coverage, isWhole }) => (
            <tr key={isWhole ? 'whole' : path} className={isWhole ? 'g-whole' : undefined}>
              <th scope="row">{isWhole ? `合计` : kind === 'class' ? name : <UnitLink path={path} name={name} />}</th>
              {TRAINED_OFFICES.flatMap((office) =>
                countsOf(coverage, office).map(([which, count]) => (
                  <td key={`${office} ${which}`}>
                    <Figure
                      count={count}
                      label={`${name}，${OFFICES[office].title}，${WORDS[which]}`}
                      open={() => open(office, which, path)}
                    />
                  </td>
                )),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A unit's name leads into it; everything else in the address stays. */
function UnitLink({ path, name }: { readonly path: string; readonly name: string }): ReactNode {
  return (
    <Link to="." search={(before: Readonly<Record<string, unknown>>) => ({ ...before, unit: path, names: undefined })}>
      {name}
    </Link>
  );
}

function Figure({
  count,
  label,
  open,
}: {
  readonly count: number;
  readonly label: string;
  readonly open: () => void;
}): ReactNode {
  if (count === 0) return <span className="r-num r-quiet">0</span>;
  return (
    <Button type="link" size="small" className="r-num" aria-label={`${label}：${count}`} onClick={open}>
      {count.toLocaleString('zh-CN')}
    </Button>
  );
}

const WORDS: Readonly<Record<Which, string>> = { trained: '已培训', untrained: '未培训', vacant: '空缺' };

function countsOf(coverage: Coverage, office: TrainedOffice): readonly (readonly [Which, number])[] {
  const { trained, total, vacant } = coverage[office];
  return [
    ['trained', trained],
    ['untrained', total - trained],
    ['vacant', vacant],
  ];
}

/** What the address says is open; whatever else stands there is not. */
function readNames(text: string | undefined): NamesAsked | undefined {
  const [office, which, unit] = text?.split(' ') ?? [];
  const known = TRAINED_OFFICES.find((each) => each === office);
  if (known === undefined || unit === undefined) return undefined;
  return which === 'trained' || which === 'untrained' || which === 'vacant'
    ? { office: known, which, unit }
    : undefined;
}
