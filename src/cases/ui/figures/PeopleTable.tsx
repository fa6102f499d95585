import type { ReactNode } from 'react';
import type { FiguresGiven } from './answers.ts';

/** 登录情况 — who works at the unit itself, and on how many of its working days they were there. */
export function PeopleTable({ figures: { people, unit, workingDays } }: { readonly figures: FiguresGiven }): ReactNode {
  if (people.length === 0) return <p className="r-quiet">{unit.name}本级没有人员。点上面的单位名称，看它的人员。</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="c-figures" aria-label="人员登录情况" tabIndex={0}>
      <h2>{unit.name}的人员</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">姓名</th>
            <th scope="col" className="c-word">
              岗位
            </th>
            <th scope="col">登录的工作日</th>
            <th scope="col">最近登录</th>
          </tr>
        </thead>
        <tbody>
          {people.map(({ person, name, office, days, lastOn }) => (
            <tr key={`${person} ${office}`}>
              <th scope="row">{name}</th>
              <td className="c-word">{office}</td>
              <td className={days === 0 ? 'r-error' : undefined}>
                <span className="r-num">{workingDays === undefined ? days : `${days}/${workingDays}`}</span>
              </td>
              <td className="r-num">{lastOn ?? '期内没有登录'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
