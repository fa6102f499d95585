import type { LineDeed } from '#src/verification/ledger/line.ts';
import type { LineState } from '#src/verification/ledger/line-states.ts';

/** One deed of a class teacher: to those in a state, from a share of the list to a share of it, so many days ago. */
export interface ClassStory {
  readonly deed: LineDeed;
  readonly from: LineState;
  /** Where in the list it begins and ends, as shares of it. */
  readonly share: number;
  readonly to: number;
  readonly ago: number;
}

const ALL = { share: 0, to: 1 } as const;
const ISSUED: ClassStory = { deed: { deed: 'issue' }, from: 'not-issued', ...ALL, ago: 8 };
const UNCHANGED = { deed: 'confirm', way: 'counted' } as const;
const CHANGED = { deed: 'change', way: 'counted' } as const;
const AWAY = { deed: 'cannot', reason: 'out-of-reach', note: '父母均在外省务工，多次电话未接通' } as const;

/** How far a class can be. */
const CLASS_STORIES = {
  untouched: [],
  issued: [ISSUED],
  half: [
    ISSUED,
    { deed: UNCHANGED, from: 'issued', share: 0, to: 0.4, ago: 4 },
    { deed: CHANGED, from: 'issued', share: 0, to: 0.2, ago: 3 },
  ],
  nearly: [
    ISSUED,
    { deed: UNCHANGED, from: 'issued', share: 0, to: 0.8, ago: 5 },
    { deed: CHANGED, from: 'issued', share: 0, to: 0.6, ago: 4 },
    {
      deed: { deed: 'question', question: '联系电话第七位看不清，请重写' },
      from: 'changed',
      share: 0,
      to: 0.1,
      ago: 2,
    },
    { deed: AWAY, from: 'issued', share: 0, to: 0.3, ago: 2 },
  ],
  done: [
    ISSUED,
    { deed: UNCHANGED, from: 'issued', share: 0, to: 0.97, ago: 5 },
    { deed: AWAY, from: 'issued', ...ALL, ago: 2 },
  ],
} as const satisfies Readonly<Record<string, readonly ClassStory[]>>;

type ClassPoint = keyof typeof CLASS_STORIES;

/** How far the schools are, one after the other; the first is the one that visitors see first, and it is amid its work. */
export const SCHOOL_STORIES = ['amid', 'issued', 'done', 'untouched', 'signed'] as const;

const CLASSES_OF: Readonly<Record<(typeof SCHOOL_STORIES)[number], readonly ClassPoint[]>> = {
  amid: ['untouched', 'nearly', 'half', 'issued', 'done'],
  issued: ['issued', 'half'],
  done: ['done'],
  untouched: ['untouched'],
  signed: ['done'],
};

/** What the teacher of the so-manieth class of the so-manieth school has done. */
export function storyOfClass(school: number, nth: number): readonly ClassStory[] {
  const points = CLASSES_OF[SCHOOL_STORIES[school % SCHOOL_STORIES.length] ?? 'untouched'];
  return CLASS_STORIES[points[nth % points.length] ?? 'untouched'];
}
