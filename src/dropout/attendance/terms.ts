import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Term } from '../settings.ts';

/** 学期的名字 — `2025-1` the term that begins in spring, `2025-2` in autumn. */
export function termKey(from: LocalDate): string {
  return `${from.slice(0, 4)}-${from.slice(5) < '07-01' ? '1' : '2'}`;
}

export function termTitle(key: string): string {
  return `${key.slice(0, 4)}年${key.endsWith('1') ? '春' : '秋'}季学期`;
}

/** 正在登记的学期 — the one this day lies in: from its first day on it is asked who is not back. */
export function termOf(day: LocalDate, terms: readonly Term[]): Term | undefined {
  return terms.find(({ from, until }) => from <= day && day <= until);
}

/** Every term that has begun, the latest first. */
export function termsBegun(day: LocalDate, terms: readonly Term[]): readonly Term[] {
  return terms.filter(({ from }) => from <= day).sort((one, other) => (one.from < other.from ? 1 : -1));
}
