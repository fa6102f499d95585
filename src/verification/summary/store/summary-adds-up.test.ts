import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { PROBLEM_RULES } from '#src/cases/problem-rules.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import { changeRecords } from '#src/registry/store/change-records.ts';
import { createRecords } from '#src/registry/store/create-records.ts';
import { openRecords } from '#src/registry/store/open-records.ts';
import type { RegisterDesk } from '#src/registry/store/register-desk.ts';
import { withdrawRecords } from '#src/registry/store/withdraw-records.ts';
import { aRunningCampaign, CLASSES } from '#test/campaign-at-work.ts';
import { CAST, COUNTY, PLACES, seedCast } from '#test/cast.ts';
import { aChild } from '#test/scenarios/children.ts';
import { openTestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { EVERY_DEED, type LineDeed } from '../../ledger/line.ts';
import { EVERY_HANDLING } from '../../ledger/line-filter.ts';
import { followRoll } from '../../ledger/store/follow-roll.ts';
import { workOnLineOf } from '../../ledger/store/line-work.ts';
import { countLines, linesFor } from '../../ledger/store/search-lines.ts';
import type { CampaignSummary, UnitSummary } from '../campaign-summary.ts';
import { countsOf, EVERY_FIGURE, EVERY_SECTION } from '../figures.ts';
import { summarize } from './summarize.ts';

/** `RENJI_CONTESTS=500` for a night. */
const RUNS = Number(process.env.RENJI_CONTESTS ?? 4);
const NOBODY = { person: undefined, office: undefined };
const BY_HAND = { kind: 'edit' } as const;

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
  | { readonly is: 'join'; readonly at: number; readonly hasNumber: boolean }
  | { readonly is: 'move' | 'delete' | 'number' | 'proof'; readonly who: number; readonly at: number }
  | { readonly is: 'finding'; readonly who: number; readonly rule: string; readonly state: string }
  | { readonly is: 'deed'; readonly who: number; readonly deed: LineDeed };

const who = fc.nat({ max: 12 });
/** A class, or the school itself for who is in none. */
const WHERE: readonly UnitPath[] = [...CLASSES, PLACES.primary];
const at = fc.nat({ max: WHERE.length - 1 });
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    fc.record({ is: fc.constant('join' as const), at, hasNumber: fc.boolean() }),
    fc.record({
      is: fc.constantFrom('move' as const, 'delete' as const, 'number' as const, 'proof' as const),
      who,
      at,
    }),
    fc.record({
      is: fc.constant('finding' as const),
      who,
      rule: fc.constantFrom(...PROBLEM_RULES, 'ID-09'),
      state: fc.constantFrom('open', 'fixed', 'explained', 'evidenced'),
    }),
    fc.record({ is: fc.constant('deed' as const), who, deed: fc.constantFrom(...EVERY_DEED).map(aDeed) }),
  ),
  { minLength: 10, maxLength: 40 },
);

test('whatever happens, the rows add up to the whole, and each figure counts just what its list shows', {
  timeout: 180_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const pupils: string[] = [];
      for (let i = 0; i < 6; i++) pupils.push(await join(i % WHERE.length, i % 3 > 0));
      const campaign = await aRunningCampaign(desk);
      for (const step of all) await take(step, pupils, campaign);
      for (const unit of [PLACES.county, PLACES.dinghe, PLACES.primary, PLACES.primaryGrade, PLACES.primaryClass]) {
        const summary = await summarize(desk, desk.db, CAST.county, campaign, unit, EVERY_SECTION);
        if (summary === undefined) throw new Error('the county may look everywhere');
        addsUp(summary);
        for (const row of [summary.whole, ...summary.rows]) await opensItsLists(campaign, row);
        await kindsOpenTheirLists(campaign, summary);
      }
      await desk.db.deleteFrom('campaigns').execute();
    }),
    { seed: 20250408, numRuns: RUNS },
  );
});

function addsUp({ whole, rows }: CampaignSummary): void {
  if (rows.length === 0) return;
  for (const figure of EVERY_FIGURE) {
    const sum = rows.reduce((before, { counts }) => before + (counts[figure] ?? 0), 0);
    expect([figure, sum]).toEqual([figure, whole.counts[figure]]);
  }
  const { roll, notIssued, issued, returned, confirmed, changed, keyed, rechecked, cannot } = whole.counts;
  expect(notIssued + issued + returned + confirmed + changed + keyed + rechecked + cannot).toBe(roll);
}

