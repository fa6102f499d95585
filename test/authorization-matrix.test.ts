import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeServer } from '#src/app/server/make-server.ts';
import { EVERY_OFFICE, type Office } from '#src/organization/office.ts';
import type { App } from '#src/platform/http/app.ts';
import { movingClock } from './at-the-door.ts';
import { cookieOf, HOLDERS, type Ids, INSIDE, MAKE, OUTSIDE, openElsewhere } from './authorization/objects.ts';
import { type Line, TABLE } from './authorization/table.ts';
import { CAST, seedCast } from './cast.ts';
import { IN_THIS_PROCESS } from './in-this-process.ts';
import { FROM_OUR_PAGE } from './test-app.ts';
import { openTestDatabase, type TestDatabase } from './test-database.ts';
import { aDesk } from './test-desk.ts';

let database: TestDatabase;
let desk: ReturnType<typeof aDesk>;
let app: App;
/** Of two sign-ins one is the later. */
const clock = movingClock();

beforeAll(async () => {
  database = await openTestDatabase();
  desk = aDesk({ db: database.db, clock });
  await seedCast(database.db);
  await openElsewhere(desk);
  app = await makeServer(desk, {}, IN_THIS_PROCESS);
});
afterAll(async () => {
  await app.close();
  await database.close();
});

test('every operation that the server describes stands in the table, and no other', () => {
  const described = Object.entries(app.swagger().paths ?? {}).flatMap(([path, operations]) =>
    Object.keys(operations ?? {}).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(described.sort()).toEqual(Object.keys(TABLE).sort());
});

describe.each(Object.entries(TABLE))('%s', (operation, line) => {
  const allowed = officesOf(line);
  const barred = typeof line.callers === 'string' ? [] : EVERY_OFFICE.filter((office) => !allowed.includes(office));

  test('a stranger who has not signed in', async () => {
    const { statusCode } = await ask(operation, line, undefined, nowhere());
    if (line.callers === 'anyone') expect(statusCode).toBeLessThan(500);
    else expect(statusCode).toBe(401);
  });

  test.runIf(barred.length > 0).each(barred)('%s is not let in', async (office) => {
    const inside = await made(line, office, INSIDE);
    const answer = await ask(operation, line, office, inside);
    expect([answer.statusCode, answer.json()]).toEqual([403, expect.objectContaining({ code: 'office' })]);
  });

  test.runIf(allowed.length > 0).each(allowed)('%s is let in', async (office) => {
    const answer = await ask(operation, line, office, await made(line, office, INSIDE));
    const refusals = line.mayLack ? [401, 403] : [401, 403, 404];
    expect(answer.statusCode, answer.body.slice(0, 300)).toBeLessThan(500);
    // A wrong password or code is the person's affair, and no question of permission.
    if (!operation.includes('session')) expect(refusals, answer.body.slice(0, 300)).not.toContain(answer.statusCode);
  });

  test.runIf(line.of !== undefined && line.of !== 'own-holding').each(allowed)(
    '%s finds nothing outside, just as nowhere',
    async (office) => {
      const outside = await ask(operation, line, office, await made(line, office, OUTSIDE[office]));
      const never = await ask(operation, line, office, nowhere());
      expect([outside.statusCode, outside.body]).toEqual([never.statusCode, never.body]);
      if (line.judgesBodyFirst) expect(outside.statusCode).toBeGreaterThanOrEqual(400);
      else expect(outside.statusCode, outside.body.slice(0, 300)).toBe(404);
    },
  );
});

function officesOf({ callers }: Line): readonly Office[] {
  return typeof callers === 'string' ? (callers === 'anyone' ? [] : EVERY_OFFICE) : callers;
}

const nowhere = (): Ids => ({ id: randomUUID(), holding: randomUUID() });

async function made({ of }: Line, office: Office, at: typeof INSIDE): Promise<Ids> {
  return of === undefined ? nowhere() : MAKE[of](desk, at, CAST[HOLDERS[office]]);
}

async function ask(operation: string, line: Line, office: Office | undefined, ids: Ids) {
  const [method = '', path = ''] = operation.split(' ');
  const url = path
    .replace('{id}', ids.id)
    .replace('{holding}', ids.holding ?? '')
    .replace(/\{\w+\}/g, () => randomUUID());
  clock.pass(0.001);
  const cookie = office === undefined ? {} : { cookie: await cookieOf(desk, office) };
  return app.inject({
    method: method as 'GET', // and whatever else stands in the document
    url: line.query === undefined ? url : `${url}?${line.query}`,
    headers: { ...FROM_OUR_PAGE, ...cookie },
    ...(line.body && { payload: line.body }),
  });
}
