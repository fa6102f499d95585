import { sql } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import type { Desk } from '#src/platform/desk.ts';
import { namesOfPeople, placesOf } from '#src/registry/store/names.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { eventTitle, wordsOfEvent } from '../line-events.ts';
import { LINE_STATES, type LineState } from '../line-states.ts';
import { inWords, type ListedLine, linesFor, rowsWhere } from './search-lines.ts';

/** One thing that happened to a line. */
export interface LineEvent {
  readonly at: Date;
  readonly title: string;
  readonly state: string;
  /** `系统` where it followed the register; `监护人` on the phone. */
  readonly by: string;
  readonly place: string;
  readonly from: string | undefined;
  readonly words: string;
}

/** 台账经过 — one line with everything that happened to it, the latest first; `undefined` for strangers. */
export async function lineHistory(
  desk: Desk,
  actor: Actor,
  campaign: Campaign,
  student: string,
): Promise<{ readonly line: ListedLine; readonly events: readonly LineEvent[] } | undefined> {
  const own = sql<boolean>`lines.student = ${student}::uuid`;
  const line = await oneOf(desk, actor, campaign, own);
  if (line === undefined) return undefined;
  const { rows } = await sql<EventRow>`
    select at, event, to_state, unit, from_unit, by_person, words from campaign_line_events
    where county = ${campaign.county} and campaign = ${campaign.id}::uuid and student = ${student}::uuid
    order by revision desc`.execute(desk.db);
  const people = rows.map(({ by_person: person }) => person);
  const names = await namesOfPeople(desk.db, campaign.county, people);
  const units = rows.flatMap(({ unit, from_unit: from }) => (from === null ? [unit] : [unit, from]));
  const place = await placesOf(desk.db, campaign.county, units, desk.clock.today());
  const inPlace = (unit: string) => `${place(unit).school}${place(unit).class}`;
  const events = rows.map(({ at, event, to_state: state, unit, from_unit: from, by_person: person, words }) => ({
    at,
    title: eventTitle(event),
    state: LINE_STATES[state],
    by: person === null ? (words === 'phone' ? '监护人' : '系统') : (names.get(person) ?? '已离任人员'),
    place: inPlace(unit),
    from: from === null ? undefined : inPlace(from),
    words: wordsOfEvent(words),
  }));
  return { line, events };
}

/** The line, on the roll or not. */
async function oneOf(desk: Desk, actor: Actor, campaign: Campaign, own: ReturnType<typeof sql<boolean>>) {
  for (const gone of [false, true]) {
    const rows = await rowsWhere(desk.db, [...linesFor(actor, 'campaign.read', campaign, { gone }), own], 1);
    const [line] = await inWords(desk, campaign.county, rows);
    if (line !== undefined) return line;
  }
  return undefined;
}

interface EventRow {
  readonly at: Date;
  readonly event: string;
  readonly to_state: LineState;
  readonly unit: string;
  readonly from_unit: string | null;
  readonly by_person: string | null;
  readonly words: string;
}
