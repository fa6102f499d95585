import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { UnitPath } from '#src/organization/unit.ts';
import { inspect } from '#src/quality/inspect.ts';
import { RULE_BOOK } from '#src/quality/rules/index.ts';
import type { Cells } from '#src/registry/record.ts';
import { changeRecords } from '#src/registry/store/change-records.ts';
import { createRecords } from '#src/registry/store/create-records.ts';
import { openRecords } from '#src/registry/store/open-records.ts';
import type { RegisterDesk } from '#src/registry/store/register-desk.ts';
import { withdrawRecords } from '#src/registry/store/withdraw-records.ts';
import { COUNTY, PLACES, seedCast } from '#test/cast.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { aDesk, NOW } from '#test/test-desk.ts';
import { aStudent, TODAY } from '#test/world.ts';
import { mergedByPlace, type Said } from '../lifecycle.ts';
import { knownFindings } from './known-findings.ts';
import { recheck } from './recheck.ts';
import { recheckCounty } from './recheck-county.ts';
import { settingOf } from './setting.ts';

const NOBODY = { person: undefined, office: undefined };
const EDIT = { kind: 'edit' } as const;

let database: TestDatabase;
let desk: RegisterDesk;

beforeAll(async () => {
  database = await openTestDatabase();
  const plain = aDesk({ db: database.db, clock: { now: aMinuteLater, today: () => TODAY } });
  desk = { ...plain, afterChange: (work, county, ids, written) => recheck(plain, work, county, ids, written) };
  await seedCast(database.db);
});
afterAll(() => database.close());

test('after whatever was done to the register, the open findings are what its inspection says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(aDeed, { minLength: 1, maxLength: 12 }), async (deeds) => {
      await emptied();
      const ids: string[] = [];
      for (const deed of deeds) {
        await done(deed, ids);
        expect(await findingsInStore()).toEqual(await findingsOfInspection());
        expect(await countsOnRecords()).toEqual(await countsOfFindings());
      }
      await emptied();
      expect(await findingsInStore()).toEqual([]);
    }),
    { numRuns: 12, endOnFailure: true },
  );
});

/** So that what was written before a re-check is older than the re-check. */
function aMinuteLater(): Date {
  minutes += 1;
  return new Date(NOW.getTime() + minutes * 60_000);
}
let minutes = 0;

type Deed =
  | { readonly do: 'create'; readonly cells: readonly Cells[] }
  | { readonly do: 'change'; readonly which: number; readonly cells: Cells }
  | { readonly do: 'move'; readonly which: number; readonly unit: UnitPath }
  | { readonly do: 'withdraw'; readonly which: number }
  | { readonly do: 'forget'; readonly rules: readonly string[] };

/** Few values, so that records often become neighbours and cease to be. */
const someCells = fc.record<Cells>(
  {
    idNumber: fc.constantFrom('411323201503129914', '411323201503129930', '411323201503129906', '', '4113'),
    nationalNumber: fc.constantFrom('G411323201503129914', 'G411323201503129930', ''),
    name: fc.constantFrom('张小明', '李小红', '张 三'),
    classRollNumber: fc.constantFrom('7', '8', ''),
    recordStatus: fc.constantFrom('在读', '转出'),
    phone: fc.constantFrom('13837700001', '1383'),
    migrantWorkersChild: fc.constantFrom('是', '否'),
    'guardian1.name': fc.constantFrom('甲建国', '乙建国', '丙建国', '丁建国'),
    'guardian1.phone': fc.constantFrom('13837700001', '13837700002', ''),
    'guardian2.name': fc.constantFrom('甲秀英', '乙秀英', '丙秀英', '丁秀英'),
    'guardian2.phone': fc.constantFrom('13837700001', '13837700002', ''),
  },
  { requiredKeys: [] },
);
const which = fc.nat(20);
const aDeed = fc.oneof<fc.Arbitrary<Deed>[]>(
  fc.record({ do: fc.constant('create'), cells: fc.array(someCells, { minLength: 1, maxLength: 5 }) }),
  fc.record({ do: fc.constant('change'), which, cells: someCells }),
  fc.record({ do: fc.constant('change'), which, cells: someCells }),
  fc.record({ do: fc.constant('move'), which, unit: fc.constantFrom(PLACES.primaryClass, PLACES.otherClass) }),
  fc.record({ do: fc.constant('withdraw'), which }),
  fc.record({ do: fc.constant('forget'), rules: fc.subarray(['DUP-01', 'RN-06', 'GU-13', 'CO-03', 'SP-02']) }),
);

