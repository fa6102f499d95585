import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allRoutes } from '#src/app/server/routes.ts';
import { wholeDesk } from '#src/app/server/whole-desk.ts';
import { SeededRandom } from '#src/kernel/seeded-random.ts';
import type { App } from '#src/platform/http/app.ts';
import { newKeyPair } from '#src/tipoffs/sealing/box.ts';
import { sealEnvelope } from '#src/tipoffs/sealing/envelope.ts';
import { keepKey } from '#src/tipoffs/store/keys.ts';
import { placeOf } from '#src/tipoffs/tip-off.ts';
import { type MovingClock, movingClock } from '#test/at-the-door.ts';
import { CAST, PLACES, seedCast } from '#test/cast.ts';
import { IN_THIS_PROCESS } from '#test/in-this-process.ts';
import { anApp, FROM_OUR_PAGE } from '#test/test-app.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import { solvedBy } from './a-solved-puzzle.ts';

/** R24, security 4.11 — what is left behind of whoever reports, for somebody who has the database and every log. */
let database: TestDatabase;
let clock: MovingClock;
const random = (bytes: number) => new Uint8Array(randomBytes(bytes));
const inspector = newKeyPair(random);

beforeAll(async () => {
  database = await openTestDatabase();
  clock = movingClock();
  const desk = aDesk({ db: database.db, clock });
  await seedCast(database.db);
  await keepKey(desk, CAST.tipOffs, { publicKey: Buffer.from(inspector.publicKey), locked: randomBytes(88) });
});
afterAll(() => database.close());

interface Server {
  readonly app: App;
  readonly log: string[];
}

/** The server with its whole log kept; `gateway` notes addresses as a careless proxy in front of it would. */
async function aServer(gateway: boolean): Promise<Server> {
  const log: string[] = [];
  const whole = wholeDesk(aDesk({ db: database.db, clock }), IN_THIS_PROCESS);
  const app = await anApp(
    (routes) => {
      if (gateway) {
        routes.addHook('onRequest', async ({ ip, url }) => {
          log.push(JSON.stringify({ gateway: true, at: clock.now().getTime(), ip, url }));
        });
      }
      allRoutes(routes, whole);
    },
    { log: { write: (line) => log.push(line) } },
  );
  return { app, log };
}

interface From {
  readonly ip: string;
  readonly browser: string;
}

function ask({ app }: Server, { ip, browser }: From, url: string, payload: object) {
  const headers = { ...FROM_OUR_PAGE, 'user-agent': browser };
  return app.inject({ method: 'POST', url, headers, payload, remoteAddress: ip });
}

async function report(server: Server, from: From, words: string, cookie?: string): Promise<number> {
  const id = randomUUID();
  const where = { county: PLACES.county, about: PLACES.primary, named: [] };
  const { keys } = (await ask(server, from, '/api/public/tip-off-keys', where)).json();
  const to = [{ id: keys[0].id as string, publicKey: inspector.publicKey }];
  const { body, wraps } = sealEnvelope({ words: { what: words }, pictures: [] }, to, placeOf(id, 'report'), random);
  const puzzle = (await ask(server, from, '/api/public/puzzles', {})).json();
  const payload = {
    ...{ id, ...where, token: randomBytes(32).toString('hex'), puzzle: solvedBy(puzzle) },
    ...{ reporterKey: randomBytes(32).toString('base64'), reporterLocked: randomBytes(72).toString('base64') },
    report: {
      body: Buffer.from(body).toString('base64'),
      wraps: wraps.map(({ key, wrapped }) => ({ key, wrapped: Buffer.from(wrapped).toString('base64') })),
    },
  };
  const headers = { ...FROM_OUR_PAGE, 'user-agent': from.browser, ...(cookie && { cookie }) };
  const answer = await server.app.inject({
    ...{ method: 'POST', url: '/api/public/tip-offs', headers, payload, remoteAddress: from.ip },
  });
  return answer.statusCode;
}

