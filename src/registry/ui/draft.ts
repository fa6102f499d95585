import { wayOf } from '../editable.ts';
import { filled } from '../filled.ts';
import type { CellName, Cells } from '../record.ts';

/** 草稿 — what has been typed and not yet saved, by cell; `null` takes a cell of a family member away. */
export type Draft = Readonly<Record<string, string | null>>;

/** What a rule says of a cell as it is being filled in. */
export interface CellRemark {
  readonly message: string;
}

/** Asks the rules about a cell. `hidden` are cells in stars, whose text nobody here knows. */
export type Check = (cells: Cells, field: CellName, hidden: ReadonlySet<CellName>) => readonly CellRemark[];

/** The cells with the draft in their places. */
export function withDraft(cells: Readonly<Record<string, string>>, draft: Draft): Cells {
  const typed = Object.entries(draft).map(([name, text]) => [name, text ?? '']);
  return { ...cells, ...Object.fromEntries(typed) };
}

/** What is wrong with a cell as it is typed: first whether it can be kept at all, then what the rules say. */
export function faultOf(
  name: CellName,
  draft: Draft,
  cells: Readonly<Record<string, string>>,
  masked: readonly string[],
  check: Check | undefined,
): string | undefined {
  const text = draft[name];
  if (text === undefined || text === null) return undefined;
  const answer = filled(name, text);
  if ('wrong' in answer) return answer.wrong;
  const hidden = masked.filter((field) => draft[field] === undefined) as CellName[]; // the server named cells
  const remarks = check?.(withDraft(cells, { ...draft, [name]: answer.text }), name, new Set(hidden)) ?? [];
  return remarks.length === 0 ? undefined : remarks.map(({ message }) => message).join('；');
}

/** Can a person correct this cell in place? */
export function isEditable(name: CellName): boolean {
  return wayOf(name) === 'edit';
}