async function done(deed: Deed, ids: string[]): Promise<void> {
  if (deed.do === 'forget') return forgotten(deed.rules);
  await desk.db.transaction().execute(async (work) => {
    if (deed.do === 'create') {
      const drafts = deed.cells.map((cells) => {
        const id = randomUUID();
        ids.push(id);
        return { id, unit: PLACES.primaryClass, cells: aStudent(cells) };
      });
      await createRecords(desk, work, COUNTY, drafts, NOBODY, EDIT);
      return;
    }
    const [record] = await openRecords(work, desk.seal, COUNTY, ids.slice(deed.which % (ids.length + 1)).slice(0, 1));
    if (record === undefined) return;
    const change = { id: record.id, seen: record.revision };
    if (deed.do === 'withdraw') await withdrawRecords(desk, work, COUNTY, [change], NOBODY, EDIT);
    else if (deed.do === 'move')
      await changeRecords(desk, work, COUNTY, [{ ...change, cells: {}, unit: deed.unit }], NOBODY, EDIT);
    else await changeRecords(desk, work, COUNTY, [{ ...change, cells: deed.cells }], NOBODY, EDIT);
  });
}

/** As an older rule book would have left it; then the whole county is asked anew. */
async function forgotten(rules: readonly string[]): Promise<void> {
  const { db } = desk;
  const old = db.updateTable('findings').set({ state: 'fixed' }).where('state', '=', 'open');
  if (rules.length > 0) await old.where('rule', 'in', rules).execute();
  await recheckCounty(desk, COUNTY, () => {});
}

async function emptied(): Promise<void> {
  const ids = await livingIds();
  await desk.db.transaction().execute(async (work) => {
    const records = await openRecords(work, desk.seal, COUNTY, ids);
    const all = records.map(({ id, revision }) => ({ id, seen: revision }));
    await withdrawRecords(desk, work, COUNTY, all, NOBODY, EDIT);
  });
}

async function livingIds(): Promise<readonly string[]> {
  const rows = await desk.db.selectFrom('students').select('id').where('withdrawn_at', 'is', null).execute();
  return rows.map(({ id }) => id);
}

async function findingsInStore() {
  const ids = (await desk.db.selectFrom('students').select('id').execute()).map(({ id }) => id);
  const known = await knownFindings(desk.db, desk.seal, COUNTY, ids);
  return [...known]
    .flatMap(([student, all]) => all.filter(({ state }) => state === 'open').map((one) => inWords(student, one)))
    .sort();
}

async function findingsOfInspection() {
  const records = await openRecords(desk.db, desk.seal, COUNTY, await livingIds());
  const setting = await settingOf(desk, desk.db, COUNTY);
  const { findings } = inspect(
    records.map(({ cells }) => cells),
    RULE_BOOK,
    setting,
  );
  return records
    .flatMap(({ id }, at) => {
      const own = findings.filter(({ record }) => record === at);
      return mergedByPlace(own.map(({ code, ...rest }) => ({ ...rest, rule: code, fingerprint: '' }))).map((one) =>
        inWords(id, one),
      );
    })
    .sort();
}

function inWords(student: string, { rule, field, severity, message }: Said): string {
  return `${student} ${rule} ${field} ${severity} ${message}`;
}

async function countsOnRecords() {
  const rows = await desk.db
    .selectFrom('students')
    .select(['id', 'unit', 'errors', 'queries', 'notices'])
    .orderBy('id')
    .execute();
  return rows.filter(({ errors, queries, notices }) => errors + queries + notices > 0);
}

async function countsOfFindings() {
  const rows = await desk.db
    .selectFrom('findings')
    .select(['student', 'unit', 'severity'])
    .where('state', '=', 'open')
    .orderBy('student')
    .execute();
  return [...new Set(rows.map(({ student }) => student))].map((id) => {
    const own = rows.filter(({ student }) => student === id);
    const times = (wanted: string) => own.filter(({ severity }) => severity === wanted).length;
    return { id, unit: own[0]?.unit, errors: times('error'), queries: times('query'), notices: times('notice') };
  });
}
