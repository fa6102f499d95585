import { sql } from 'kysely';
import { type FindingState, STATES } from '#src/findings/lifecycle.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { narrowed, permitted, within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Desk } from '#src/platform/desk.ts';
import { labelOf } from '#src/registry/codes.ts';
import { type Place, placesOf } from '#src/registry/store/names.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { answerInWords, isInSchool, proceduresFor, type RollWord, readRollAnswer } from '../roll-call.ts';
import { boundAnswer } from './call-rows.ts';
import { ofCampaign } from './calls-of-unit.ts';
import { type WayOut, waysOut } from './unlisted-lines.ts';

/** 核实结果 — one pupil of whom the latest signed roll of the class says this. */
export interface SaidLine {
  readonly student: string;
  readonly name: string;
  readonly place: Place;
  readonly words: string;
  /** What the record says now. */
  readonly status: string;
  readonly signedAt: Date;
  /** The state of what the rules made of it; absent where nothing is wrong. */
  readonly finding: string | undefined;
  readonly procedures: readonly WayOut[];
  /** Still one of ours to open. */
  readonly mayOpen: boolean;
}

const AT_ONCE = 200;

/** 各数字的名单 — who was said to be absent, present, or other than recorded, class by class. */
export async function saidOfPupils(
  { db, seal, clock }: Desk,
  actor: Actor,
  wanted: UnitPath | undefined,
  campaign: Campaign | undefined,
  word: RollWord,
  most = AT_ONCE,
): Promise<{ readonly rows: readonly SaidLine[]; readonly total: number }> {
  const { county } = actor;
  const unit = wanted ?? actor.unit;
  if (narrowed(actor, 'roll-call.read', unit) !== unit) return { rows: [], total: 0 };
  const { rows } = await sql<Row>`
    with signed as (
      select distinct on (unit) unit, id, signed_at from roll_calls
      where county = ${county} and ${within(unit, 'roll_calls.unit')} and signed_at is not null
        and ${permitted(actor, 'roll-call.read', 'roll_calls.unit')} and ${ofCampaign(campaign)}
      order by unit, signed_at desc
    )
    select signed.unit, signed.id as call, signed_at, answers.student, is_what, which, note, students.name,
      students.status, students.unit as now,
      (select state from findings where findings.county = ${county} and findings.student = answers.student
        and rule in ('PR-01', 'PR-04') order by state <> 'open', changed_at desc limit 1) as state,
      count(*) over ()::integer as total
    from signed join roll_call_answers as answers on answers.county = ${county} and answers.call = signed.id
      and is_what = ${word}
    join students on students.county = ${county} and students.id = answers.student
    order by signed.unit, students.pinyin, students.id limit ${most}`.execute(db);
  const placeOf = await placesOf(
    db,
    county,
    rows.map((row) => row.unit),
    clock.today(),
  );
  const lines = rows.flatMap((row): SaidLine[] => {
    const note = row.note === null ? '' : seal.open(row.note, boundAnswer(county, row.call, row.student)).toString();
    const answer = readRollAnswer(row.is_what, row.which, note);
    if (answer === undefined) return [];
    return [
      {
        ...{ student: row.student, name: row.name, place: placeOf(row.unit), words: answerInWords(answer) },
        ...{ status: labelOf('recordStatus', row.status === '' ? '01' : row.status), signedAt: row.signed_at },
        finding: row.state === null ? undefined : STATES[row.state as FindingState], // the column's check
        procedures: row.state === 'open' ? waysOut(proceduresFor(answer, isInSchool(row.status))) : [],
        mayOpen: can(actor, 'record.read', row.now),
      },
    ];
  });
  return { rows: lines, total: rows[0]?.total ?? 0 };
}

interface Row {
  readonly unit: UnitPath;
  readonly call: string;
  readonly signed_at: Date;
  readonly student: string;
  readonly is_what: string;
  readonly which: string;
  readonly note: Buffer | null;
  readonly name: string;
  readonly status: string;
  readonly now: UnitPath;
  readonly state: string | null;
  readonly total: number;
}
