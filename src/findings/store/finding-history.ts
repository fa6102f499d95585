import type { Desk } from '#src/platform/desk.ts';
import { namesOfPeople } from '#src/registry/store/names.ts';
import { EVENTS } from '../lifecycle.ts';

/** One line of what became of a finding; `by` is absent where the rules themselves did it. */
export interface FindingEventInWords {
  readonly at: string;
  readonly title: string;
  readonly by: string | undefined;
  readonly text: string;
}

/** 问题的经过, newest first. Whoever asks must have been shown the finding. */
export async function historyOfFinding(
  { db }: Desk,
  county: string,
  finding: string,
): Promise<readonly FindingEventInWords[]> {
  const rows = await db
    .selectFrom('finding_events')
    .select(['at', 'event', 'by_person', 'text'])
    .where('county', '=', county)
    .where('finding', '=', finding)
    .orderBy('revision', 'desc')
    .limit(200)
    .execute();
  const names = await namesOfPeople(
    db,
    county,
    rows.map(({ by_person }) => by_person),
  );
  const titles: Readonly<Record<string, string>> = EVENTS;
  return rows.map(({ at, event, by_person, text }) => ({
    at: at.toISOString(),
    title: titles[event] ?? event,
    by: by_person === null ? undefined : names.get(by_person),
    text,
  }));
}
