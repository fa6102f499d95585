import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { momentInWords } from '#src/web/dates.ts';
import { SideScroll } from '#src/web/table/SideScroll.tsx';
import { EVERY_FIGURE, FIGURES, type FigureName, SECTIONS } from '../figures.ts';
import type { ReportPeriod } from '../periods.ts';
import type { PeriodReport } from './answers.ts';

interface Props {
  readonly figures: PeriodReport['figures'];
  readonly asOf: string;
  readonly period: ReportPeriod;
}

/** 数字 — each with what it counts; where there is a list of it, it opens the list. */
export function FiguresTable({ figures: { whole, rows }, asOf, period }: Props): ReactNode {
  return (
    <>
      <p className="r-quiet">
        {period.from} 至 {period.until}，数据截至 {momentInWords(asOf)}
      </p>
      <SideScroll label="数字和口径" least={480}>
        <table className="dr-table">
          <thead>
            <tr>
              <th scope="col">类别</th>
              <th scope="col">项目</th>
              <th scope="col">数字</th>
              <th scope="col">口径</th>
            </tr>
          </thead>
          <tbody>
            {EVERY_FIGURE.map((name) => (
              <tr key={name}>
                <td className="r-quiet">{SECTIONS[FIGURES[name].section]}</td>
                <th scope="row">{FIGURES[name].title}</th>
                <td className="r-num">
                  <Figure name={name} value={whole[name]} period={period} />
                </td>
                <td className="r-quiet">{FIGURES[name].definition}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </SideScroll>
      {rows.length > 0 && (
        <SideScroll label="各单位" least={160 + EVERY_FIGURE.length * 84}>
          <table className="dr-table">
            <thead>
              <tr>
                <th scope="col">单位</th>
                {EVERY_FIGURE.map((name) => (
                  <th key={name} scope="col" title={FIGURES[name].definition}>
                    {FIGURES[name].title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.name}>
                  <th scope="row">
                    <Link
                      to="."
                      search={(before: Readonly<Record<string, unknown>>) => ({ ...before, unit: row.path })}
                    >
                      {row.name}
                    </Link>
                  </th>
                  {EVERY_FIGURE.map((name) => (
                    <td key={name} className="r-num">
                      <Figure name={name} value={row.figures[name]} period={period} unit={row.path} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </SideScroll>
      )}
    </>
  );
}

interface FigureProps {
  readonly name: FigureName;
  readonly value: number;
  readonly period: ReportPeriod;
  readonly unit?: string;
}

function Figure({ name, value, period, unit }: FigureProps): ReactNode {
  const door = doorOf(name, period);
  const text = value.toLocaleString('zh-CN');
  if (value === 0 || door === undefined) return text;
  return (
    <Link
      to={door.to}
      search={{ ...door.search, ...(unit && { unit, of: unit }) }}
      aria-label={`${FIGURES[name].title}：${text}`}
    >
      {text}
    </Link>
  );
}

/** The list behind a figure, as it is now: what has been settled since is told there. */
function doorOf(name: FigureName, { from, until }: ReportPeriod) {
  const { section } = FIGURES[name];
  if (name === 'roll') return { to: ADDRESSES.pupils, search: {} };
  if (name === 'notReturned' || name === 'notReturnedOpen') {
    return { to: ADDRESSES.attendance, search: { view: 'returns', list: 'away' } };
  }
  if (section === 'attendance') {
    return { to: ADDRESSES.attendance, search: { from, until, list: name === 'unexcusedPupils' ? 'unexcused' : name } };
  }
  return { to: ADDRESSES.dropouts, search: {} };
}
