import { Link } from '@tanstack/react-router';
import type { CSSProperties, ReactNode } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { momentInWords } from '#src/web/dates.ts';
import { Num } from '#src/web/Num.tsx';
import { useSession } from '#src/web/session.ts';
import { SMALL } from '../campaign-summary.ts';
import { type FigureName, SECTIONS, type SectionName, titleOfFigure } from '../figures.ts';
import type { Summary, UnitLine } from './answers.ts';
import { doorOf } from './doors.ts';

interface Props {
  readonly campaign: string;
  readonly section: SectionName;
  readonly summary: Summary;
  /** The campaign's first day. Without it the figures are of another day, and open nothing. */
  readonly startsOn?: string | undefined;
}

/** 汇总表 — unit by unit; a unit opens those below it, a figure the list of what it counts. */
export function FiguresTable({ campaign, section, summary, startsOn }: Props): ReactNode {
  const { title, columns }: { readonly title: string; readonly columns: readonly FigureName[] } = SECTIONS[section];
  const { rows, whole } = summary;
  const cells = (row: UnitLine) => <Cells {...{ campaign, columns, row, startsOn }} isSigned={section === 'sheets'} />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="v-figures" aria-label={`${title}汇总表`} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">单位</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {titleOfFigure(column)}
              </th>
            ))}
            {section === 'sheets' && (
              <th scope="col" className="v-signed">
                签核
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.unplaced ? '' : row.path}>
              <th scope="row">
                <UnitName campaign={campaign} about={section} row={row} isOpen={startsOn !== undefined} />
              </th>
              {cells(row)}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{rows.length > 0 ? '合计' : whole.name}</th>
            {cells(whole)}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

interface NameProps {
  readonly campaign: string;
  readonly about: string;
  readonly row: UnitLine;
  readonly isOpen: boolean;
}

function UnitName({ campaign, about, row: { path, name, kind, unplaced }, isOpen }: NameProps): ReactNode {
  if (!isOpen || unplaced || kind === 'class' || kind === '') return name;
  return (
    <Link to={ADDRESSES.campaign} params={{ id: campaign }} search={{ tab: 'summary', about, unit: path }}>
      {name}
    </Link>
  );
}

interface CellsProps {
  readonly campaign: string;
  readonly columns: readonly FigureName[];
  readonly row: UnitLine;
  readonly startsOn: string | undefined;
  readonly isSigned: boolean;
}

function Cells({ campaign, columns, row, startsOn, isSigned }: CellsProps): ReactNode {
  const { permissions } = useSession();
  const { path: unit, name, unplaced, counts, signed } = row;
  return (
    <>
      {columns.map((column) => {
        const value = counts[column];
        const door =
          startsOn === undefined ? undefined : doorOf(column, { campaign, startsOn, unit, unplaced }, permissions);
        return (
          <td key={column} style={column === 'settled' ? partOf(row) : undefined}>
            {value === undefined ? '—' : <Num value={value} label={`${name} ${titleOfFigure(column)}`} {...door} />}
            {column === 'settled' && <Share of={row} />}
          </td>
        );
      })}
      {isSigned && (
        <td className="v-signed" title={signed && momentInWords(signed.at)}>
          {signed ? `${signed.by} ${momentInWords(signed.at).slice(5, 10)}` : <span className="r-quiet">—</span>}
        </td>
      )}
    </>
  );
}

/** 进度 in percent, where there are enough pupils for one to mean something. */
function Share({ of: { counts } }: { readonly of: UnitLine }): ReactNode {
  const { settled = 0, roll = 0 } = counts;
  if (roll < SMALL) return null;
  return <small className="r-quiet"> {((settled / roll) * 100).toFixed(1)}%</small>;
}

/** A thin line below the figure, as long as the part that is done. */
function partOf({ counts: { settled = 0, roll = 0 } }: UnitLine): CSSProperties {
  const part = roll === 0 ? 0 : settled / roll;
  return { backgroundSize: `${(part * 100).toFixed(1)}% 3px` };
}
