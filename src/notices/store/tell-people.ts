import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Work } from '#src/platform/database/database.ts';
import type { About, NewsEvent } from '../news.ts';

/** What some people are told that is not about a case. */
export interface News {
  readonly event: NewsEvent;
  readonly about: About;
  readonly id: string;
  /** What it is called, and what one must know at once: when, where. Never a pupil. */
  readonly title: string;
  readonly people: readonly string[];
  /** Who did it, and is not told; absent for what the program does by itself. */
  readonly by?: string | undefined;
}

/** 告知 — a notice for each of these people, in the transaction of the deed itself: what was not told has not been done. */
export async function tellPeople(work: Work, county: string, news: News, now: Date): Promise<void> {
  const people = [...new Set(news.people)].filter((person) => person !== news.by);
  if (people.length === 0) return;
  await sql`
    insert into notices (county, id, person, event, about, about_id, title, by_person, at)
    select ${county}, id, person, ${news.event}, ${news.about}, ${news.id}::uuid, ${news.title}, ${news.by ?? null}::uuid,
      ${now}
    from unnest(${people.map(() => randomUUID())}::uuid[], ${people}::uuid[]) as notice (id, person)`.execute(work);
}
