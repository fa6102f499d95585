import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { unitsAt } from '#src/organization/store/units.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Desk } from '#src/platform/desk.ts';
import { labelOf } from '#src/registry/codes.ts';
import { namesOfPeople, type Place, placesOf } from '#src/registry/store/names.ts';
import { openRecords } from '#src/registry/store/open-records.ts';
import { concerns } from '../../campaign/campaign.ts';
import { runningCampaigns } from '../../campaign/store/campaigns.ts';
import { isInSchool, type RollAnswer } from '../roll-call.ts';
import { answersOf, callsOf, findCall, listOf, type RollCall } from './call-rows.ts';
import { missingPapers, type PaperKind } from './papers.ts';
import { type UnlistedLine, unlistedLines } from './unlisted-lines.ts';

/** One line of the list the teacher goes through. */
export interface RollLine {
  readonly student: string;
  readonly name: string;
  readonly sex: string;
  readonly rollNumber: string;
  /** In words, '' for whoever is 在读: only what is unusual is said. */
  readonly status: string;
  readonly isInSchool: boolean;
  readonly answer: RollAnswer | undefined;
  /** 还缺的证明材料 of a child with another document or without a number. */
  readonly missing: readonly PaperKind[] | undefined;
}

/** 本班核实 — the list with what was said so far, those on no list, and the rolls called before. */
export interface ClassRoll {
  readonly unit: UnitPath;
  readonly place: Place;
  readonly campaign: { readonly title: string; readonly deadline: string } | undefined;
  readonly mayRun: boolean;
  /** The roll being called. */
  readonly call: { readonly id: string; readonly startedAt: Date; readonly startedBy: string } | undefined;
  readonly list: readonly RollLine[];
  readonly unlisted: readonly UnlistedLine[];
  /** Put down on earlier rolls, and not settled. */
  readonly stillOpen: readonly UnlistedLine[];
  readonly former: readonly RollCall[];
}

/** `undefined` where there is no such class, or it is not this person's to look at. */
export async function classRoll(desk: Desk, actor: Actor, unit: UnitPath): Promise<ClassRoll | undefined> {
  const { db, clock } = desk;
  const { county } = actor;
  if (!can(actor, 'roll-call.read', unit)) return undefined;
  if ((await unitsAt(db, county, [unit])).get(unit)?.kind !== 'class') return undefined;
  const calls = await callsOf(db, actor, unit);
  const open = calls.find(({ signedAt }) => signedAt === undefined);
  const campaign = (await runningCampaigns(db, county)).find((each) => concerns(each, unit));
  const names = await namesOfPeople(db, county, [open?.startedBy ?? null]);
  return {
    unit,
    place: (await placesOf(db, county, [unit], clock.today()))(unit),
    campaign: campaign && { title: campaign.title, deadline: campaign.deadline },
    mayRun: can(actor, 'roll-call.run', unit),
    call: open && { id: open.id, startedAt: open.startedAt, startedBy: names.get(open.startedBy) ?? '' },
    list: await linesOfClass(desk, county, unit, open?.id),
    unlisted: open === undefined ? [] : await unlistedLines(desk, actor, { call: open.id, open: true }),
    stillOpen: await unlistedLines(desk, actor, { unit, open: true, tasked: true }),
    former: calls.filter(({ signedAt }) => signedAt !== undefined),
  };
}

async function linesOfClass(
  { db, seal }: Desk,
  county: string,
  unit: UnitPath,
  call: string | undefined,
): Promise<readonly RollLine[]> {
  const list = await listOf(db, county, unit);
  const ids = list.map(({ student }) => student);
  const said = call === undefined ? undefined : await answersOf(db, seal, county, call);
  const records = new Map((await openRecords(db, seal, county, ids)).map(({ id, cells }) => [id, cells]));
  const missing = await missingPapers(db, county, records);
  return list.map(({ student, name, sex, status }) => ({
    ...{ student, name, sex: labelOf('sex', sex), rollNumber: records.get(student)?.classRollNumber ?? '' },
    ...{ status: isInSchool(status) ? '' : labelOf('recordStatus', status), isInSchool: isInSchool(status) },
    ...{ answer: said?.get(student), missing: missing.get(student) },
  }));
}

/** 以前的一次核实 — as it was signed: who was said to be where, the unusual first. */
export interface SignedRoll {
  readonly call: RollCall;
  readonly place: Place;
  readonly list: readonly { readonly student: string; readonly name: string; readonly answer: RollAnswer }[];
  readonly unlisted: readonly UnlistedLine[];
}

export async function signedRoll(desk: Desk, actor: Actor, id: string): Promise<SignedRoll | undefined> {
  const { db, seal, clock } = desk;
  const call = await findCall(db, actor, id);
  if (call?.signedAt === undefined) return undefined;
  const said = await answersOf(db, seal, actor.county, id);
  const rows = await db
    .selectFrom('students')
    .select(['id', 'name'])
    .where('county', '=', actor.county)
    .where('id', 'in', said.size === 0 ? [NOBODY] : [...said.keys()])
    .orderBy('pinyin')
    .orderBy('id')
    .execute();
  const list = rows.flatMap(({ id, name }) => {
    const answer = said.get(id);
    return answer === undefined ? [] : [{ student: id, name, answer }];
  });
  return {
    call,
    place: (await placesOf(db, actor.county, [call.unit], clock.today()))(call.unit),
    list: list.sort((one, other) => Number(one.answer.is === 'present') - Number(other.answer.is === 'present')),
    unlisted: await unlistedLines(desk, actor, { call: id, tasked: true }),
  };
}

const NOBODY = '00000000-0000-4000-8000-000000000000';
