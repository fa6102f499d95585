import type { Actor } from '#src/organization/office.ts';
import type { Desk } from '#src/platform/desk.ts';
import { draw, readPopulation } from '../draw.ts';
import { sha256 } from './inspection-desk.ts';
import { findInspection } from './inspection-rows.ts';

/** 复核抽样 — what comes out when the draw is made again of the frozen list. */
export interface Repeated {
  /** The list is the one whose digest was printed. */
  readonly isSameList: boolean;
  /** The same pupils, in the same order. */
  readonly isSameSample: boolean;
  readonly drawn: number;
}

/** The draw made again; `undefined` where there is none, or it is not the actor's to know of. */
export async function repeatDraw({ db }: Desk, actor: Actor, id: string): Promise<Repeated | undefined> {
  const found = await findInspection(db, actor, id);
  const text = found && (await linesOf(db, found));
  if (found?.seed === undefined || text === undefined) return undefined;
  const { pupils: again } = draw(readPopulation(text) ?? [], found.seed, found.design, sha256);
  const rows = await db
    .selectFrom('inspection_pupils')
    .select(['student', 'ticket'])
    .where('county', '=', found.county)
    .where('inspection', '=', id)
    .orderBy('ordinal')
    .execute();
  return {
    isSameList: sha256(text) === found.populationDigest,
    isSameSample:
      again.length === rows.length &&
      again.every(({ id: student, ticket }, at) => student === rows[at]?.student && ticket === rows[at]?.ticket),
    drawn: again.length,
  };
}

/** 名单原文 — record ids and school codes, for whoever wants to make the draw on another machine. */
export async function populationOf({ db }: Desk, actor: Actor, id: string): Promise<string | undefined> {
  const found = await findInspection(db, actor, id);
  return found && linesOf(db, found);
}

async function linesOf(db: Desk['db'], { county, id }: { readonly county: string; readonly id: string }) {
  const row = await db
    .selectFrom('inspection_population')
    .select('lines')
    .where('county', '=', county)
    .where('inspection', '=', id)
    .executeTakeFirst();
  return row?.lines;
}
