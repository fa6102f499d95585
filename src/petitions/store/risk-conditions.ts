import { type RawBuilder, sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import { daysBack, type PetitionRisk, type PetitionSettings } from '../risks.ts';

/** 周围的件数 of each row of `petitions`, itself among them: what `risksOf` judges. Joined as `around`. */
export function around(settings: PetitionSettings, today: LocalDate): RawBuilder<unknown> {
  const [alikeSince, schoolSince] = [daysBack(today, settings.repeatedWithin), daysBack(today, settings.manyWithin)];
  return sql`
    left join lateral (select
      (select count(*)::integer from petitions as other where other.county = petitions.county
        and other.kind = petitions.kind and other.state <> 'withdrawn'
        and other.received_at >= ${`${alikeSince}T00:00:00+08:00`}::timestamptz
        and (other.phone_digest = petitions.phone_digest or other.student = petitions.student)) as alike,
      (select count(*)::integer from petitions as other where other.county = petitions.county
        and other.school = petitions.school and other.state <> 'withdrawn'
        and other.received_at >= ${`${schoolSince}T00:00:00+08:00`}::timestamptz) as of_school) as around on true`;
}

/** The same rules as `risksOf`, as conditions over a row and its surroundings; a test holds the two equal. */
export function hasRisk(risk: PetitionRisk, settings: PetitionSettings, today: LocalDate): RawBuilder<boolean> {
  const isOpen = sql<boolean>`petitions.state in ('new', 'working')`;
  const conditions: Readonly<Record<PetitionRisk, RawBuilder<boolean>>> = {
    overdue: sql<boolean>`(${isOpen} and petitions.due < ${today}::date)`,
    repeated: sql<boolean>`(${isOpen} and around.alike >= ${settings.repeated})`,
    many: sql<boolean>`(${isOpen} and around.of_school >= ${settings.many})`,
    unsatisfied: sql<boolean>`(petitions.state = 'closed' and petitions.satisfaction = 'unsatisfied')`,
  };
  return conditions[risk];
}
