import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import type { LineDeed } from '../line.ts';
import type { LineFilter } from '../line-filter.ts';
import { type UndoDeed, undoOf } from '../line-undo.ts';
import { type LineWork, MOST_LINES, workOnLines } from './line-work.ts';
import { linesFor, studentsOf } from './search-lines.ts';

/** Which lines: these pupils', or all that a filter means. */
export type Whom = { readonly students: readonly string[] } | { readonly filter: LineFilter };

/** Deeds to be done one after the other to take back what was just done. */
export interface UndoStep {
  readonly deed: UndoDeed['deed'];
  readonly students: readonly string[];
}

export type DeedsDone =
  | (Pick<LineWork, 'done' | 'refused'> & { readonly undo: readonly UndoStep[] })
  | { readonly objections: readonly Objection[] };

/** 成批登记 — one deed on many lines: a class handed out in one act. What was refused is said, the rest is done. */
export async function doDeeds(
  desk: Desk,
  actor: Actor,
  campaign: Campaign,
  whom: Whom,
  deed: LineDeed,
): Promise<DeedsDone> {
  const students = 'students' in whom ? whom.students : await meantBy(desk, actor, campaign, whom.filter);
  if (students.length > MOST_LINES) return { objections: [TOO_MANY] };
  const work = await desk.db.transaction().execute((work) => {
    return workOnLines(desk, work, actor, campaign.id, students, deed);
  });
  return { done: work.done, refused: work.refused, undo: undoStepsOf(work, deed) };
}

const TOO_MANY = {
  code: 'too-many',
  message: `符合条件的超过 ${MOST_LINES} 名，一次登记不完。请按学校或班级分开登记`,
};

function meantBy({ db }: Desk, actor: Actor, campaign: Campaign, filter: LineFilter): Promise<readonly string[]> {
  return studentsOf(db, linesFor(actor, 'campaign.read', campaign, filter), MOST_LINES + 1);
}

/** The way back of each line, those that go alike together; empty where one of them has none. */
function undoStepsOf({ was }: LineWork, { deed }: LineDeed): readonly UndoStep[] {
  const steps = new Map<string, { readonly at: number; readonly deed: UndoDeed['deed']; students: string[] }>();
  for (const [student, before] of was) {
    const back = undoOf(deed, before, 'counted');
    if (back === undefined) return [];
    for (const [at, step] of back.entries()) {
      const known = steps.get(`${at} ${step.deed}`) ?? { at, deed: step.deed, students: [] };
      known.students.push(student);
      steps.set(`${at} ${step.deed}`, known);
    }
  }
  return [...steps.values()].sort((one, other) => one.at - other.at).map(({ at: _, ...step }) => step);
}
