import type { Objection } from '#src/organization/objection.ts';

/** What stands in the way of a whole case, and of single pupils of it. */
export interface Sorted {
  readonly common: readonly Objection[];
  readonly own: readonly (readonly Objection[])[];
}

/** 归并理由 — what is wrong with every pupil alike is said once; the rest of each pupil, in their order. */
export function sorted(byPupil: readonly (readonly Objection[])[]): Sorted {
  const [first = [], ...others] = byPupil;
  const keys = others.map((objections) => new Set(objections.map(keyOf)));
  const common = first.filter((objection) => keys.every((set) => set.has(keyOf(objection))));
  const shared = new Set(common.map(keyOf));
  return { common, own: byPupil.map((objections) => objections.filter((each) => !shared.has(keyOf(each)))) };
}

/** As one list, each pupil's own with the name before it: what a submission of many is refused with. */
export function inOneList(byPupil: readonly (readonly Objection[])[], names: readonly string[]): readonly Objection[] {
  const { common, own } = sorted(byPupil);
  const named = own.flatMap((objections, i) =>
    objections.map((objection) => ({ ...objection, message: `${names[i] ?? ''}：${objection.message}` })),
  );
  if (named.length <= MOST_NAMED) return [...common, ...named];
  const more = { code: 'more', message: `另有 ${named.length - MOST_NAMED} 条，请在各学生名下查看` };
  return [...common, ...named.slice(0, MOST_NAMED), more];
}

/** A list longer than this is read pupil by pupil. */
const MOST_NAMED = 20;

function keyOf({ code, message, field }: Objection): string {
  return [code, message, field ?? ''].join('\u0000');
}
