import { sql } from 'kysely';
import { tellPeople } from '#src/notices/store/tell-people.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Gathering } from '../gathering.ts';
import { holdGathering, inOneLine, turned } from './gathering-rows.ts';
import { noted } from './plan-gathering.ts';

export type Handed =
  | { readonly revision: number; readonly handed: number; readonly sheets: number; readonly problems: number }
  | { readonly objections: readonly Objection[] }
  | 'missing';

/**
 * 交给班主任 — the printed sheets and the problem lists of their classes, at the training: how many is written down as it was counted
 * then, and from now on it is the teacher's task to hand them out (annex 2). Who gets more later is counted anew.
 */
export function handToTeachers(
  desk: Desk,
  actor: Actor,
  id: string,
  seen: number,
  people: readonly string[],
): Promise<Handed> {
  return desk.db.transaction().execute(async (work): Promise<Handed> => {
    const held = await holdGathering(work, actor, id);
    if (held === undefined) return 'missing';
    const objections = objectionsTo(held, seen);
    if (objections.length > 0) return { objections };
    const handed = await write(desk, work, held, people);
    if (handed.length === 0) return { objections: [NOBODY] };
    const sheets = sum(handed.map((each) => each.sheets));
    const problems = sum(handed.map((each) => each.problems));
    const news = {
      event: 'gathering-sheets',
      about: 'gathering',
      id,
      title: inOneLine(held),
      by: actor.person,
    } as const;
    await tellPeople(work, held.county, { ...news, people: handed.map(({ person }) => person) }, desk.clock.now());
    await noted(desk, work, actor, held, 'hand-over', { teachers: handed.length, sheets, problems });
    return { revision: await turned(work, held), handed: handed.length, sheets, problems };
  });
}

const NOBODY: Objection = {
  code: 'nobody',
  message: '没有可以交的：只交给到会（或已补训）、班里已打印核对表的班主任。请先登记到会、打印核对表',
};

function objectionsTo({ kind, campaign, state, revision }: Gathering, seen: number): readonly Objection[] {
  if (kind !== 'teachers') return [{ code: 'kind', message: '核对表在班主任培训会上交给班主任' }];
  if (campaign === undefined) return [{ code: 'campaign', message: '这次培训不属于核查专项，没有核对表可交' }];
  if (state !== 'held') return [{ code: 'state', message: '请先登记到会，再把核对表交给到会的班主任' }];
  return revision === seen ? [] : [{ code: 'stale', message: '刚被别人改过，请刷新后再办' }];
}

interface HandedRow {
  readonly person: string;
  readonly sheets: number;
  readonly problems: number;
}

async function write(
  { clock }: Desk,
  work: Work,
  { county, id, campaign }: Gathering,
  people: readonly string[],
): Promise<readonly HandedRow[]> {
  const { rows } = await sql<HandedRow>`
    with counted as (
      select asked.person,
        (select count(*)::integer from campaign_lines as lines where lines.county = asked.county
          and lines.campaign = ${campaign ?? null}::uuid and lines.left_at is null and lines.copies > 0
          and lines.unit in ${classesOf()}) as sheets,
        (select count(*)::integer from findings where findings.county = asked.county and findings.state = 'open'
          and findings.unit in ${classesOf()}) as problems
      from gathering_people as asked
      where asked.county = ${county} and asked.gathering = ${id}::uuid and asked.withdrawn_at is null
        and asked.presence in ('present', 'made-up') and asked.person = any(${people}::uuid[])
    )
    update gathering_people as asked set sheets = counted.sheets, problems = counted.problems, received_at = ${clock.now()}
    from counted
    where asked.county = ${county} and asked.gathering = ${id}::uuid and asked.person = counted.person
      and counted.sheets > 0
    returning asked.person, asked.sheets, asked.problems`.execute(work);
  return rows;
}

/** The classes whose teacher somebody is now. Of rows called `asked`. */
function classesOf() {
  return sql`(select units.path from holdings
    join units on units.county = holdings.county and units.id = holdings.unit and units.until is null
    where holdings.county = asked.county and holdings.person = asked.person and holdings.until is null
      and holdings.office = 'class-teacher')`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}
