import { lookUpPupil } from '#src/cases/store/look-up-pupil.ts';
import { schoolOfClass } from '#src/organization/class-path.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import { isWithin } from '#src/organization/unit.ts';
import { juniorAdmission } from '#src/procedures/junior-admission.ts';
import { transferWithinCounty } from '#src/procedures/transfer-within-county.ts';
import type { ContinuityDesk } from '../../store/continuity-desk.ts';
import { type Done, dealt } from '../../store/work-on-leaver.ts';
import { openClaim } from './open-claim.ts';

export type Raised =
  | { readonly is: 'raised'; readonly id: string }
  | { readonly is: 'refused'; readonly objections: readonly Objection[] };

/** 提出争议 — a school that has a child whom another holds or is about to take: named by name and whole number together, as for a transfer. */
export function raiseClaim(
  desk: ContinuityDesk,
  actor: Actor,
  { name, number, words }: { readonly name: string; readonly number: string; readonly words: string },
): Promise<Raised> {
  return desk.db.transaction().execute(async (work): Promise<Raised> => {
    const found =
      (await lookUpPupil(desk, work, actor, transferWithinCounty, { name, number })) ??
      (await lookUpPupil(desk, work, actor, juniorAdmission, { name, number }));
    if (found === 'too-many') return no('too-many', '一小时内查找外校学生的次数已用完，请稍后再查');
    if (found === undefined) return no('not-found', '本县没有姓名和号码都相符的学籍，请核对后再提出');
    if (isWithin(found.unit, actor.unit)) return no('own-pupil', '该生学籍就在本校，没有争议');
    const id = await openClaim(
      desk,
      work,
      actor.county,
      {
        ...{ kind: 'both', basis: 'raised', student: found.id, name: found.cells.name ?? '' },
        ...{ one: schoolOfClass(found.unit), other: actor.unit, detail: { raised: words } },
      },
      actor,
    );
    return id === undefined ? no('open', '这名学生已有争议在办，请在“争议”里说明情况') : { is: 'raised', id };
  });
}

/** 未报到 — the school that was said to be the next one has not seen the child: both are asked, and the county judges. */
export function sayNotCome(desk: ContinuityDesk, actor: Actor, id: string, words: string): Promise<Done> {
  return dealt(desk, actor, id, { deed: 'not-come' }, async (work, leaver) => {
    const { county, student, name, unit, destinationUnit } = leaver;
    if (destinationUnit === undefined) return { objections: [{ code: 'destination', message: '没有登记要去贵校' }] };
    await openClaim(
      desk,
      work,
      county,
      {
        ...{ kind: 'neither', basis: 'not-come', student, leaver: id, name },
        ...{ one: schoolOfClass(unit), other: destinationUnit, detail: { raised: words } },
      },
      actor,
    );
    return { words };
  });
}

function no(code: string, message: string): Raised {
  return { is: 'refused', objections: [{ code, message }] };
}
