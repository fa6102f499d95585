import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { beforeEach, expect, test } from 'vitest';
import { STATE_CALENDAR } from '#src/calendar/state-calendar.ts';
import type { CaseDesk } from '#src/cases/store/case-desk.ts';
import { type PostOffices, postOffices } from '#src/platform/sending/post-offices.ts';
import { CAST, COUNTY, PLACES, seedCast } from '#test/cast.ts';
import { openTestDatabase } from '#test/test-database.ts';
import { aDesk, NOW } from '#test/test-desk.ts';
import { channelsOf, setChannel } from './channels.ts';
import { sendDigests } from './send-digests.ts';

const { head, registrar } = CAST;
const MAIL = 'wang@example.cn';
let desk: CaseDesk;

beforeEach(async () => {
  const database = await openTestDatabase();
  await seedCast(database.db);
  desk = {
    ...aDesk(database),
    afterChange: async () => {},
    calendarOf: async () => ({ calendar: STATE_CALENDAR, version: '国办' }),
    tell: async () => {},
  };
  return () => database.close();
});

test('the head’s figures of the day arrive by mail, once, and name no child', async () => {
  const received: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _, done) => {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        received.push(Buffer.concat(pieces).toString());
        done();
      });
    },
  });
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo; // it listens on a port
  const offices = postOffices(`smtp://127.0.0.1:${port}`, 'renji@example.cn');
  await setChannel(desk, head, 'mail', MAIL);
  await aCaseOf('head', '2025-03-19');

  expect(await sendDigests(desk, offices)).toBe(1);
  expect(await sendDigests(desk, offices)).toBe(0);
  expect(received).toHaveLength(1);
  const text = Buffer.from(received[0]?.split(/\r\n\r\n/)[1] ?? '', 'base64').toString();
  expect(text).toContain('待办 1 件，其中超期 1 件');
  expect(text).not.toContain('张小明');
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

test('a robot of a group is told the same', async () => {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    request.on('data', (piece: Buffer) => bodies.push(piece.toString()));
    request.on('end', () => response.end('{"errcode":0}'));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // it listens on a port
  await setChannel(desk, head, 'webhook', `http://127.0.0.1:${port}/robot?key=1`);
  await aCaseOf('head', '2025-03-20');

  expect(await sendDigests(desk, postOffices(undefined, undefined))).toBe(1);
  expect(JSON.parse(bodies.join(''))).toMatchObject({
    msgtype: 'text',
    text: { content: expect.stringContaining('今天到期 1 件') },
  });
  server.close();
});

test('an address that fails is tried three times that day, and keeps nobody else waiting', async () => {
  const told: string[] = [];
  const offices: PostOffices = {
    mail: async (to) => {
      if (to === MAIL) throw new Error('refused');
      told.push(to);
    },
    webhook: async () => {},
  };
  await setChannel(desk, head, 'mail', MAIL);
  await setChannel(desk, registrar, 'mail', 'li@example.cn');
  await aCaseOf('head', '2025-03-20');
  await aCaseOf('head', undefined, 'returned');

  for (let round = 0; round < 5; round += 1) await sendDigests(desk, offices);

  expect(told).toEqual(['li@example.cn']);
  const rows = await desk.db
    .selectFrom('notice_sendings')
    .select(['state', 'attempts', 'failure'])
    .orderBy('state')
    .execute();
  expect(rows).toEqual([
    { state: 'failed', attempts: 3, failure: '邮件服务器没有接收' },
    { state: 'sent', attempts: 1, failure: '' },
  ]);
});

test('whoever has nothing to do, or took the channel back, is not written to', async () => {
  const offices: PostOffices = {
    mail: () => Promise.reject(new Error('nobody should be written to')),
    webhook: async () => {},
  };
  await setChannel(desk, head, 'mail', MAIL);
  expect(await sendDigests(desk, offices)).toBe(0);

  await aCaseOf('head', '2025-03-20');
  await setChannel(desk, head, 'mail', undefined);
  expect(await sendDigests(desk, offices)).toBe(0);
  expect(await desk.db.selectFrom('notice_sendings').selectAll().execute()).toEqual([]);
});

test('an address is kept sealed, and shown to its owner by its end only', async () => {
  await setChannel(desk, head, 'mail', MAIL);

  expect(await channelsOf(desk, head)).toMatchObject([{ channel: 'mail', ends: 'ple.cn' }]);
  expect(await channelsOf(desk, registrar)).toEqual([]);
  const { sealed } = await desk.db.selectFrom('notice_channels').select('sealed').executeTakeFirstOrThrow();
  expect(sealed.toString('latin1')).not.toContain('wang');
});

async function aCaseOf(
  office: 'head',
  due: '2025-03-19' | '2025-03-20' | undefined,
  state: 'step' | 'returned' = 'step',
) {
  const id = randomUUID();
  const desked = state === 'step' ? { step: 0, step_id: 'school', desk_office: office, desk_unit: PLACES.primary } : {};
  await desk.db
    .insertInto('cases')
    .values({
      ...{ county: COUNTY, id, number: `2025-${id.slice(0, 6)}`, procedure: 'key-information-change', title: '张小明' },
      ...{ state, ...desked, due: due ?? null, hash: Buffer.alloc(1), pupils: 1, receipt: Buffer.alloc(1) },
      ...{ holding: PLACES.primary, applicant: PLACES.primary },
      ...{ opened_by: registrar.person, opened_at: NOW, changed_at: NOW, sealed: Buffer.alloc(1), key_id: 1 },
    })
    .execute();
}
