import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Drawer } from 'antd';
import { type ReactNode, useState } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { momentInWords } from '#src/web/dates.ts';
import { useNarrow } from '#src/web/narrow.ts';
import { Nothing, PageState } from '#src/web/PageState.tsx';
import type { CountiesGiven, FaultyGiven } from './answers.ts';

/** 各县情况 — figures with their denominators; behind a figure the overview of the county, or surnames and nothing more. */
export function Counties(): ReactNode {
  const [listed, setListed] = useState<{ readonly unit: string; readonly name: string }>();
  const query = useQuery({
    queryKey: ['inspection-counties'],
    queryFn: (): Promise<CountiesGiven> => loaded(api.GET('/api/inspections/counties')),
  });
  const rows = query.data?.rows ?? [];
  return (
    <PageState query={query}>
      {rows.length === 0 ? (
        <Nothing title="还没有县。" />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keyboard
        <section className="i-scroll" aria-label="各县情况" tabIndex={0}>
          <table className="i-figures">
            <caption>截至 {momentInWords(query.data?.asOf ?? '')}；比率以在册学生、在办业务为分母</caption>
            <thead>
              <tr>
                {['县', '在册学生', '有错误的学籍', '无身份证件号', '在办业务', '其中超期', ''].map((title) => (
                  <th key={title} scope="col">
                    {title || <span className="i-hidden">名单</span>}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ unit, name, pupils, withErrors, withoutNumber, openCases, overdueCases }) => (
                <tr key={unit}>
                  <th scope="row">
                    <Link to={ADDRESSES.overview} search={{ unit }}>
                      {name}
                    </Link>
                  </th>
                  <td>{pupils}</td>
                  <td>{shareOf(withErrors, pupils)}</td>
                  <td>{shareOf(withoutNumber, pupils)}</td>
                  <td>{openCases}</td>
                  <td>{shareOf(overdueCases, openCases)}</td>
                  <td>
                    <Button
                      size="small"
                      disabled={withErrors === 0}
                      aria-label={`${name}有错误的学籍名单`}
                      onClick={() => setListed({ unit, name })}
                    >
                      名单
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {listed && <Faulty {...listed} close={() => setListed(undefined)} />}
    </PageState>
  );
}

function shareOf(part: number, of: number): string {
  return of === 0 ? String(part) : `${part}（${((part / of) * 100).toFixed(1)}%）`;
}

interface FaultyProps {
  readonly unit: string;
  readonly name: string;
  readonly close: () => void;
}

function Faulty({ unit, name, close }: FaultyProps): ReactNode {
  const isNarrow = useNarrow();
  const query = useQuery({
    queryKey: ['inspection-faulty', unit],
    queryFn: (): Promise<FaultyGiven> =>
      loaded(api.GET('/api/inspections/faulty', { params: { query: { unit } as never } })), // a path from the list
  });
  return (
    <Drawer open title={`${name}有错误的学籍`} size={isNarrow ? '100%' : 480} onClose={close}>
      <PageState query={query}>
        <p className="r-quiet">
          只列姓氏和班级，没有抽中的学生不显示姓名。查看已记入该县的审计。
          {query.data?.more && '只列出错误最多的 200 名。'}
        </p>
        <ul className="i-list">
          {query.data?.rows.map(({ name: of, place, errors }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two of one class may look alike
            <li key={at}>
              <span>{of}</span>
              <span>{place}</span>
              <span className="r-quiet">{errors} 处错误</span>
            </li>
          ))}
        </ul>
      </PageState>
    </Drawer>
  );
}
