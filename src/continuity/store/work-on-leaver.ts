import { audit } from '#src/audit/store/audit.ts';
import { schoolOfClass } from '#src/organization/class-path.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import { unitsAt } from '#src/organization/store/units.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import { stagesOf } from '#src/registry/stage.ts';
import { LEAVER_DEEDS, type LeaverDeed, permissionOf } from '../deeds.ts';
import { isCompulsory, isNowhere } from '../leaver.ts';
import {
  type Closing,
  objectionsToClosing,
  objectionsToDeed,
  objectionsToDestination,
  type StatedDestination,
} from '../objections.ts';
import type { ContinuityDesk } from './continuity-desk.ts';
import { holdLeaver, type Leaver } from './leaver-rows.ts';
import { raiseNowhere } from './raise-nowhere.ts';
import { tellSchool } from './tell-of-leavers.ts';
import { type Written, write } from './write-leaver.ts';

export type Done =
  | { readonly is: 'done'; readonly revision: number }
  | { readonly is: 'not-found' }
  | { readonly is: 'refused'; readonly objections: readonly Objection[] };

/** What was seen when the button was pressed. */
export interface Seen {
  readonly revision: number;
}

const NOT_FOUND: Done = { is: 'not-found' };
const STALE: Objection = { code: 'stale', message: '这名学生刚刚有人办过，请刷新页面后再办' };

/** 登记去向 — what the family or the other school has said. */
export function stateDestination(
  desk: ContinuityDesk,
  actor: Actor,
  id: string,
  stated: StatedDestination,
  seen?: Seen,
): Promise<Done> {
  return dealt(desk, actor, id, { deed: 'destination', seen }, (work, leaver) =>
    destinationWithin(desk, work, actor, leaver, stated),
  );
}

/** The same within a transaction, for a sheet of many. */
export async function destinationWithin(
  desk: ContinuityDesk,
  work: Work,
  actor: Actor,
  leaver: Leaver,
  stated: StatedDestination,
): Promise<Written | { readonly objections: readonly Objection[] }> {
  const objections = [...objectionsToDestination(stated), ...(await objectionsToSchool(work, leaver, stated))];
  if (objections.length > 0) return { objections };
  const { to, unit, place, school, contact } = stated;
  if (leaver.state === 'unclaimed' && isCompulsory(leaver.kind) && to === 'none') {
    await raiseNowhere(desk, work, leaver, actor);
  }
  return {
    words: isNowhere(to) ? contact.trim() : '',
    set: {
      destination: to,
      destination_unit: to === 'here' ? unit : null,
      destination_place: to === 'here' ? '' : place.trim(),
    },
    detail: { school: to === 'here' ? '' : school.trim(), contact: contact.trim() },
  };
}

async function objectionsToSchool(
  work: Work,
  { county, kind }: Leaver,
  { to, unit }: StatedDestination,
): Promise<readonly Objection[]> {
  if (to !== 'here') return [];
  const school = (await unitsAt(work, county, [unit as UnitPath])).get(unit as UnitPath); // looked for; any other text finds none
  if (school === undefined || !['school', 'teaching-point'].includes(school.kind)) {
    return [{ code: 'unit', message: '本县没有这所学校，请从列表中选', field: 'unit' }];
  }
  const stages = stagesOf(school.schoolKind);
  if (kind === 'primary' && stages !== undefined && !stages.includes('junior')) {
    return [{ code: 'unit', message: `${school.name}不设初中，小学毕业生不能去那里`, field: 'unit' }];
  }
  return [];
}

/** 记录跟进 — who was asked, when and how, and what they said. */
export function followUp(desk: ContinuityDesk, actor: Actor, id: string, words: string): Promise<Done> {
  return dealt(desk, actor, id, { deed: 'follow' }, async () => ({ words }));
}

