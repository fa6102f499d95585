import { randomUUID } from 'node:crypto';
import { evidenceFindings } from '#src/findings/store/evidence-findings.ts';
import type { Actor } from '#src/organization/office.ts';
import { ensureClasses } from '#src/organization/store/open-units.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import { type ClassOfPupil, classOfPupil, unitOfPupil } from '#src/registry/class-of-pupil.ts';
import type { Cells } from '#src/registry/record.ts';
import { changeRecords } from '#src/registry/store/change-records.ts';
import { createRecords } from '#src/registry/store/create-records.ts';
import { restoreRecords } from '#src/registry/store/restore-records.ts';
import { withdrawRecords } from '#src/registry/store/withdraw-records.ts';
import type { CaseAtHand } from './case-at-hand.ts';
import type { CaseDesk } from './case-desk.ts';
import type { HeldRecord } from './case-pupils.ts';
import type { Judged } from './gather.ts';
import { schoolAt } from './schools.ts';

/**
 * 办结生效 — what the case does to the records, as they are now, in the transaction of the decision. The register is locked, so
 * that nothing can have changed since it was judged. Answers the records that were opened or taken up again, by
 * ordinal.
 */
export async function applyEffects(
  desk: CaseDesk,
  work: Work,
  actor: Actor,
  hand: CaseAtHand,
): Promise<ReadonlyMap<number, string>> {
  const { file, judged } = hand;
  const { county } = file;
  const by = { person: actor.person, office: actor.office };
  const source = { kind: 'procedure', id: file.id } as const;
  await openClasses(desk, work, actor, hand);
  const stale: string[] = [];
  const seenOf = (kind: Judged['effect']['kind']) =>
    judged.flatMap(({ effect, target }) =>
      effect.kind === kind && target ? [{ id: target.id, seen: target.revision }] : [],
    );
  const deleted = seenOf('delete');
  if (deleted.length > 0) stale.push(...(await withdrawRecords(desk, work, county, deleted, by, source)));
  const restored = seenOf('restore');
  if (restored.length > 0) stale.push(...(await restoreRecords(desk, work, county, restored, by, source)));
  const changes = judged.flatMap((pupil) => changeOf(desk, hand, pupil) ?? []);
  if (changes.length > 0) stale.push(...(await changeRecords(desk, work, county, changes, by, source)));
  if (stale.length > 0) throw new Error('a record has changed under the lock of the register');
  const opened = judged.flatMap((pupil) => draftOf(desk, hand, pupil) ?? []);
  if (opened.length > 0) await createRecords(desk, work, county, opened, by, source);
  for (const { effect, record } of judged) {
    if (effect.kind !== 'none' || record === undefined || !effect.evidences?.length) continue;
    await evidenceFindings(desk, work, actor, record.id, effect.evidences, `依学籍业务 ${file.number} 佐证`);
  }
  const takenUp = judged.flatMap(({ ordinal, record, target }) =>
    record || !target ? [] : [[ordinal, target.id] as const],
  );
  return new Map([...takenUp, ...opened.map(({ ordinal, id }) => [ordinal, id] as const)]);
}

function changeOf(desk: CaseDesk, hand: CaseAtHand, { effect, target }: Judged) {
  if (effect.kind !== 'change' || target === undefined) return undefined;
  const unit = movesWithin(effect) ? placeOf(desk, hand, target, effect) : undefined;
  return { id: target.id, seen: target.revision, cells: effect.cells, unit };
}

function draftOf(desk: CaseDesk, hand: CaseAtHand, { effect, ordinal }: Judged) {
  if (effect.kind !== 'open') return undefined;
  const unit = placeOf(desk, hand, undefined, effect);
  return { ordinal, id: randomUUID(), unit, cells: effect.cells };
}

interface Placing {
  readonly cells: Cells;
  readonly school?: UnitPath | undefined;
}

/** Does it say where the pupil is from now on? */
function movesWithin({ cells, school }: Placing): boolean {
  return school !== undefined || cells.grade !== undefined || cells.className !== undefined;
}

/** The school and the class that the record will name. */
function placeOf({ clock }: CaseDesk, hand: CaseAtHand, record: HeldRecord | undefined, placing: Placing): UnitPath {
  const { school, cells, kind } = willBe(hand, record, placing);
  return unitOfPupil(school, cells, clock.today(), kind);
}

function willBe({ units, file }: CaseAtHand, record: HeldRecord | undefined, { cells, school }: Placing) {
  const at = school ?? (record ? schoolAt(record.unit, units) : file.parties[file.procedure.applicant]);
  if (at === undefined) throw new Error('a pupil goes to no school');
  return { school: at, cells: { ...record?.cells, ...cells }, kind: units.get(at)?.schoolKind };
}

/** 补建班级: classes that a decision fills and the school does not have yet. */
async function openClasses({ clock }: CaseDesk, work: Work, { person }: Actor, hand: CaseAtHand): Promise<void> {
  const bySchool = new Map<UnitPath, ClassOfPupil[]>();
  for (const { effect, target } of hand.judged) {
    if ((effect.kind !== 'change' && effect.kind !== 'open') || !movesWithin(effect)) continue;
    const { school, cells, kind } = willBe(hand, target, effect);
    const found = classOfPupil(cells, clock.today(), kind);
    if (found !== undefined) bySchool.set(school, [...(bySchool.get(school) ?? []), found]);
  }
  const by = { person, now: clock.now(), reason: '学籍业务办结时补建' };
  for (const [school, wanted] of bySchool) await ensureClasses(work, hand.file.county, school, wanted, by);
}
