import { beforeEach, describe, expect, test } from 'vitest';
import { wholeDesk } from '#src/app/server/whole-desk.ts';
import { noticesOf } from '#src/notices/store/read-notices.ts';
import { movingClock } from '#test/at-the-door.ts';
import { CAST, type CastMember, PLACES, seedCast } from '#test/cast.ts';
import { dropoutsAtWork } from '#test/dropouts-at-work.ts';
import { IN_THIS_PROCESS } from '#test/in-this-process.ts';
import { rollCallsAtWork } from '#test/roll-call-at-work.ts';
import { aChild } from '#test/scenarios/children.ts';
import { openTestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import { USUAL_SETTINGS } from '../settings.ts';
import { findDropout } from './dropout-rows.ts';
import { findExpiredLeaves } from './find-expired-leaves.ts';
import { listDropouts } from './list-dropouts.ts';
import { lookAfterDropouts } from './look-after-dropouts.ts';
import { setDropoutSettings } from './set-dropout-settings.ts';

const { county } = CAST;

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
const told = async (who: CastMember) =>
  (await noticesOf(desk.db, CAST[who], { unread: true, limit: 50 })).rows.map(({ event }) => event);
const stateOf = async (id: string) => (await findDropout(desk.db, desk.seal, county, id))?.state;

describe('what the program does by itself', () => {
  test('escalates rung by rung, each once, and leaves nobody out', async () => {
    const id = await at.suspect(ming, '2025-03-17');
    await lookAfterDropouts(desk);
    expect(await told('classTeacher')).toEqual(['dropout-suspected']);
    goTo('2025-03-21');
    for (let round = 0; round < 3; round++) await lookAfterDropouts(desk);
    expect(await told('head')).toEqual(['dropout-follow', 'dropout-suspected']);
    goTo('2025-03-25');
    for (let round = 0; round < 3; round++) await lookAfterDropouts(desk);
    expect(await told('centralSchool')).toEqual(['dropout-unclear', 'dropout-suspected']);
    expect(await told('county')).toEqual([]);
    goTo('2025-03-28');
    for (let round = 0; round < 3; round++) await lookAfterDropouts(desk);
    expect(await told('county')).toEqual(['dropout-escalated']);
    expect(await told('township')).toEqual([]);
    expect(await stateOf(id)).toBe('suspected');
  });

  test('keeps still over 寒假 and 春节, and goes on with the first school day of the new term', async () => {
    const terms = [
      { from: '2024-09-01', until: '2025-01-17' },
      { from: '2025-02-17', until: '2025-07-04' },
    ] as const;
    expect(await setDropoutSettings(desk, county, { ...USUAL_SETTINGS, terms })).toBe('done');
    goTo('2025-01-17');
    await at.suspect(ming, '2025-01-13');
    // 26 January and 8 February are worked elsewhere; no child is at school.
    for (const day of ['2025-01-20', '2025-01-26', '2025-02-05', '2025-02-08', '2025-02-14']) {
      goTo(day);
      expect(await lookAfterDropouts(desk)).toBe(0);
    }
    goTo('2025-02-17');
    expect(await lookAfterDropouts(desk)).toBe(1);
    goTo('2025-02-21');
    await lookAfterDropouts(desk);
    expect(await told('county')).toEqual(['dropout-escalated']);
  });

  test('counts a worked Saturday, and no day off', async () => {
    goTo('2025-04-24');
    await at.suspect(ming, '2025-04-24');
    goTo('2025-04-27');
    await lookAfterDropouts(desk);
    expect(await told('classTeacher')).toContain('dropout-follow');
    goTo('2025-04-30');
    await lookAfterDropouts(desk);
    // Sunday the 27th is worked; Monday, Tuesday: the third school day was the 29th.
    expect(await told('centralSchool')).toContain('dropout-unclear');
    goTo('2025-05-05');
    await lookAfterDropouts(desk);
    expect(await told('county')).toEqual([]);
  });

  test('suspects whoever is still on leave after it has run out, once, and nobody of 高中', async () => {
    const roll = rollCallsAtWork(desk);
    const over = { recordStatus: '休学', leaveEnd: '20250301' };
    const late = await roll.enrol(aChild('王休学', 3, over));
    await roll.enrol(aChild('赵未满', 5, { ...over, leaveEnd: '20250901' }));
    await roll.enrol(aChild('钱高中', 7, { ...over, grade: '高一' }), `${PLACES.primary}/s2024/1`);
    expect(await findExpiredLeaves(desk)).toBe(1);
    expect(await findExpiredLeaves(desk)).toBe(0);
    const [line, ...others] = await listDropouts(desk, county, {});
    expect([line?.dropout.student, others]).toEqual([late, []]);
  });
});