/** Every cell of every table as text, as a dump has it. */
async function dump(): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = current_schema() and table_type = 'BASE TABLE'`.execute(database.db);
  const texts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql<{
      text: string;
    }>`select row_to_json(t)::text as text from ${sql.table(name)} as t`.execute(database.db);
    texts.push(...rows.map(({ text }) => text));
  }
  return texts.join('\n');
}

/** As it is, and as the bytes of a column would show it. */
function formsOf(marker: string): readonly string[] {
  const bytes = Buffer.from(marker);
  return [marker, bytes.toString('hex'), bytes.toString('base64').replace(/=+$/, '')];
}

describe('whoever has the database and the log', () => {
  test('finds none of forty marked reports, no address and no browser; and does find what lies open', async () => {
    const server = await aServer(false);
    const markers = Array.from({ length: 40 }, (_, at) => `标记${at}-${randomBytes(6).toString('hex')}`);
    for (const [at, marker] of markers.entries()) {
      const from = { ip: `203.0.${at}.77`, browser: 'MarkedBrowser/77' };
      expect(await report(server, from, marker)).toBe(201);
    }
    // The control: a standard answer lies open, and a sign-in leaves its line.
    const now = clock.now();
    await database.db
      .insertInto('standard_answers')
      .values({
        ...{ county: CAST.county.county, id: randomUUID(), version: 1, kind: 'other', title: '看得见的标记' },
        ...{ body: '答', pinyin: '', initials: '', is_public: true, written_at: now, written_by: CAST.county.person },
      })
      .execute();
    const from = { ip: '198.51.100.9', browser: 'SeenBrowser/1' };
    await ask(server, from, '/api/session', { account: 'nobody', password: '不对的口令' });
    const found = [await dump(), server.log.join('\n')].join('\n');
    const hits = [...markers, '203.0.', 'MarkedBrowser'].filter((marker) => {
      return formsOf(marker).some((form) => found.includes(form));
    });
    expect(hits).toEqual([]);
    expect(found).toContain('看得见的标记');
    expect(server.log.some((line) => line.includes('/api/session'))).toBe(true);
    expect(server.log.filter((line) => /tip-off|puzzles/.test(line))).toEqual([]);
    await server.app.close();
  });

  test('sees of a report the day, and no hour of it anywhere', async () => {
    const { rows } = await sql<{ table: string; column: string }>`
      select table_name as table, column_name as column from information_schema.columns
      where table_schema = current_schema() and table_name like 'tip\\_off%' and data_type like 'timestamp%'`.execute(
      database.db,
    );
    expect(rows).toEqual([]);
    const audit = await database.db
      .selectFrom('audit_events')
      .select('id')
      .where('subject_kind', '=', 'tip-off')
      .execute();
    expect(audit).toEqual([]);
  });

  test('cannot join it to somebody who is signed in with the same browser: the session is not even looked at', async () => {
    const server = await aServer(false);
    const seen = async () => (await database.db.selectFrom('sessions').select('seen_at').execute()).map(String);
    const before = await seen();
    expect(await report(server, { ip: '203.1.1.1', browser: 'x' }, '带着别处的 Cookie', 'renji=whatever')).toBe(201);
    expect(await seen()).toEqual(before);
    await server.app.close();
  });
});

const USERS = 5000;
const REPORTERS = 60;
const DAYS = 14;
const DAY = 24 * 3_600_000;

interface User {
  readonly ip: string;
  /** When the county's own logs saw them, each day: the notice has everybody sign in daily. */
  readonly seen: readonly number[];
}

describe('whoever tries to find out who it was, with all that and everybody’s hours', () => {
  const dice = new SeededRandom(411);
  const users: readonly User[] = Array.from({ length: USERS }, (_, at) => ({
    ip: `10.${at >> 8}.${at & 255}.7`,
    seen: Array.from({ length: DAYS }, (_day, day) => day * DAY + dice.below(DAY)),
  }));

  /** For each report the rank of who made it, among all users as the attacker orders them. */
  async function attack(gateway: boolean): Promise<readonly number[]> {
    const server = await aServer(gateway);
    const start = clock.now().getTime();
    const moments = Array.from({ length: REPORTERS }, () => ({ who: dice.below(USERS), at: dice.below(DAYS * DAY) }));
    const ranks: number[] = [];
    for (const { who, at } of moments.toSorted((one, other) => one.at - other.at)) {
      clock.pass((start + at - clock.now().getTime()) / 60_000);
      const from = { ip: users[who]?.ip ?? '', browser: 'x' };
      server.log.length = 0;
      expect(await report(server, from, '有人空挂学籍')).toBe(201);
      ranks.push(rankOf(who, traceIn(server.log, start), Math.floor(at / DAY)));
    }
    clock.pass((start + DAYS * DAY - clock.now().getTime()) / 60_000);
    await server.app.close();
    return ranks;
  }

  /** What the log tells of a report: from which address, and when. */
  function traceIn(log: readonly string[], start: number) {
    const lines = log.filter((line) => line.includes('/api/public/tip-offs')).map((line) => JSON.parse(line));
    const [line] = lines;
    return {
      ip: line?.ip as string | undefined,
      at: line === undefined ? undefined : Number(line.at ?? line.time) - start,
    };
  }

  /** First by address, then by how near an hour lies, and where neither is known by nothing at all. */
  function rankOf(who: number, { ip, at }: ReturnType<typeof traceIn>, day: number): number {
    const scores = users.map((user) => {
      const near = at === undefined ? 0 : Math.abs((user.seen[day] ?? 0) - at) / DAY;
      return (ip !== undefined && user.ip === ip ? -10 : 0) + near;
    });
    const own = scores[who] ?? 0;
    const before = scores.filter((score) => score < own).length;
    const ties = scores.filter((score) => score === own).length;
    return before + 1 + dice.below(ties);
  }

  const median = (ranks: readonly number[]) => [...ranks].sort((one, other) => one - other)[ranks.length / 2] ?? 0;

  test('does no better than by chance', async () => {
    const ranks = await attack(false);
    const hits = ranks.filter((rank) => rank === 1).length;
    const chance = REPORTERS / USERS;
    expect(hits).toBeLessThanOrEqual(chance + 3 * Math.sqrt(chance));
    // Of so many evenly spread ranks the median lies this near the middle, 997 times in a thousand.
    const error = (3 * USERS) / (2 * Math.sqrt(REPORTERS));
    expect(Math.abs(median(ranks) - USERS / 2)).toBeLessThan(error);
  });

  test('and finds nearly everybody once a gateway notes addresses: the attack is a real one', async () => {
    const ranks = await attack(true);
    expect(ranks.filter((rank) => rank === 1).length).toBeGreaterThan(REPORTERS * 0.95);
  });
});

describe('a flood', () => {
  test('without the work nothing is taken, from however many places', async () => {
    const server = await aServer(false);
    const count = async () =>
      Number((await sql<{ n: string }>`select count(*) as n from tip_offs`.execute(database.db)).rows[0]?.n);
    const before = await count();
    const payload = {
      ...{ id: randomUUID(), county: PLACES.county, named: [], token: '0'.repeat(64) },
      ...{ reporterKey: randomBytes(32).toString('base64'), reporterLocked: randomBytes(72).toString('base64') },
      report: {
        body: randomBytes(32 * 1024 + 40).toString('base64'),
        wraps: [{ key: randomUUID(), wrapped: randomBytes(104).toString('base64') }],
      },
      puzzle: { salt: 'made up', parts: 1, bits: 0, until: 9e15, signature: 'made up', solutions: [0] },
    };
    for (let turn = 0; turn < 300; turn += 1) {
      const from = { ip: `198.${18 + (turn % 2)}.${turn % 250}.1`, browser: 'x' };
      const { statusCode } = await ask(server, from, '/api/public/tip-offs', { ...payload, id: randomUUID() });
      expect(statusCode).toBe(409);
    }
    expect(await count()).toBe(before);
    await server.app.close();
  });

  test('from one neighbourhood of the net twenty in ten minutes are heard, and the next one waits', async () => {
    const server = await aServer(false);
    const answers: number[] = [];
    for (let turn = 0; turn < 22; turn += 1) {
      answers.push(await report(server, { ip: `192.0.2.${turn}`, browser: 'x' }, '又一件'));
    }
    expect(answers.slice(0, 20).every((status) => status === 201)).toBe(true);
    expect(answers.slice(20)).toEqual([429, 429]);
    await server.app.close();
  });
});
