import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import type { UnitPath } from '#src/organization/unit.ts';
import { changeRecords } from '#src/registry/store/change-records.ts';
import { createRecords } from '#src/registry/store/create-records.ts';
import { moveStudents } from '#src/registry/store/move-students.ts';
import { openRecords } from '#src/registry/store/open-records.ts';
import type { RegisterDesk } from '#src/registry/store/register-desk.ts';
import { restoreRecords } from '#src/registry/store/restore-records.ts';
import { withdrawRecords } from '#src/registry/store/withdraw-records.ts';
import { aRunningCampaign, CLASSES } from '#test/campaign-at-work.ts';
import { CAST, COUNTY, PLACES, seedCast } from '#test/cast.ts';
import { aChild } from '#test/scenarios/children.ts';
import { openTestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import { type CampaignContent, covers } from '../../campaign/campaign.ts';
import { EVERY_DEED, type LineDeed } from '../line.ts';
import { followRoll } from './follow-roll.ts';
import { workOnLineOf } from './line-work.ts';
import { moveLines } from './move-lines.ts';

/** `RENJI_CONTESTS=500` for a night. */
const RUNS = Number(process.env.RENJI_CONTESTS ?? 8);
const NOBODY = { person: undefined, office: undefined };
const BY_HAND = { kind: 'edit' } as const;
const NEW_PLACE: UnitPath = `${PLACES.danshui}/2141000001`;

let desk: RegisterDesk;

beforeEach(async () => {
  const database = await openTestDatabase();
  const plain = aDesk(database);
  desk = {
    ...plain,
    afterChange: (work, county, students) => followRoll(work, county, students, plain.clock.now()),
  };
  await seedCast(database.db);
  return () => database.close();
});

type Step =
  | { readonly is: 'join'; readonly at: number; readonly grade: string }
  | { readonly is: 'move' | 'leave' | 'end' | 'correct'; readonly who: number; readonly at: number }
  | { readonly is: 'return'; readonly who: number }
  | { readonly is: 'deed'; readonly who: number; readonly deed: LineDeed }
  | { readonly is: 'school-moves' };

const who = fc.nat({ max: 30 });
const at = fc.nat({ max: CLASSES.length - 1 });
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    fc.record({ is: fc.constant('join' as const), at, grade: fc.constantFrom('四年级', '五年级') }),
    fc.record({ is: fc.constantFrom('move' as const, 'leave' as const, 'end' as const, 'correct' as const), who, at }),
    fc.record({ is: fc.constant('return' as const), who }),
    fc.record({ is: fc.constant('deed' as const), who, deed: fc.constantFrom(...EVERY_DEED).map(aDeed) }),
    fc.constant({ is: 'school-moves' as const }),
  ),
  { minLength: 10, maxLength: 35 },
);

test('whoever joins, moves, leaves, comes back or is corrected: the states add up to the roll, class by class', {
  timeout: 120_000,
}, async () => {
  const scopes: readonly Partial<CampaignContent>[] = [{}, { units: [PLACES.dinghe] }, { grades: ['14'] }];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...scopes), steps, async (scope, all) => {
      const pupils: string[] = [];
      for (let i = 0; i < 4; i++) pupils.push(await join(i % CLASSES.length, '四年级'));
      const campaign = await aRunningCampaign(desk, scope);
      for (const step of all) {
        const joined = await take(step, pupils, campaign.id);
        if (joined !== undefined) pupils.push(joined);
        expect(await sumsOfLines(campaign.id)).toEqual(await roll(campaign.id));
      }
      await desk.db.deleteFrom('campaigns').execute();
    }),
    { seed: 20250408, numRuns: RUNS },
  );
});

/** Of each class: how many lines stand in its roll, whatever their state. */
async function sumsOfLines(campaign: string): Promise<Readonly<Record<string, number>>> {
  const { rows } = await sql<{ unit: string; state: string; lines: number }>`
    select unit, state, count(*)::integer as lines from campaign_lines
    where county = ${COUNTY} and campaign = ${campaign}::uuid and left_at is null group by unit, state`.execute(
    desk.db,
  );
  const sums: Record<string, number> = {};
  for (const { unit, lines } of rows) sums[unit] = (sums[unit] ?? 0) + lines;
  return sums;
}

