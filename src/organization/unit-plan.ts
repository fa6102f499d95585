import { below, isWithin, parentOf, type Unit, type UnitPath } from './unit.ts';

/** 机构变动 */
export const UNIT_CHANGES = {
  open: '设立',
  rename: '更名',
  move: '划转',
  merge: '并入',
  close: '撤销',
  reopen: '恢复',
} as const;

export type UnitChangeKind = keyof typeof UNIT_CHANGES;

/** What one unit becomes. */
export interface UnitStep {
  readonly unit: Unit;
  readonly kind: UnitChangeKind;
  readonly name: string;
  readonly path: UnitPath;
  /** Does it stand from the day of the change on? */
  readonly open: boolean;
  /** The id of the unit it became part of. */
  readonly mergedInto?: string;
}

/** Everything filed at or below `from` is from now on filed below `to`. */
export interface PathMove {
  readonly from: UnitPath;
  readonly to: UnitPath;
}

/** 变动方案 — what a change does to the unit, to all below it, and to what is filed by path. Nothing of the past is in it. */
export interface UnitPlan {
  readonly steps: readonly UnitStep[];
  /** To be carried out in this order: what lies deeper comes first. */
  readonly moves: readonly PathMove[];
}

export function planRename(unit: Unit, name: string): UnitPlan {
  return { steps: [{ ...asItIs(unit), kind: 'rename', name }], moves: [] };
}

/** 划转 — the unit with all below it, standing and closed, goes below another. */
export function planMove(unit: Unit, beneath: readonly Unit[], parent: UnitPath): UnitPlan {
  const move = { from: unit.path, to: below(parent, unit.code) };
  return { steps: [unit, ...beneath].map((one) => movedStep(one, moved(one.path, move))), moves: [move] };
}

/** 撤销 — with the grades and classes below it that still stand. */
export function planClose(unit: Unit, beneath: readonly Unit[]): UnitPlan {
  const closing = [unit, ...beneath.filter(({ until }) => until === undefined)];
  return { steps: closing.map((one) => ({ ...asItIs(one), kind: 'close', open: false })), moves: [] };
}

export function planReopen(unit: Unit): UnitPlan {
  return { steps: [{ ...asItIs(unit), kind: 'reopen', open: true }], moves: [] };
}

/**
 * 并入 — the unit closes, and what is below it goes below the other. Where the other has a grade of that code, the classes go
 * into it; where it has a class or a school of that code already, the newcomer keeps apart by a code and a name that say
 * where it came from.
 */
export function planMerge(unit: Unit, beneath: readonly Unit[], into: Unit, beneathInto: readonly Unit[]): UnitPlan {
  const standingLast = [...beneathInto].sort((a, b) => Number(a.until === undefined) - Number(b.until === undefined));
  const taken = new Map(standingLast.map((one) => [one.path, one]));
  const went = new Map<UnitPath, UnitPath>([[unit.path, into.path]]);
  const steps: UnitStep[] = [{ ...asItIs(unit), kind: 'merge', open: false, mergedInto: into.id }];
  for (const one of [...beneath].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const parent = went.get(parentOf(one.path) ?? one.path) ?? into.path;
    const twin = taken.get(below(parent, one.code));
    if (twin !== undefined && one.kind === 'grade' && (twin.until === undefined || one.until !== undefined)) {
      went.set(one.path, twin.path);
      steps.push({ ...asItIs(one), kind: 'merge', open: false, mergedInto: twin.id });
      continue;
    }
    const keepsCode = twin === undefined || one.kind === 'grade';
    const path = keepsCode ? below(parent, one.code) : freePath(parent, one.code, unit.code, taken);
    const name = keepsCode ? one.name : `${one.name}（原${unit.name}）`;
    went.set(one.path, path);
    taken.set(path, one);
    steps.push({ ...movedStep(one, path), name });
  }
  return { steps, moves: movesOf(went) };
}

/** The path after a move; unchanged when the move does not concern it. */
export function moved(path: UnitPath, { from, to }: PathMove): UnitPath {
  return isWithin(path, from) ? (`${to}${path.slice(from.length)}` as UnitPath) : path; // a path in front of a rest of one
}

function asItIs(unit: Unit): Omit<UnitStep, 'kind'> {
  return { unit, name: unit.name, path: unit.path, open: unit.until === undefined };
}

function movedStep(unit: Unit, path: UnitPath): UnitStep {
  return { ...asItIs(unit), kind: 'move', path };
}

function freePath(parent: UnitPath, code: string, origin: string, taken: ReadonlyMap<UnitPath, Unit>): UnitPath {
  const base = `${code}-${origin}`.slice(0, 36);
  for (let i = 1; ; i += 1) {
    const path = below(parent, i === 1 ? base : `${base}-${i}`);
    if (!taken.has(path)) return path;
  }
}

/** Deepest first; those that only follow the unit above them are left out. */
function movesOf(went: ReadonlyMap<UnitPath, UnitPath>): readonly PathMove[] {
  const all = [...went].map(([from, to]) => ({ from, to }));
  return all
    .filter(({ from, to }) => {
      const above = parentOf(from);
      const toAbove = above && went.get(above);
      return toAbove === undefined || to !== `${toAbove}${from.slice((above ?? '').length)}`;
    })
    .sort((a, b) => b.from.length - a.from.length);
}
