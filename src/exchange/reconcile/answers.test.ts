import { describe, expect, test } from 'vitest';
import type { HistoryEntry } from '#src/registry/history.ts';
import type { ChangeSource } from '#src/registry/record.ts';
import { aStudent } from '#test/world.ts';
import { answersOf, unspokenOf } from './answers.ts';
import { expectedOf } from './expectation.ts';

const ON = '2025-03-20';
const HINTS = { today: ON, schoolKind: '211' } as const;
const NONE = new Map();
const OURS = aStudent({ phone: '13837700001', speciality: '书法' });

function changed(
  revision: number,
  day: HistoryEntry['day'],
  kind: ChangeSource['kind'],
  changes: HistoryEntry['changes'],
): HistoryEntry {
  return { revision, day, at: `${day}T08:00:00Z`, source: { kind }, unit: '/41', changes };
}

const PHONED = changed(2, '2025-03-10', 'edit', [{ field: 'phone', before: '13837700009', after: '13837700001' }]);
const asked = (row: object, history: readonly HistoryEntry[] = [PHONED]) =>
  answersOf(row, OURS, expectedOf(history, NONE, ON), HINTS).map(({ aspect, outcome }) => [aspect, outcome]);

describe('a phone that was corrected here', () => {
  test.each([
    ['has arrived when their list says it, however it is written', '138-3770-0001', 'arrived'],
    ['has not when their list still says the old one', '13837700009', 'waiting'],
    ['differs when their list says a third', '13837700005', 'different'],
    ['differs when their list says nothing and said something before', '', 'different'],
    ['cannot be told from stars', '138****0001', 'unread'],
  ])('%s', (_, phone, outcome) => {
    expect(asked({ phone })).toEqual([['phone', outcome]]);
  });

  test('cannot be told from a list without the column, nor from one without the child', () => {
    expect(asked({ name: OURS.name })).toEqual([['phone', 'unread']]);
    const [answer] = unspokenOf(OURS, expectedOf([PHONED], NONE, ON), '名单里没有');
    expect(answer).toMatchObject({
      outcome: 'unread',
      before: '13837700009',
      since: '2025-03-10',
      reason: '名单里没有',
    });
  });
});

test('what was not changed here and reads otherwise there was changed there; an empty cell says nothing', () => {
  expect(asked({ speciality: '歌舞' }, [])).toEqual([['speciality', 'elsewhere']]);
  expect(asked({ speciality: '' }, [])).toEqual([]);
});

test('of several corrections the first says what they had, the last since when it is waited for', () => {
  const again = changed(3, '2025-03-15', 'sheet', [{ field: 'phone', before: '13837700007', after: '13837700001' }]);
  expect(expectedOf([PHONED, again], NONE, ON).cells.get('phone')).toEqual({
    before: '13837700009',
    since: '2025-03-15',
  });
});

test('what an import brought came from there; what was changed after the day of their list is not asked about', () => {
  const brought = changed(3, '2025-03-12', 'import', [{ field: 'phone', before: '13837700001', after: '13837700001' }]);
  expect(expectedOf([PHONED, brought], NONE, ON).cells.size).toBe(0);
  const later = changed(3, '2025-03-21', 'edit', [{ field: 'speciality', before: '', after: '书法' }]);
  expect(asked({ speciality: '' }, [later])).toEqual([]);
});

test('what an earlier list left open is asked again, and a difference made there is looked at again', () => {
  const open = new Map([
    ['phone', { before: '13837700009', since: '2025-03-01' } as const],
    ['speciality', { before: '', since: '2025-03-01', isWatched: true } as const],
  ] as const);
  const answers = answersOf({ phone: '13837700001', speciality: '歌舞' }, OURS, expectedOf([], open, ON), HINTS);
  expect(answers).toMatchObject([
    { aspect: 'phone', outcome: 'arrived', since: '2025-03-01' },
    { aspect: 'speciality', outcome: 'elsewhere' },
  ]);
});

test('a number that a spreadsheet has damaged tells nothing', () => {
  const key = changed(2, '2025-03-10', 'procedure', [{ field: 'idNumber', before: '', after: OURS.idNumber }]);
  expect(asked({ idNumber: '4.11323E+17' }, [key])).toEqual([['idNumber', 'unread']]);
  expect(asked({ idNumber: OURS.idNumber }, [key])).toEqual([['idNumber', 'arrived']]);
});
