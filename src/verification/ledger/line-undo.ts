import type { DeedName, LineDeed } from './line.ts';
import type { LineState, ReturnWay } from './line-states.ts';

/** One deed of a way back. It needs no words: what needs them is not taken back by a button. */
export type UndoDeed = Extract<LineDeed, { readonly deed: 'issue' | 'take-back' | 'undo-return' | 'can' }> | Returned;

type Returned = { readonly deed: 'return' | 'confirm' | 'change'; readonly way: ReturnWay };

/**
 * 撤销 — the deeds that bring a line back to the state it was in, one after the other; `undefined` where the table has no way back:
 * what was keyed is undone where it was keyed, and a reason that was taken off must be written anew.
 */
export function undoOf(deed: DeedName, before: LineState, way: ReturnWay): readonly UndoDeed[] | undefined {
  return WAYS_BACK[deed]?.[before]?.map((name) => (isReturn(name) ? { deed: name, way } : { deed: name }));
}

type UndoName = UndoDeed['deed'];
type WayBack = Partial<Record<LineState, readonly UndoName[]>>;

const CAME: WayBack = { 'not-issued': ['undo-return', 'take-back'], issued: ['undo-return'] };

const WAYS_BACK: Partial<Record<DeedName, WayBack>> = {
  issue: { 'not-issued': ['take-back'] },
  'take-back': { issued: ['issue'] },
  return: CAME,
  confirm: { ...CAME, returned: ['undo-return', 'return'], changed: ['change'] },
  change: { ...CAME, returned: ['undo-return', 'return'], confirmed: ['confirm'] },
  'undo-return': { returned: ['return'], confirmed: ['confirm'], changed: ['change'] },
  cannot: { 'not-issued': ['can'], issued: ['can'] },
};

function isReturn(name: UndoName): name is Returned['deed'] {
  return name === 'return' || name === 'confirm' || name === 'change';
}
