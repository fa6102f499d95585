import { sql } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import { LINE_STATES, type LineState } from '../../ledger/line-states.ts';
import type { Gathering, GuardianPresence } from '../gathering.ts';

/** A pupil whose guardian is asked to a parents' meeting. */
export interface PupilListed {
  readonly student: string;
  readonly name: string;
  readonly presence: GuardianPresence | undefined;
  /** Who came. */
  readonly relation: string;
  /** 台账状态 in the meeting's campaign; absent without one. */
  readonly line: string | undefined;
  /** Can the sheet still be issued? */
  readonly canIssue: boolean;
  readonly problems: number;
  /** Has left the class since. */
  readonly hasLeft: boolean;
}

/** 家长会名单 — the class's roll today, and whoever was marked and has left since. Each record within the actor's reach. */
export async function pupilsListed(
  db: Database | Work,
  actor: Actor,
  { county, id, unit, campaign }: Gathering,
): Promise<readonly PupilListed[]> {
  const { rows } = await sql<Row>`
    select students.id as student, students.name, marked.presence, marked.relation, lines.state,
      not (students.unit = ${unit} and students.withdrawn_at is null and students.ended_on is null) as has_left,
      (select count(*)::integer from findings where findings.county = students.county
        and findings.student = students.id and findings.state = 'open') as problems
    from students
    left join gathering_pupils as marked on marked.county = students.county and marked.student = students.id
      and marked.gathering = ${id}::uuid
    left join campaign_lines as lines on lines.county = students.county and lines.student = students.id
      and lines.campaign = ${campaign ?? null}::uuid and lines.left_at is null
    where students.county = ${county} and ${permitted(actor, 'gathering.read', 'students.unit')}
      and (marked.student is not null
        or students.unit = ${unit} and students.withdrawn_at is null and students.ended_on is null)
    order by has_left, students.pinyin, students.id`.execute(db);
  return rows.map((row) => ({
    ...{ student: row.student, name: row.name, problems: row.problems, hasLeft: row.has_left },
    ...{ presence: row.presence ?? undefined, relation: row.relation ?? '' },
    line: row.state === null ? undefined : LINE_STATES[row.state],
    canIssue: row.state === 'not-issued',
  }));
}

interface Row {
  readonly student: string;
  readonly name: string;
  readonly presence: GuardianPresence | null;
  readonly relation: string | null;
  readonly state: LineState | null;
  readonly has_left: boolean;
  readonly problems: number;
}