/** Of each class: how many pupils of the register the campaign asks about, by `covers()`. */
async function roll(id: string): Promise<Readonly<Record<string, number>>> {
  const row = await desk.db.selectFrom('campaigns').select('content').where('id', '=', id).executeTakeFirstOrThrow();
  const content = row.content as CampaignContent; // as the test wrote it
  const pupils = await desk.db
    .selectFrom('students')
    .select(['unit', 'grade'])
    .where('county', '=', COUNTY)
    .where('withdrawn_at', 'is', null)
    .where('ended_on', 'is', null)
    .execute();
  const sums: Record<string, number> = {};
  for (const { unit, grade } of pupils) {
    if (covers({ content }, unit as UnitPath, grade)) sums[unit] = (sums[unit] ?? 0) + 1; // a path of the register
  }
  return sums;
}

let order = 0;

async function join(at: number, grade: string): Promise<string> {
  const id = randomUUID();
  order = (order + 1) % 400;
  const cells = aChild('张小明', order + 1, { grade });
  await write((work) => createRecords(desk, work, COUNTY, [{ id, unit: classAt(at), cells }], NOBODY, BY_HAND));
  return id;
}

async function take(step: Step, pupils: readonly string[], campaign: string): Promise<string | undefined> {
  if (step.is === 'join') return join(step.at, step.grade);
  if (step.is === 'school-moves') return schoolMoves();
  const id = pupils[step.who % pupils.length] ?? '';
  if (step.is === 'deed') {
    await write((work) => workOnLineOf(work, COUNTY, campaign, id, step.deed, desk.clock.now()));
    return undefined;
  }
  const { revision } = await desk.db
    .selectFrom('students')
    .select('revision')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const seen = [{ id, seen: revision }];
  if (step.is === 'return') {
    await write((work) => restoreRecords(desk, work, COUNTY, seen, NOBODY, BY_HAND));
    await change(id, { recordStatus: '在读' });
  } else if (step.is === 'leave') {
    await write((work) => withdrawRecords(desk, work, COUNTY, seen, NOBODY, BY_HAND));
  } else if (step.is === 'end') await change(id, { recordStatus: '退学' });
  else if (step.is === 'move') await change(id, {}, classAt(step.at));
  else await change(id, { grade: step.at % 2 === 0 ? '四年级' : '五年级' });
  return undefined;
}

async function change(id: string, cells: Readonly<Record<string, string>>, unit?: UnitPath): Promise<void> {
  const [record] = await openRecords(desk.db, desk.seal, COUNTY, [id]);
  if (record === undefined) return; // withdrawn
  const changes = [{ id, seen: record.revision, cells, unit }];
  await write((work) => changeRecords(desk, work, COUNTY, changes, NOBODY, BY_HAND));
}

let primaryAt: UnitPath = PLACES.primary;

/** 丁河镇中心小学 goes to the other central school, or back. */
async function schoolMoves(): Promise<undefined> {
  const to = primaryAt === PLACES.primary ? NEW_PLACE : PLACES.primary;
  await write(async (work) => {
    await moveStudents(work, COUNTY, primaryAt, to);
    await moveLines(work, COUNTY, primaryAt, to, desk.clock.now());
  });
  primaryAt = to;
}

function classAt(at: number): UnitPath {
  const path = CLASSES[at] ?? PLACES.primaryClass;
  return path.startsWith(PLACES.primary) ? `${primaryAt}${path.slice(PLACES.primary.length)}` : path;
}

async function write(deed: Parameters<ReturnType<typeof desk.db.transaction>['execute']>[0]): Promise<void> {
  await desk.db.transaction().execute(deed);
}

function aDeed(deed: LineDeed['deed']): LineDeed {
  const words = { question: '哪一年？', reason: '录错', way: 'counted', by: CAST.head.person } as const;
  if (deed === 'cannot') return { deed, reason: 'will-not-sign', note: '' };
  return { deed, ...words } as LineDeed; // each deed takes the words it knows
}
