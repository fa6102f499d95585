import type { LocalDate } from '#src/kernel/local-date.ts';
import { classCode, classTitle, cohortName } from '../class-path.ts';
import type { Actor } from '../office.ts';
import { can } from '../permissions.ts';
import { below, SCHOOL_KINDS, type UnitKind } from '../unit.ts';
import { objectionsToOpening } from '../unit-objections.ts';
import type { UnitOutcome } from './change-unit.ts';
import { openUnits } from './open-units.ts';
import type { OrganizationDesk } from './organization-desk.ts';
import { childrenOf, standingAt, unitById } from './unit-lookups.ts';
import { schoolByCode } from './units.ts';
import { lockUnits } from './units-lock.ts';

/** 设立机构申请 */
export interface OpenRequest {
  readonly kind: UnitKind;
  /** Of a grade it is made from its code. */
  readonly name: string;
  /** Of a class it is made from its name. */
  readonly code: string;
  /** The id of the unit directly above. */
  readonly parent: string;
  readonly since: LocalDate;
  readonly schoolKind?: string | undefined;
  readonly reason: string;
}

/** Opens one unit below one the actor manages; or says why not. */
export async function openUnit(desk: OrganizationDesk, actor: Actor, request: OpenRequest): Promise<UnitOutcome> {
  return desk.db.transaction().execute(async (work) => {
    await lockUnits(work, actor.county);
    const parent = await unitById(work, actor.county, request.parent);
    if (parent === undefined || !can(actor, 'unit.manage', parent.path)) return 'missing';
    const { name, code } = named(request);
    const sameCode =
      (await standingAt(work, actor.county, below(parent.path, code))) ??
      (isSchool(request.kind) ? await schoolByCode(work, actor.county, code) : undefined);
    const siblings = await childrenOf(work, actor.county, parent.path);
    const when = { effective: request.since, today: desk.clock.today() };
    const objections = objectionsToOpening({ kind: request.kind, name, code }, parent, siblings, sameCode, when);
    if (objections.length > 0) return { objections };
    const { kind, since, schoolKind, reason } = request;
    const now = desk.clock.now();
    const draft = { kind, name, code, parent: parent.path, since, schoolKind };
    const [done] = await openUnits(work, actor.county, [draft], { person: actor.person, now, reason });
    if (done === undefined) throw new Error('a unit was opened and not answered');
    await desk.audit(
      work,
      actor,
      {
        action: 'unit.open',
        subjectKind: 'unit',
        subject: done.id,
        subjectUnit: done.path,
        reason,
        detail: { effective: since, name, path: done.path },
      },
      now,
    );
    return { done };
  });
}

function named({ kind, name, code }: OpenRequest): { readonly name: string; readonly code: string } {
  if (kind === 'class') return { name: classTitle(name), code: classCode(name) ?? '' };
  return { name: kind === 'grade' ? cohortName(code.trim()) : name.trim(), code: code.trim() };
}

function isSchool(kind: UnitKind): boolean {
  return SCHOOL_KINDS.some((one) => one === kind);
}