/** 申请了结 — the school says how, the county judges. */
export function askToClose(
  desk: ContinuityDesk,
  actor: Actor,
  id: string,
  closing: Closing,
  seen?: Seen,
): Promise<Done> {
  return dealt(desk, actor, id, { deed: 'ask', seen }, async (work, leaver) => {
    const objections = objectionsToClosing(closing);
    if (objections.length > 0) return { objections };
    await tellSchool(desk, work, leaver.county, schoolOfClass(leaver.unit), {
      ...{ event: 'leavers-asked', title: '1 名学生', offices: ['county'], by: actor.person },
    });
    const { to, ground, words } = closing;
    return {
      words,
      set: { asked: to, asked_ground: to === 'struck-off' ? (ground ?? null) : null },
      detail: { asks: words },
    };
  });
}

/** 退回申请 */
export function sendBack(desk: ContinuityDesk, actor: Actor, id: string, words: string, seen?: Seen): Promise<Done> {
  return dealt(desk, actor, id, { deed: 'send-back', seen }, async (work, leaver) => {
    if (leaver.asked === undefined) return { objections: [{ code: 'not-asked', message: '学校没有申请了结' }] };
    await tellSchool(desk, work, leaver.county, schoolOfClass(leaver.unit), {
      ...{ event: 'leavers-sent-back', title: '1 名学生', offices: ['registrar'], by: actor.person },
    });
    return { words, set: { asked: null, asked_ground: null }, detail: { asks: '' } };
  });
}

/** 确认外地接续、销号 — the county's word, by its own knowledge or on the school's. 转控辍 raises the signal in the same transaction. */
export function close(desk: ContinuityDesk, actor: Actor, id: string, closing: Closing, seen?: Seen): Promise<Done> {
  const deed: LeaverDeed = closing.to === 'struck-off' ? 'strike-off' : 'close-elsewhere';
  return dealt(desk, actor, id, { deed, seen }, async (work, leaver) => {
    const objections = objectionsToClosing(closing);
    if (objections.length > 0) return { objections };
    if (closing.ground === 'dropout') await raiseNowhere(desk, work, leaver, actor);
    const ground = closing.to === 'struck-off' ? (closing.ground ?? null) : null;
    return { words: closing.words, set: { ground }, detail: { closing: closing.words } };
  });
}

/** 重新跟踪 — it was settled by mistake. */
export function reopen(desk: ContinuityDesk, actor: Actor, id: string, words: string, seen?: Seen): Promise<Done> {
  return dealt(desk, actor, id, { deed: 'reopen', seen }, async () => ({ words }));
}

type Judge = (work: Work, leaver: Leaver) => Promise<Written | { readonly objections: readonly Objection[] }>;

/** Holds the leaver, asks whether the deed fits, and writes what the judge says with a line for the auditor. */
export function dealt(
  desk: ContinuityDesk,
  actor: Actor,
  id: string,
  { deed, seen }: { readonly deed: LeaverDeed; readonly seen?: Seen | undefined },
  judge: Judge,
): Promise<Done> {
  const permission = permissionOf(deed);
  return desk.db.transaction().execute(async (work): Promise<Done> => {
    const leaver = permission && (await holdLeaver(work, desk.seal, actor, permission, id));
    if (permission === undefined || leaver === undefined) return NOT_FOUND;
    if (seen !== undefined && seen.revision !== leaver.revision) return { is: 'refused', objections: [STALE] };
    const misfit = objectionsToDeed(deed, leaver.state);
    if (misfit.length > 0) return { is: 'refused', objections: misfit };
    const judged = await judge(work, leaver);
    if ('objections' in judged) return { is: 'refused', objections: judged.objections };
    const now = await holdLeaver(work, desk.seal, actor, permission, id);
    if (now === undefined) return NOT_FOUND;
    await write(desk, work, now, deed, { ...judged, by: actor });
    await noted(desk, work, actor, now, deed);
    return { is: 'done', revision: now.revision + 1 };
  });
}

export async function noted(
  { clock }: Pick<ContinuityDesk, 'clock'>,
  work: Work,
  actor: Actor,
  { id, unit }: Pick<Leaver, 'id' | 'unit'>,
  deed: LeaverDeed,
): Promise<void> {
  const said = { action: 'continuity.work', subjectKind: 'leaver', subject: id, subjectUnit: unit } as const;
  await audit(work, actor, { ...said, detail: { deed: LEAVER_DEEDS[deed].title } }, clock.now());
}
