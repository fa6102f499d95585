import type { SeededRandom } from '#src/kernel/seeded-random.ts';

/** 学籍管理员 — errors come in schools and habits, not evenly: this is how one clerk writes, and how carefully. */
export interface Clerk {
  /** Errors compared with the average clerk, in hundredths: 40 up to 300. */
  readonly carelessness: number;
  /** The rule most often broken by this clerk: half of what goes wrong here is this. Empty for none. */
  readonly habit: string;
  /** How dates are written here; every form is one the national system takes. */
  readonly dates: 'plain' | 'hyphens' | 'slashes';
  readonly grades: 'label' | 'short' | 'code';
}

export function clerkOf(random: SeededRandom): Clerk {
  return {
    carelessness: random.pick(CARELESSNESS),
    habit: random.pick(HABITS),
    dates: random.pick(['plain', 'plain', 'plain', 'hyphens', 'slashes'] as const),
    grades: random.pick(['label', 'short', 'short', 'code'] as const),
  };
}

/** A day, given as the number `20150312`, as this clerk writes it. */
export function writeDate(clerk: Clerk, day: number): string {
  const plain = String(day);
  if (clerk.dates === 'plain') return plain;
  if (clerk.dates === 'hyphens') return `${plain.slice(0, 4)}-${plain.slice(4, 6)}-${plain.slice(6)}`;
  return `${plain.slice(0, 4)}/${Number(plain.slice(4, 6))}/${Number(plain.slice(6))}`;
}

/** A grade from 1 to 12 as this clerk writes it: 初中一年级, 七年级 or 21. */
export function writeGrade(clerk: Clerk, grade: number): string {
  return GRADES[clerk.grades][grade - 1] ?? '';
}

const GRADES = {
  label: [
    ...[...'一二三四五六'].map((year) => `小学${year}年级`),
    ...[...'一二三'].map((year) => `初中${year}年级`),
    ...[...'一二三'].map((year) => `高中${year}年级`),
  ],
  short: [...[...'一二三四五六七八九'].map((year) => `${year}年级`), '高一', '高二', '高三'],
  code: ['11', '12', '13', '14', '15', '16', '21', '22', '23', '31', '32', '33'],
} as const;

/** One school in ten is three times worse than the average, which stays at 100. */
const CARELESSNESS = [40, 50, 60, 70, 80, 80, 90, 100, 130, 300];

/** The wrong dot, digits lost in a spreadsheet, blanks in numbers, "同上" for an address,
 * the teacher's phone for a whole class; most have no habit. */
const HABITS = ['ID-03', 'ID-16', 'ID-17', 'CO-05', 'GU-13', '', '', '', '', ''];
