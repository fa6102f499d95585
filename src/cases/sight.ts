import type { UnitPath } from '#src/organization/unit.ts';
import type { CellName, Cells, PupilRecord } from '#src/registry/record.ts';
import type { Answers, Effect, Procedure } from '#src/workflow/procedure.ts';

/** 变更前后 — what a case does to one pupil's record, beside what stands there now. */
export interface Sight {
  readonly effect: Effect['kind'];
  /** The cells it writes, as they are today; '' where nothing stands. */
  readonly before: Cells;
  readonly after: Cells;
  /** Where the pupil goes, when that changes. */
  readonly school?: UnitPath | undefined;
}

/** What is before the eyes of whoever decides. A cell that stays as it is is not shown. */
export function sightOf(effect: Effect, record: PupilRecord | undefined): Sight {
  const cells = effect.kind === 'change' || effect.kind === 'open' ? effect.cells : {};
  const names = (Object.keys(cells) as CellName[]) // the keys of Cells are cell names
    .filter((name) => (cells[name] ?? '') !== (record?.cells[name] ?? ''));
  return {
    effect: effect.kind,
    before: Object.fromEntries(names.map((name) => [name, record?.cells[name] ?? ''])),
    after: Object.fromEntries(names.map((name) => [name, cells[name] ?? ''])),
    school: effect.kind === 'change' || effect.kind === 'open' ? effect.school : undefined,
  };
}

/** The record as the answers would have it: by this its number and its name are looked for elsewhere. */
export function wantedCells(
  { asks }: Pick<Procedure, 'asks'>,
  answers: Answers,
  record: PupilRecord | undefined,
): Cells {
  const asked = Object.entries(asks).flatMap(([name, { cell }]) =>
    cell !== undefined && answers[name] ? [[cell, answers[name]] as const] : [],
  );
  return { ...record?.cells, ...Object.fromEntries(asked) };
}
