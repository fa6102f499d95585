import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { Num } from '#src/web/Num.tsx';
import { STANDINGS, type Standing } from '../standings.ts';
import type { PathwayFigures } from './answers.ts';
import { EVERY_STANDING, STANDING_HEADINGS } from './standing-words.tsx';

interface Props {
  readonly figures: PathwayFigures;
  readonly chosen: Standing | undefined;
}

/** 核实进度表 — unit by unit and step by step; a unit opens those below it, a figure narrows the roster to its children. */
export function FiguresTable({ figures: { whole, rows }, chosen }: Props): ReactNode {
  const isLeaf = (kind: string) => kind === 'class' || kind === '';
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="p-figures" aria-label="核实进度表" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">单位</th>
            <th scope="col">无号学生</th>
            {EVERY_STANDING.map((standing) => (
              <th key={standing} scope="col" title={STANDINGS[standing]} data-chosen={standing === chosen}>
                {STANDING_HEADINGS[standing]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.path}>
              <th scope="row">{isLeaf(row.kind) ? row.name : <DrillDown path={row.path} name={row.name} />}</th>
              <Cells of={row} chosen={chosen} />
            </tr>
          ))}
        </tbody>
        {rows.length > 1 && (
          <tfoot>
            <tr>
              <th scope="row">合计</th>
              <Cells of={whole} chosen={chosen} />
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  );
}

function Cells({ of, chosen }: { readonly of: PathwayFigures['whole']; readonly chosen: Props['chosen'] }): ReactNode {
  const { path, name, total, counts } = of;
  const room = ADDRESSES.pathway;
  return (
    <>
      <td>
        <Num value={total} to={room} search={{ unit: path }} label={`${name} 无证件号学生`} />
      </td>
      {EVERY_STANDING.map((standing) => {
        const value = counts[standing] ?? 0;
        return (
          <td key={standing} data-chosen={standing === chosen}>
            {value === 0 ? (
              <span className="r-quiet r-num">0</span>
            ) : (
              <Num value={value} to={room} search={{ unit: path, standing }} label={`${name} ${STANDINGS[standing]}`} />
            )}
          </td>
        );
      })}
    </>
  );
}

/** 上级单位 — the way back up, and where one is. */
export function UnitsAbove({ figures }: { readonly figures: PathwayFigures | undefined }): ReactNode {
  if (figures === undefined) return null;
  const { above, whole } = figures;
  return (
    <>
      {above.map(({ path, name }) => (
        <span key={path}>
          <DrillDown path={path} name={name} /> /{' '}
        </span>
      ))}
      {whole.name}　没有身份证件号的学生 <Num value={whole.total} /> 名
    </>
  );
}

function DrillDown({ path, name }: { readonly path: string; readonly name: string }): ReactNode {
  return (
    <Link to={ADDRESSES.pathway} search={{ unit: path }}>
      {name}
    </Link>
  );
}
