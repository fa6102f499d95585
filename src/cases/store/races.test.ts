import { describe, expect, test } from 'vitest';
import type { CaseAction } from '#src/workflow/case.ts';
import { casesAtWork } from '#test/cases-at-work.ts';
import { CAST, type CastMember, COUNTY, holdingId } from '#test/cast.ts';
import { aChild } from '#test/scenarios/children.ts';
import { decideCase } from './decide-case.ts';
import { pauseCase } from './pause-case.ts';
import { saveAnswers } from './save-answers.ts';

/** Of each kind; `RENJI_CONTESTS=5000` for a night. */
const CONTESTS = Number(process.env.RENJI_CONTESTS ?? 3);
const PATIENCE = 60_000 + CONTESTS * 10_000;
const CLIENTS = 32;

const county = casesAtWork();
const SEEING = ['submit', 'approve', 'return', 'refuse', 'withdraw', 'edit'] as const;
type Deed = (typeof SEEING)[number] | 'attach' | 'pause' | 'revoke';

/** What the clients of a contest do, in turn, all from what they saw at the same moment. */
const DRAFT: readonly [CastMember, Deed][] = [
  ['registrar', 'submit'],
  ['registrar', 'edit'],
  ['registrar', 'withdraw'],
  ['registrar', 'submit'],
  ['registrar', 'attach'],
];
const AT_THE_HEAD: readonly [CastMember, Deed][] = [
  ['head', 'approve'],
  ['head', 'return'],
  ['registrar', 'withdraw'],
  ['head', 'refuse'],
  ['head', 'approve'],
  ['registrar', 'edit'],
  ['registrar', 'attach'],
];
const AT_THE_COUNTY: readonly [CastMember, Deed][] = [
  ['county', 'approve'],
  ['registrar', 'withdraw'],
  ['county', 'approve'],
  ['county', 'return'],
  ['county', 'pause'],
  ['county', 'revoke'],
];

describe.each([
  ['a draft', DRAFT, []],
  ['a case before the head', AT_THE_HEAD, [['registrar', 'submit']]],
  [
    'a case before the county, whose office may end meanwhile',
    AT_THE_COUNTY,
    [
      ['registrar', 'submit'],
      ['head', 'approve'],
    ],
  ],
] as const)('32 clients at once on %s', (_, deeds, before) => {
  test('exactly one of those who saw the same prevails, and nothing of the others is left', {
    timeout: PATIENCE,
  }, async () => {
    for (let contest = 0; contest < CONTESTS; contest++) await contend(deeds, before, contest);
  });
});

async function contend(
  deeds: readonly (readonly [CastMember, Deed])[],
  before: readonly (readonly [CastMember, CaseAction])[],
  contest: number,
): Promise<void> {
  const { db } = county.desk();
  const ming = await county.enrol(aChild(`张小明${contest}`, (contest % 400) + 1));
  const id = await county.begin('registrar', { procedure: 'key-information-change', students: [ming] });
  const renamed = { reason: 'name-changed', name: '张晓明' };
  await county.fill('registrar', id, renamed);
  await county.attach('registrar', id, 'household-change-certificate');
  for (const [who, action] of before) await county.must(who, id, action);
  const { revision, hash } = await county.look('registrar', id);
  const seen = { revision, hash };
  const act = async (who: CastMember, deed: Deed, turn: number): Promise<boolean> => {
    switch (deed) {
      case 'attach':
        return county.attach(who, id, 'school-statement').then(
          () => true,
          () => false,
        );
      case 'pause':
        return (await pauseCase(county.desk(), CAST[who], id, '等派出所回函')).is === 'done';
      case 'revoke':
        await db.updateTable('holdings').set({ until: '2025-03-20' }).where('id', '=', holdingId(who)).execute();
        return false;
      case 'edit': {
        const answers = { ...renamed, note: `第 ${turn} 次` };
        return (await saveAnswers(county.desk(), CAST[who], { id, seen, answers })).is === 'saved';
      }
      default:
        return (
          (await decideCase(county.desk(), CAST[who], { id, action: deed, seen, reason: '核对' })).is === 'decided'
        );
    }
  };
  const turns = Array.from({ length: CLIENTS }, (_, turn) => deeds[(turn + contest) % deeds.length] ?? deeds[0]);
  const done = await Promise.all(
    turns.map(async (turn, i) => (turn ? { deed: turn[1], won: await act(turn[0], turn[1], i) } : undefined)),
  );
  await db.updateTable('holdings').set({ until: null }).where('id', '=', holdingId('county')).execute();
  const won = done.flatMap((each) => (each?.won ? [each.deed] : []));
  const saw = won.filter((deed) => SEEING.some((seeing) => seeing === deed));
  // Whoever touches the case without having looked may come first, and then all who looked have looked in vain.
  expect(saw.length).toBeLessThanOrEqual(1);
  if (won.length === saw.length) expect(saw).toHaveLength(1);
  await isWhole(id, ming, revision + won.length);
}

/** One line of the course for each revision, the state that the last of them says, and the record changed only if it is done. */
async function isWhole(id: string, student: string, revision: number): Promise<void> {
  const { db } = county.desk();
  const view = await county.look('registrar', id);
  expect(view.revision).toBe(revision);
  expect(view.events.map((event) => event.revision)).toEqual(Array.from({ length: revision }, (_, i) => i + 1));
  const pupil = await db.selectFrom('case_pupils').select('open').where('case_id', '=', id).executeTakeFirstOrThrow();
  expect(pupil.open).toBe(view.state === 'draft' || view.state === 'step' || view.state === 'returned');
  const open = await db
    .selectFrom('case_steps')
    .select('ordinal')
    .where('county', '=', COUNTY)
    .where('case_id', '=', id)
    .where('done_on', 'is', null)
    .execute();
  expect(open).toHaveLength(view.state === 'step' ? 1 : 0);
  expect((await county.cellsOf(student))?.name === '张晓明').toBe(view.state === 'done');
}
