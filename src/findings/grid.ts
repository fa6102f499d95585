import type { CellName } from '#src/registry/record.ts';

/** 格 — one cell of the grid in which findings are mended. */
export interface CellPlace {
  readonly student: string;
  readonly field: CellName;
}

/** `kept`: as the server has it. `dirty`: typed, and not yet on its way. */
export type CellState = 'kept' | 'dirty' | 'saving' | 'saved' | 'failed' | 'conflict';

interface GridCell {
  /** What the server has, as far as this page knows. */
  readonly held: string;
  readonly text: string;
  readonly state: CellState;
  /** Why it was not saved. */
  readonly message?: string | undefined;
}

interface GridLine {
  readonly student: string;
  /** Of the record: a save is made from it. */
  readonly revision: number;
  readonly cells: Readonly<Record<string, GridCell>>;
}

interface Step {
  readonly place: CellPlace;
  readonly before: string;
}

/** 订正表 as it stands in the browser: what was typed, what of it is saved, and the way back. */
export interface Grid {
  readonly lines: ReadonlyMap<string, GridLine>;
  /** Latest last; one deed, as a paste, may be many steps. */
  readonly undo: readonly (readonly Step[])[];
}

export interface Typing {
  readonly place: CellPlace;
  readonly text: string;
}

export const EMPTY_GRID: Grid = { lines: new Map(), undo: [] };

/** Rows as the server gave them; what somebody is typing in a row that is here already stays. */
export function opened(
  grid: Grid,
  rows: readonly {
    readonly student: string;
    readonly revision: number;
    readonly cells: Readonly<Record<string, string>>;
  }[],
): Grid {
  const fresh = rows.filter(({ student }) => !grid.lines.has(student));
  if (fresh.length === 0) return grid;
  const lines = new Map(grid.lines);
  for (const { student, revision, cells } of fresh) {
    const held = Object.entries(cells).map(([name, text]) => [name, { held: text, text, state: 'kept' }] as const);
    lines.set(student, { student, revision, cells: Object.fromEntries(held) });
  }
  return { ...grid, lines };
}

/** Typed into one cell, or pasted into many: one deed that is undone as one. What changes nothing is no deed. */
export function typed(grid: Grid, typings: readonly Typing[], isUndone = false): Grid {
  const steps: Step[] = [];
  let { lines } = grid;
  for (const { place, text } of typings) {
    const cell = cellAt({ ...grid, lines }, place);
    if (cell.text === text) continue;
    steps.push({ place, before: cell.text });
    lines = changed(lines, place, { ...cell, text, state: text === cell.held ? 'kept' : 'dirty', message: undefined });
  }
  if (steps.length === 0) return grid;
  return { lines, undo: isUndone ? grid.undo : [...grid.undo, steps] };
}

/** 撤销 — the last deed is typed back, and saved like anything that is typed. */
export function undone(grid: Grid): Grid {
  const last = grid.undo.at(-1);
  if (last === undefined) return grid;
  const back = [...last].reverse().map(({ place, before }) => ({ place, text: before }));
  return { ...typed(grid, back, true), undo: grid.undo.slice(0, -1) };
}

/** What a row has to save; none while something of it is on its way, so that a row is saved in order. */
export function toSave(grid: Grid, student: string): Readonly<Record<string, string>> | undefined {
  const line = grid.lines.get(student);
  const cells = Object.entries(line?.cells ?? {});
  if (cells.some(([, { state }]) => state === 'saving')) return undefined;
  const dirty = cells.filter(([, { state }]) => state === 'dirty').map(([name, { text }]) => [name, text] as const);
  return dirty.length === 0 ? undefined : Object.fromEntries(dirty);
}

export function saving(grid: Grid, student: string, sent: Readonly<Record<string, string>>): Grid {
  return onSent(grid, student, sent, (cell) => ({ ...cell, state: 'saving' }));
}

/** Saved. What was typed while it was on its way is still to be saved. */
export function saved(grid: Grid, student: string, sent: Readonly<Record<string, string>>, revision: number): Grid {
  const next = onSent(grid, student, sent, (cell, text) => ({
    held: text,
    text: cell.text,
    state: cell.text === text ? 'saved' : 'dirty',
  }));
  const line = next.lines.get(student);
  if (line === undefined) return next;
  return { ...next, lines: new Map([...next.lines, [student, { ...line, revision }]]) };
}

/** Not saved: refused for a reason of the cell's own, or of the row's. A cell without a reason is sent again without the others. */
export function unsaved(
  grid: Grid,
  student: string,
  sent: Readonly<Record<string, string>>,
  state: 'failed' | 'conflict',
  messageOf: (field: string) => string | undefined,
): Grid {
  return onSent(grid, student, sent, (cell, _text, field) => {
    const message = messageOf(field);
    return { ...cell, state: message === undefined ? 'dirty' : state, message };
  });
}

export function cellAt(grid: Grid, { student, field }: CellPlace): GridCell {
  return grid.lines.get(student)?.cells[field] ?? { held: '', text: '', state: 'kept' };
}

/** The record as it stands in the row, typed cells among them. */
export function textsOf(grid: Grid, student: string): Readonly<Record<string, string>> {
  const cells = Object.entries(grid.lines.get(student)?.cells ?? {});
  return Object.fromEntries(cells.map(([name, { text }]) => [name, text]));
}

/** How many cells are not safely with the server. */
export function unsavedCount(grid: Grid): number {
  let count = 0;
  for (const { cells } of grid.lines.values()) {
    for (const { state } of Object.values(cells)) if (state !== 'kept' && state !== 'saved') count += 1;
  }
  return count;
}

function onSent(
  grid: Grid,
  student: string,
  sent: Readonly<Record<string, string>>,
  next: (cell: GridCell, text: string, field: string) => GridCell,
): Grid {
  const line = grid.lines.get(student);
  if (line === undefined) return grid;
  const cells = { ...line.cells };
  for (const [field, text] of Object.entries(sent)) {
    const cell = cells[field];
    if (cell !== undefined) cells[field] = next(cell, text, field);
  }
  return { ...grid, lines: new Map([...grid.lines, [student, { ...line, cells }]]) };
}

function changed(lines: Grid['lines'], { student, field }: CellPlace, cell: GridCell): Grid['lines'] {
  const line = lines.get(student);
  if (line === undefined) return lines;
  return new Map([...lines, [student, { ...line, cells: { ...line.cells, [field]: cell } }]]);
}
