import { audit } from '#src/audit/store/audit.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Answers } from '#src/workflow/procedure.ts';
import { partiesOf } from '../case-parties.ts';
import { readAnswers } from '../read-answers.ts';
import { type CaseAtHand, takeToHand } from './case-at-hand.ts';
import type { CaseDesk } from './case-desk.ts';
import { readCaseFile } from './case-file.ts';
import { hashOfCase } from './case-hash.ts';
import { holdCaseFor } from './deal-with-case.ts';
import { childDigest, nameOfChild } from './new-child.ts';
import { takenMeanwhile } from './one-open-case.ts';
import { titleOf } from './open-case.ts';
import { schoolAt } from './schools.ts';
import type { SealedCase } from './sealed-case.ts';
import { moveOn } from './write-case.ts';

/** The form as it stands on the screen: all of the common answers, and of each pupil named all of their own. */
export interface FilledForm {
  readonly id: string;
  readonly seen: { readonly revision: number; readonly hash?: string | undefined };
  readonly answers: Answers;
  readonly pupils?: readonly { readonly ordinal: number; readonly answers: Answers }[] | undefined;
}

export type SavedForm =
  | { readonly is: 'saved'; readonly revision: number; readonly hash: string }
  | { readonly is: 'not-found' }
  | { readonly is: 'refused'; readonly objections: readonly Objection[] };

/** 保存申请内容 — while it lies with the applicant. A form that says nothing new leaves no trace. */
export async function saveAnswers(desk: CaseDesk, actor: Actor, form: FilledForm): Promise<SavedForm> {
  try {
    return await desk.db.transaction().execute((work) => saveAnswersIn(desk, work, actor, form));
  } catch (error) {
    const objections = takenMeanwhile(error);
    if (objections === undefined) throw error;
    return { is: 'refused', objections };
  }
}

/** The same within a transaction of the caller's, who holds the lock of the cases. */
export async function saveAnswersIn(desk: CaseDesk, work: Work, actor: Actor, form: FilledForm): Promise<SavedForm> {
  const held = await holdCaseFor(desk, work, actor, form.id, 'edit');
  if (held.is !== 'held') return held;
  const { hand } = held;
  const { file, dossier } = hand;
  const isStale = form.seen.revision !== file.revision || (form.seen.hash ?? dossier.hash) !== dossier.hash;
  if (isStale) return { is: 'refused', objections: [STALE] };
  const read = contentsOf(hand, form);
  if ('objections' in read) return { is: 'refused', objections: read.objections };
  const { contents } = read;
  const hash = hashOfCase(desk.seal, contents, hand.evidence);
  if (hash.equals(file.hash)) return { is: 'saved', revision: file.revision, hash: dossier.hash };
  const parties = partiesNow(hand, contents);
  const isNewChild = file.procedure.about === 'new-child';
  const title = isNewChild ? titleOf([nameOfChild(file.procedure, contents.answers)]) : file.title;
  const columns = { hash, title, holding: parties.holding ?? null, receiving: parties.receiving ?? null };
  const revision = await moveOn(desk, work, file, { ...columns, contents }, { event: 'edited', by: actor });
  if (revision === undefined) return { is: 'refused', objections: [STALE] };
  if (isNewChild) await nameChild(desk, work, hand, contents.answers);
  const subjectUnit = parties[file.procedure.applicant];
  const deed = { action: 'case.edit', subjectKind: 'case', subject: file.id, subjectUnit } as const;
  await audit(work, actor, { ...deed, detail: { number: file.number } }, desk.clock.now());
  const after = await readCaseFile(work, desk.seal, file.county, file.id);
  if (after === undefined) throw new Error('a case that was just saved is not there');
  return { is: 'saved', revision, hash: (await takeToHand(desk, work, after)).dossier.hash };
}

const STALE = { code: 'stale', message: '此件在别处刚被修改过，请刷新，看过最新内容再填' };

function contentsOf({ file }: CaseAtHand, { answers, pupils = [] }: FilledForm) {
  const { procedure, contents } = file;
  const common = readAnswers(procedure, answers, contents.answers);
  if (common.objections !== undefined) return { objections: common.objections };
  const wanted = new Map(pupils.map((pupil) => [pupil.ordinal, pupil.answers]));
  const read = contents.pupils.map((pupil, ordinal) => {
    const typed = wanted.get(ordinal);
    return typed === undefined
      ? { answers: pupil.answers }
      : readAnswers(procedure, typed, pupil.answers, common.answers);
  });
  const objections = read.flatMap((each) => ('objections' in each ? (each.objections ?? []) : []));
  if (objections.length > 0) return { objections };
  const own = read.map((each) => ({ answers: 'answers' in each ? each.answers : {} }));
  return { contents: { ...contents, answers: common.answers, pupils: own } satisfies SealedCase };
}

/** The form may name another receiving school; who applied and who holds the record stays. */
function partiesNow({ file, judged, units }: CaseAtHand, { answers }: SealedCase) {
  const { procedure, parties } = file;
  const applicant = parties[procedure.applicant];
  if (applicant === undefined) return parties;
  const schools: readonly UnitPath[] = judged.flatMap(({ record }) => (record ? schoolAt(record.unit, units) : []));
  const now = partiesOf(procedure, applicant, procedure.about === 'new-child' ? [] : schools, answers);
  return { ...parties, ...(procedure.applicant === 'holding' && { receiving: now.receiving }) };
}

async function nameChild({ seal }: CaseDesk, work: Work, { file }: CaseAtHand, answers: Answers): Promise<void> {
  const { county, id, procedure } = file;
  await work
    .updateTable('case_pupils')
    .set({ name: nameOfChild(procedure, answers), identity: childDigest(seal, procedure, answers) ?? null })
    .where('county', '=', county)
    .where('case_id', '=', id)
    .where('ordinal', '=', 0)
    .execute();
}