async function opensItsLists(campaign: Campaign, { path: unit, unplaced, counts }: UnitSummary): Promise<void> {
  for (const figure of EVERY_FIGURE) {
    const counted = countsOf(figure);
    if (counted.of !== 'lines') continue;
    const filter = { ...counted.filter, unit, unplaced };
    const listed = await countLines(desk.db, linesFor(CAST.county, 'campaign.read', campaign, filter));
    expect([unit, figure, counts[figure]]).toEqual([unit, figure, listed]);
  }
}

async function kindsOpenTheirLists(campaign: Campaign, { whole, problems }: CampaignSummary): Promise<void> {
  for (const { rule: problem, pupils } of problems ?? []) {
    for (const handling of EVERY_HANDLING) {
      const filter = { unit: whole.path, problem, handling, gone: handling === 'deleted' };
      const listed = await countLines(desk.db, linesFor(CAST.county, 'campaign.read', campaign, filter));
      expect([problem, handling, pupils[handling] ?? 0]).toEqual([problem, handling, listed]);
    }
  }
}

let order = 0;

async function join(place: number, hasNumber: boolean): Promise<string> {
  const id = randomUUID();
  order = (order + 1) % 400;
  const cells = aChild('张小明', order + 1, hasNumber ? {} : { idType: '其他', idNumber: '' });
  const unit = WHERE[place] ?? PLACES.primary;
  await write((work) => createRecords(desk, work, COUNTY, [{ id, unit, cells }], NOBODY, BY_HAND));
  return id;
}

async function take(step: Step, pupils: string[], campaign: Campaign): Promise<void> {
  if (step.is === 'join') {
    pupils.push(await join(step.at, step.hasNumber));
    return;
  }
  const id = pupils[step.who % pupils.length] ?? '';
  if (step.is === 'deed') {
    await write((work) => workOnLineOf(work, COUNTY, campaign.id, id, step.deed, desk.clock.now()));
  } else if (step.is === 'finding') await found(id, step.rule, step.state);
  else if (step.is === 'proof') await proven(id, step.at);
  else await change(id, step);
}

async function change(id: string, step: Extract<Step, { is: 'move' | 'delete' | 'number' | 'proof' }>): Promise<void> {
  const [record] = await openRecords(desk.db, desk.seal, COUNTY, [id]);
  if (record === undefined) return; // deleted
  const seen = { id, seen: record.revision };
  if (step.is === 'delete') {
    await write((work) => withdrawRecords(desk, work, COUNTY, [seen], NOBODY, BY_HAND));
    return;
  }
  const cells = step.is === 'number' ? { idType: '其他', idNumber: step.at % 2 === 0 ? 'X1234567' : '' } : {};
  const unit = step.is === 'move' ? WHERE[step.at] : undefined;
  await write((work) => changeRecords(desk, work, COUNTY, [{ ...seen, cells, unit }], NOBODY, BY_HAND));
}

/** As the rules and the desks leave it. */
async function found(student: string, rule: string, state: string): Promise<void> {
  const [id, now] = [randomUUID(), desk.clock.now()];
  await sql`
    insert into findings (county, id, student, rule, field, fingerprint, severity, state, unit, message, key_id, owner,
      opened_at, changed_at)
    select ${COUNTY}, ${id}::uuid, students.id, ${rule}, ${['name', 'idNumber'][order % 2]}, ''::bytea, 'error', ${state},
      students.unit, ''::bytea, 1, 'registrar', ${now}, ${now}
    from students where students.id = ${student}::uuid
    on conflict (county, student, rule, field) do update set state = excluded.state`.execute(desk.db);
}

async function proven(student: string, kind: number): Promise<void> {
  const row = { county: COUNTY, student, id: randomUUID(), file: randomUUID(), name: '材料' };
  const by = { added_at: desk.clock.now(), added_by: CAST.registrar.person };
  await desk.db
    .insertInto('number_pathway_proofs')
    .values({ ...row, ...by, kind: kind % 2 === 0 ? 'enrolment-certificate' : 'guardian-identity' })
    .execute();
}

async function write(deed: Parameters<ReturnType<typeof desk.db.transaction>['execute']>[0]): Promise<void> {
  await desk.db.transaction().execute(deed);
}

function aDeed(deed: LineDeed['deed']): LineDeed {
  const words = { question: '哪一年？', reason: '录错', way: 'counted', by: CAST.head.person } as const;
  if (deed === 'cannot') return { deed, reason: 'will-not-sign', note: '' };
  return { deed, ...words } as LineDeed; // each deed takes the words it knows
}
