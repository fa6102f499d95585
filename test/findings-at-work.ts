import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { findingsRoutes } from '#src/findings/routes/findings-routes.ts';
import { recheck } from '#src/findings/store/recheck.ts';
import type { Actor } from '#src/organization/office.ts';
import type { App } from '#src/platform/http/app.ts';
import type { Cells } from '#src/registry/record.ts';
import { changeRecords } from '#src/registry/store/change-records.ts';
import { createRecords } from '#src/registry/store/create-records.ts';
import { openRecords } from '#src/registry/store/open-records.ts';
import type { RegisterDesk } from '#src/registry/store/register-desk.ts';
import { CAST, type CastMember, COUNTY, PLACES, seedCast } from './cast.ts';
import { anApp, FROM_OUR_PAGE } from './test-app.ts';
import { openTestDatabase, type TestDatabase } from './test-database.ts';
import { aDesk } from './test-desk.ts';
import { aStudent } from './world.ts';

const NOBODY = { person: undefined, office: undefined };

/** As much of a finding's line as the tests ask about. */
export interface FoundRow {
  readonly id: string;
  readonly revision: number;
  readonly rule: string;
  readonly name: string;
}

/** 问题 of three children — two of 丁河镇中心小学, one of the school next to it; made anew before each test of the file. */
export function findingsAtWork() {
  let base: TestDatabase;
  let app: App;
  let desk: RegisterDesk;
  let ids = { ming: '', hong: '', gang: '' };

  beforeAll(async () => {
    base = await openTestDatabase();
    const plain = aDesk(base);
    desk = { ...plain, afterChange: (work, county, changed) => recheck(plain, work, county, changed) };
    await seedCast(base.db);
    app = await anApp((routes) => {
      // Whoever the test says is asking; the gate itself is tested where it stands.
      routes.decorateRequest('actor', {
        getter(): Actor {
          return CAST[(this as { headers: Record<string, string> }).headers['x-cast'] as CastMember];
        },
      });
      findingsRoutes(routes, desk);
    });
  });
  afterAll(async () => {
    await app.close();
    await base.close();
  });
  beforeEach(async () => {
    ids = { ming: randomUUID(), hong: randomUUID(), gang: randomUUID() };
    for (const table of TABLES) await base.db.deleteFrom(table).execute();
    await base.db.transaction().execute((work) => {
      return createRecords(desk, work, COUNTY, draftsOf(ids), NOBODY, { kind: 'seed' });
    });
  });

  const ask = (who: CastMember, method: 'GET' | 'POST', url: string, payload?: object) =>
    app.inject({ method, url, headers: { ...FROM_OUR_PAGE, 'x-cast': who }, ...(payload && { payload }) });
  const rowsOf = async (who: CastMember, filter: object): Promise<readonly FoundRow[]> => {
    const answer = await ask(who, 'POST', '/api/findings/search', { ...filter, limit: 200 });
    expect([answer.statusCode, answer.json().message]).toEqual([200, undefined]);
    return answer.json().rows;
  };
  return {
    ask,
    rowsOf,
    db: () => base.db,
    desk: () => desk,
    ids: () => ids,
    async findingOf(rule: string, state = 'open'): Promise<FoundRow> {
      const [row] = await rowsOf('registrar', { rule, state });
      if (row === undefined) throw new Error(`no finding of ${rule}`);
      return row;
    },
    async edit(id: string, cells: Cells): Promise<void> {
      await base.db.transaction().execute(async (work) => {
        const [record] = await openRecords(work, desk.seal, COUNTY, [id]);
        const change = { id, seen: record?.revision ?? 0, cells };
        await changeRecords(desk, work, COUNTY, [change], NOBODY, { kind: 'edit' });
      });
    },
  };
}

const TABLES = ['neighbour_keys', 'finding_events', 'findings', 'student_changes', 'students'] as const;

function draftsOf({ ming, hong, gang }: { readonly ming: string; readonly hong: string; readonly gang: string }) {
  return [
    { id: ming, unit: PLACES.primaryClass, cells: aStudent({ phone: '1383770', postcode: '1' }) },
    { id: hong, unit: PLACES.primaryClass2, cells: another('李小红', { migrantWorkersChild: '是', className: '2' }) },
    { id: gang, unit: PLACES.otherClass, cells: another('刘大刚', { phone: '', schoolCode: '2141000002' }) },
  ];
}

/** A child who is nobody's double. */
function another(name: string, over: Cells): Cells {
  const idNumber = name === '李小红' ? '411323201503129930' : '411323201503129957';
  const numbers = { idNumber, nationalNumber: `G${idNumber}`, classRollNumber: name === '李小红' ? '8' : '9' };
  const family = { 'guardian1.phone': '13837700003', 'guardian2.phone': '13837700004' };
  return { ...aStudent(), name, ...numbers, ...family, ...over };
}
