import { type ClipboardEvent, Fragment, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Setting } from '#src/quality/rule.ts';
import { titleOfCell } from '#src/registry/cells.ts';
import { whyNotEdited } from '#src/registry/editable.ts';
import type { CellName } from '#src/registry/record.ts';
import type { Listed } from '#src/web/table/columns.ts';
import { useReadingOn } from '#src/web/table/reading-on.ts';
import { cellAt, type Grid, type Typing } from '../grid.ts';
import { moved, type Position, pastedCells } from '../grid-keys.ts';
import type { GridRow } from './answers.ts';
import { type CellWords, wordsOfCell } from './cell-words.ts';
import { MendCell } from './MendCell.tsx';
import { useRowsInSight } from './rows-in-sight.ts';

interface Props {
  /** Read on when the last of them comes into sight. */
  readonly list: Listed<GridRow>;
  readonly rows: readonly GridRow[];
  readonly columns: readonly CellName[];
  readonly grid: Grid;
  readonly setting: Setting;
  readonly type: (typings: readonly Typing[]) => void;
  readonly undo: () => void;
  /** Told what is to be said about the cell one is in. */
  readonly onWords: (words: CellWords | undefined) => void;
}

/**
 * 订正表 — moved through with arrows, Tab and Enter; typing begins a cell anew, F2 or a double click goes on with it, Esc
 * leaves it as it was; a row or a column from Excel is pasted from where one is; Ctrl+Z goes back.
 */
export function MendGrid({ list, rows, columns, grid, setting, type, undo, onWords }: Props): ReactNode {
  const [at, setAt] = useState<Position>({ row: 0, column: 0 });
  const [draft, setDraft] = useState<string>();
  const frame = useRef<HTMLDivElement>(null);
  const inSight = useRowsInSight(frame, rows.length, at.row);
  useReadingOn(list, inSight.last);
  // The box tells of its leaving also when a key has dealt with it already.
  const isDealtWith = useRef(true);
  const begin = (text: string) => {
    isDealtWith.current = false;
    setDraft(text);
  };
  const size = { rows: rows.length, columns: columns.length };
  const placeAt = ({ row, column }: Position) => ({
    student: rows[row]?.student ?? '',
    field: columns[column] ?? 'phone',
  });
  const isOpen = ({ row, column }: Position) =>
    rows[row]?.editable === true && whyNotEdited(columns[column] ?? 'name') === undefined;
  const wordsAt = (position: Position) => {
    const row = rows[position.row];
    return row && wordsOfCell(row, placeAt(position).field, grid, setting);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is said of the cell follows from these three.
  useEffect(() => onWords(wordsAt(at)), [at, grid, rows]);
  const isOnTheWay = useRef(false);
  const go = (next: Position) => {
    isOnTheWay.current = true;
    setAt({ ...next });
  };
  useEffect(() => {
    // The row one goes to is drawn wherever it lies; only then it can be gone to.
    if (!isOnTheWay.current) return;
    isOnTheWay.current = false;
    const cell = frame.current?.querySelector<HTMLElement>(`[data-at="${at.row} ${at.column}"]`);
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [at]);
  const keep = (text: string | undefined) => {
    isDealtWith.current = true;
    setDraft(undefined);
    if (text !== undefined) type([{ place: placeAt(at), text: text.trim() }]);
  };
  const onKey = (event: KeyboardEvent) => {
    // While pinyin is being turned into characters the keys belong to the input method.
    if (event.nativeEvent.isComposing) return;
    const key = event.shiftKey && (event.key === 'Tab' || event.key === 'Enter') ? `Shift+${event.key}` : event.key;
    if (draft !== undefined) {
      if (key === 'Escape') keep(undefined);
      else if (!/^(Shift\+)?(Enter|Tab)$/.test(key)) return;
      else keep(draft);
      const next = key === 'Escape' ? at : moved(at, key, size);
      if (next === undefined) return;
      event.preventDefault();
      go(next);
      return;
    }
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z') {
      event.preventDefault();
      undo();
      return;
    }
    const next = moved(at, key, size);
    if (next !== undefined) {
      event.preventDefault();
      go(next);
    } else if (!isOpen(at) || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    } else if (key === 'F2') begin(isHidden(at) ? '' : cellAt(grid, placeAt(at)).text);
    else if (key === 'Delete' || key === 'Backspace') keep('');
    else if (event.key.length === 1 || event.key === 'Process') begin('');
  };
  const isHidden = (position: Position) => {
    const { field } = placeAt(position);
    const cell = cellAt(grid, placeAt(position));
    return rows[position.row]?.hidden.includes(field) === true && cell.text === cell.held;
  };
  const onPaste = (event: ClipboardEvent) => {
    if (draft !== undefined) return;
    event.preventDefault();
    const cells = pastedCells(event.clipboardData.getData('text/plain'));
    type(
      cells.flatMap((texts, down) =>
        texts.flatMap((text, right) => {
          const position = { row: at.row + down, column: at.column + right };
          const isInside = position.row < size.rows && position.column < size.columns;
          return isInside && isOpen(position) ? [{ place: placeAt(position), text: text.trim() }] : [];
        }),
      ),
    );
  };
  return (
    <div className="f-grid-frame" ref={frame}>
      <table
        className="f-grid"
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: ARIA's pattern of a grid is a table with these roles.
        role="grid"
        aria-label="订正表"
        aria-rowcount={list.hasNextPage ? -1 : rows.length + 1}
        onKeyDown={onKey}
        onPaste={onPaste}
      >
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">姓名</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {titleOfCell(column)}
                {whyNotEdited(column) !== undefined && <small className="r-quiet">（不能直接改）</small>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {inSight.rows.map(({ index: down, gap }) => {
            const row = rows[down];
            if (row === undefined) return null;
            return (
              <Fragment key={row.student}>
                <Gap height={gap} />
                <tr aria-rowindex={down + 2} ref={inSight.measure} data-index={down}>
                  <th scope="row" title={`${row.place.school} ${row.place.class}`}>
                    {row.name} <small className="r-quiet">{row.place.class}</small>
                  </th>
                  {columns.map((field, right) => {
                    const position = { row: down, column: right };
                    const isHere = at.row === down && at.column === right;
                    return (
                      <MendCell
                        key={field}
                        position={position}
                        cell={cellAt(grid, { student: row.student, field })}
                        words={wordsOfCell(row, field, grid, setting)}
                        isHere={isHere}
                        isOpen={isOpen(position)}
                        draft={isHere ? draft : undefined}
                        onDraft={setDraft}
                        onEnter={() => setAt(position)}
                        onOpen={() =>
                          isOpen(position) && begin(isHidden(position) ? '' : cellAt(grid, placeAt(position)).text)
                        }
                        onLeave={() => isDealtWith.current || keep(draft)}
                      />
                    );
                  })}
                </tr>
              </Fragment>
            );
          })}
          <Gap height={inSight.gapAfter} />
        </tbody>
      </table>
    </div>
  );
}

/** Holds the place of rows that are not drawn. */
function Gap({ height }: { readonly height: number }): ReactNode {
  return height > 0 ? (
    <tr className="f-gap">
      <td style={{ height }} />
    </tr>
  ) : null;
}
