import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { wholeDesk } from '#src/app/server/whole-desk.ts';
import { voidLetter } from '#src/letters/store/end-letter.ts';
import { openLetter } from '#src/letters/store/open-letter.ts';
import { sendLetter } from '#src/letters/store/send-letter.ts';
import { signLetter } from '#src/letters/store/sign-letter.ts';
import { movingClock } from '#test/at-the-door.ts';
import { CAST, COUNTY, PLACES, seedCast } from '#test/cast.ts';
import { dropoutsAtWork } from '#test/dropouts-at-work.ts';
import { IN_THIS_PROCESS } from '#test/in-this-process.ts';
import { rollCallsAtWork } from '#test/roll-call-at-work.ts';
import { aChild } from '#test/scenarios/children.ts';
import { openTestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import { ledgerOf } from '../states.ts';
import { childSheet } from './child-sheet.ts';
import { closeDropout, reopenDropout } from './close-dropout.ts';
import { conclude, confirmSeated, loseOutcome } from './conclude.ts';
import { countDropouts } from './count-dropouts.ts';
import { draftReport } from './draft-letters.ts';
import { findDropout } from './dropout-rows.ts';
import { establish } from './establish.ts';
import { keepersOf, setKeepers } from './keepers.ts';
import { ledgerSheets } from './ledger-sheets.ts';
import { listDropouts } from './list-dropouts.ts';
import { raiseSignal } from './raise-signal.ts';
import { readDropout } from './read-dropout.ts';
import { readJoint } from './read-joint.ts';
import { receiveReport } from './receive-report.ts';
import { withdrawVisit } from './record-visit.ts';
import { reportByHand } from './report-by-hand.ts';
import { revealOfDropout } from './reveal-of-dropout.ts';
import { secretNotes, writeSecretNote } from './secret-notes.ts';
import { dropoutsOfToday } from './today-dropouts.ts';
import { townships } from './townships.ts';

const { classTeacher: teacher, registrar, head, county, township, centralSchool, neighbour, stranger } = CAST;
const STRANGERS = [neighbour, stranger, CAST.strangeRegistrar, CAST.inspector, CAST.auditor, CAST.admin];

let desk: ReturnType<typeof wholeDesk>;
let at: ReturnType<typeof dropoutsAtWork>;
let ming: string;
const clock = movingClock();

beforeEach(async () => {
  const database = await openTestDatabase();
  goTo('2025-03-20');
  desk = wholeDesk(aDesk({ db: database.db, clock }), IN_THIS_PROCESS);
  at = dropoutsAtWork(desk);
  await seedCast(database.db);
  ming = await rollCallsAtWork(desk).enrol(aChild('张小明', 1));
  return () => database.close();
});

function goTo(day: string): void {
  clock.pass((new Date(`${day}T10:00:00+08:00`).getTime() - clock.now().getTime()) / 60_000);
}
const stateOf = async (id: string) => (await findDropout(desk.db, desk.seal, county, id))?.state;

/** Persuaded in vain, written about, sent. */
async function reported(): Promise<{ readonly id: string; readonly letter: string }> {
  const id = await at.persuaded(ming);
  for (let times = 0; times < 3; times++) await at.enter(id);
  const drafted = await draftReport(desk, registrar, id, undefined);
  if (drafted === 'missing' || 'objections' in drafted) throw new Error(JSON.stringify(drafted));
  const signed = await signLetter(desk, head, drafted.letter, 1);
  if (signed === 'missing' || 'objections' in signed) throw new Error(JSON.stringify(signed));
  const way = { way: 'system', on: clock.today() } as const;
  await sendLetter(desk, head, drafted.letter, signed.letter.revision, way);
  return { id, letter: drafted.letter };
}

describe('strangers', () => {
  test('see, count and do nothing, and cannot tell a case from none', async () => {
    const { id } = await reported();
    await writeSecretNote(desk, head, id, '派出所通报');
    for (const who of [...STRANGERS, { ...township, unit: PLACES.danshui }]) {
      expect(await listDropouts(desk, who, {})).toEqual([]);
      expect(await listDropouts(desk, who, { unit: PLACES.primary })).toEqual([]);
      expect(await readDropout(desk, who, id)).toBeUndefined();
      expect(await readJoint(desk, who, id)).toBeUndefined();
      expect(await childSheet(desk, who, id)).toBeUndefined();
      expect(await secretNotes(desk, who, id)).toBeUndefined();
      expect(await writeSecretNote(desk, who, id, '打听')).toBe('missing');
      expect(await revealOfDropout(desk, who, id, 'guardian1.phone', '打听')).toEqual({ is: 'not-found' });
      expect(await countDropouts(desk, who, PLACES.primary)).toBeUndefined();
      expect(await draftReport(desk, who, id, undefined)).toBe('missing');
      expect(await at.enter(id, {}, who)).toBe('missing');
      expect(await withdrawVisit(desk, who, id, randomUUID(), '打听')).toBe('missing');
      expect(await receiveReport(desk, who, id)).toBe('missing');
      expect(await conclude(desk, who, id, undefined, { outcome: 'returned', day: '2025-03-20', words: '' })).toBe(
        'missing',
      );
      expect(await closeDropout(desk, who, id, 1, '')).toBe('missing');
      expect(await reopenDropout(desk, who, id, 1, '打听')).toBe('missing');
      expect(await confirmSeated(desk, who, id, 1)).toBe('missing');
      expect(await loseOutcome(desk, who, id, 1, '打听')).toBe('missing');
      expect(await reportByHand(desk, who, { student: ming, firstAbsentOn: undefined, words: '打听' })).toBe('missing');
      for (const sheet of await ledgerSheets(desk, who, {}))
        expect(JSON.stringify([...(sheet.rows as [])])).not.toContain('张小明');
      expect(await dropoutsOfToday(desk)({ actor: who, today: clock.today(), since: clock.now() })).toEqual([]);
    }
    expect(await townships(desk.db, stranger)).toEqual([]);
  });

  test('the township knows nothing before the report, and afterwards neither the school’s page nor what is secret', async () => {
    const before = await at.persuaded(ming);
    expect(await readJoint(desk, township, before)).toBeUndefined();
    expect(await listDropouts(desk, township, {})).toEqual([]);
    expect(await revealOfDropout(desk, township, before, 'guardian1.phone', '上门')).toEqual({ is: 'not-found' });
    for (let times = 0; times < 3; times++) await at.enter(before);
    await writeSecretNote(desk, county, before, '派出所通报');
    const drafted = await draftReport(desk, registrar, before, undefined);
    expect(drafted).toHaveProperty('letter');
    expect(await listDropouts(desk, township, {})).toEqual([]);
    expect(await readJoint(desk, township, before)).toBeUndefined();
  });

  test('what is secret is read by the head and the county only, and each reading is written down', async () => {
    const id = await at.suspect(ming);
    await writeSecretNote(desk, county, id, '派出所通报');
    expect(await secretNotes(desk, head, id)).toMatchObject([{ words: '派出所通报', writtenBy: '陈股长' }]);
    for (const who of [teacher, registrar, centralSchool, township])
      expect(await secretNotes(desk, who, id)).toBeUndefined();
    const { length } = await desk.db
      .selectFrom('audit_events')
      .select('at')
      .where('action', '=', 'dropout.secret')
      .execute();
    expect(length).toBe(2);
    const sheet = JSON.stringify(await childSheet(desk, head, id));
    expect(sheet).not.toContain('派出所');
  });
});

describe('a case', () => {
  test('takes a visit that is sent twice once, and counts one that was withdrawn no more', async () => {
    const id = await at.persuaded(ming);
    const key = randomUUID();
    const once = await at.enter(id, {}, teacher, key);
    expect(await at.enter(id, {}, teacher, key)).toEqual(once);
    expect((await findDropout(desk.db, desk.seal, county, id))?.failedVisits).toBe(1);
    expect(await withdrawVisit(desk, registrar, id, key, '记错了')).toMatchObject({ objections: [{ code: 'others' }] });
    expect(await withdrawVisit(desk, head, id, key, '记错了')).toHaveProperty('revision');
    expect((await findDropout(desk.db, desk.seal, county, id))?.failedVisits).toBe(0);
    expect((await readDropout(desk, teacher, id))?.visits.map(({ withdrawnAt }) => withdrawnAt !== undefined)).toEqual([
      false,
      true,
    ]);
  });

  test('changed meanwhile by somebody else is looked at again before it is decided', async () => {
    const id = await at.persuaded(ming);
    const seen = await at.revisionOf(id);
    await at.enter(id);
    const findings = {
      category: 'poverty',
      groups: [],
      whereabouts: '外地',
      found: '',
      firstAbsentOn: undefined,
    } as const;
    expect(await establish(desk, teacher, id, seen, findings)).toMatchObject({ objections: [{ code: 'stale' }] });
  });

  test('goes back where a report that was sent by mistake is voided, but not once the township has it', async () => {
    const { id, letter } = await reported();
    expect(await stateOf(id)).toBe('reported');
    await voidLetter(desk, head, letter, 3, '主送写错了');
    expect(await stateOf(id)).toBe('persuading');
    expect((await findDropout(desk.db, desk.seal, county, id))?.reportedOn).toBeUndefined();
    expect(await readJoint(desk, township, id)).toBeUndefined();
  });

  test('that was reported falls back to the township when the child does not stay, and can be opened again', async () => {
    const { id } = await reported();
    await receiveReport(desk, township, id);
    await conclude(desk, township, id, undefined, { outcome: 'returned', day: '2025-03-20', words: '' });
    expect(await loseOutcome(desk, teacher, id, await at.revisionOf(id), '第二天又没来')).toHaveProperty('revision');
    expect(await stateOf(id)).toBe('joint');
    await conclude(desk, registrar, id, await at.revisionOf(id), {
      outcome: 'mistaken',
      day: '2025-03-20',
      words: '随父母在外地就读，已核实学籍',
    });
    expect(await closeDropout(desk, county, id, await at.revisionOf(id), '')).toHaveProperty('revision');
    expect(await stateOf(id)).toBe('closed');
    const again = await at.suspect(ming, '2025-03-19');
    expect(await reopenDropout(desk, county, id, await at.revisionOf(id), '没有在读')).toMatchObject({
      objections: [{ code: 'open' }],
    });
    expect(again).not.toBe(id);
  });

  test('keeps five people who answer for the child, and takes no half a person', async () => {
    const id = await at.suspect(ming);
    const nobody = { name: '', post: '', phone: '' };
    const keepers = {
      county: nobody,
      township: nobody,
      village: { name: '周大山', post: '村支书', phone: '13700000001' },
      school: nobody,
      class: nobody,
    };
    expect(
      await setKeepers(desk, teacher, id, await at.revisionOf(id), {
        ...keepers,
        class: { ...nobody, phone: '13700000002' },
      }),
    ).toMatchObject({ objections: [{ code: 'name' }] });
    await setKeepers(desk, teacher, id, await at.revisionOf(id), keepers);
    expect([...(await keepersOf(desk.db, desk.seal, { county: COUNTY, id })).keys()]).toEqual(['village']);
  });
});

test('a child without a record whom no school has is the central school’s own, and its report says where the child lives', async () => {
  const unrecorded = {
    ...{ id: randomUUID(), unit: PLACES.dinghe, name: '周小禾', sex: '女', birthDate: '20180102' },
    ...{ address: '西峡县丁河镇丁河村3组18号', guardian: '周大山', phone: '13700000001' },
  };
  const signal = {
    county: COUNTY,
    child: { unrecorded },
    source: 'household',
    basis: '2025',
    day: clock.today(),
  } as const;
  const raised = await desk.db.transaction().execute((work) => raiseSignal(desk, work, signal));
  const id = 'id' in raised ? raised.id : '';
  expect(await at.enter(id, { kind: 'investigation' }, registrar)).toBe('missing');
  await at.enter(id, { kind: 'investigation', result: 'learned' }, centralSchool);
  const findings = {
    category: 'migrant',
    groups: [],
    whereabouts: '随父母在外',
    found: '',
    firstAbsentOn: undefined,
  } as const;
  await establish(desk, centralSchool, id, await at.revisionOf(id), findings);
  for (let times = 0; times < 3; times++) await at.enter(id, {}, centralSchool);
  const drafted = await draftReport(desk, centralSchool, id, undefined);
  const opened =
    'letter' in Object(drafted)
      ? await openLetter(desk, centralSchool, (drafted as { letter: string }).letter)
      : undefined;
  const text = JSON.stringify(opened);
  expect(text).toContain('家住西峡县丁河镇丁河村***');
  expect(text).not.toContain('18号');
  expect((await findDropout(desk.db, desk.seal, county, id))?.township).toBe(PLACES.dinghe);
  // In a school's class it is not the central school's to do.
  const own = await at.suspect(ming);
  expect(await at.enter(own, { kind: 'investigation' }, centralSchool)).toMatchObject({
    objections: [{ code: 'state' }],
  });
});

test('the ledgers that are listed are those that are said', async () => {
  await reported();
  const hong = await rollCallsAtWork(desk).enrol(aChild('李小红', 2));
  await at.suspect(hong);
  for (const ledger of ['suspected', 'dropout', 'closed'] as const) {
    const lines = await listDropouts(desk, county, { ledger });
    expect(lines.map(({ dropout }) => ledgerOf(dropout))).toEqual(lines.map(() => ledger));
  }
  expect((await listDropouts(desk, county, {})).map(({ ledger }) => ledger).sort()).toEqual(['dropout', 'suspected']);
  const counted = await countDropouts(desk, county, PLACES.county);
  expect(counted?.whole.counts).toMatchObject({ suspected: 1, dropout: 1, overdue: 0 });
  expect(counted?.rows).toMatchObject([{ name: '丁河镇中心校', counts: { suspected: 1, dropout: 1 } }]);
});
