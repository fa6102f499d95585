import type { ReactNode } from 'react';
import { itemShape, VERDICTS } from '../check-sheet.ts';
import { percent, rateInWords, rateOf } from '../results.ts';
import type { ResultsGiven, WholeInspection } from './answers.ts';

interface Props {
  readonly of: WholeInspection;
  readonly results: ResultsGiven;
}

/** 检查结果 — the rate with its interval and the size of the sample, then item by item. */
export function ResultTables({ of, results }: Props): ReactNode {
  const { errorRate, pupilsDrawn, pupilsChecked } = results;
  return (
    <section aria-label="检查结果">
      <h2>检查结果</h2>
      <p>
        学生差错率 <b>{rateInWords(errorRate)}</b>；抽 {pupilsDrawn} 名，查完 {pupilsChecked} 名。
        {of.wordless > 0 && <b className="r-query">　{of.wordless} 项不符还没有说明或照片。</b>}
      </p>
      <p className="r-quiet">
        {of.design.drawSchools > 0
          ? '先抽了学校再抽学生，区间只代表抽中学校的学生。'
          : '区间为 Wilson 区间：在全部名单里，差错率有 95% 的把握落在其中。'}
      </p>
      <div className="i-tables">
        <Tallies title="学生" rows={results.pupils} />
        <Tallies title="学校" rows={results.schools} />
      </div>
    </section>
  );
}

function Tallies({ title, rows }: { readonly title: string; readonly rows: ResultsGiven['pupils'] }): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keyboard
    <section className="i-scroll" aria-label={`${title}检查结果`} tabIndex={0}>
      <table className="i-figures">
        <thead>
          <tr>
            <th scope="col">{title}检查项</th>
            {[...Object.values(VERDICTS), '未填', '不符率'].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ item, right, wrong, none, open }) => {
            const { rate } = rateOf(wrong, right + wrong);
            return (
              <tr key={item}>
                <th scope="row">{itemShape(item).title}</th>
                <td>{right}</td>
                <td className={wrong > 0 ? 'r-error' : undefined}>{wrong}</td>
                <td>{none}</td>
                <td>{open}</td>
                <td>{rate === undefined ? '—' : percent(rate)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
