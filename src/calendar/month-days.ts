import { addDays, type LocalDate, weekdayOf } from '#src/kernel/local-date.ts';

/** The days of a month in weeks from Monday to Sunday; `undefined` fills the first and the last week up. */
export function weeksOf(year: number, month: number): readonly (readonly (LocalDate | undefined)[])[] {
  const first: LocalDate = `${year}-${String(month).padStart(2, '0')}-01`;
  const cells: (LocalDate | undefined)[] = Array.from({ length: weekdayOf(first) - 1 });
  for (let day = first; day.startsWith(first.slice(0, 8)); day = addDays(day, 1)) cells.push(day);
  while (cells.length % 7 !== 0) cells.push(undefined);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}
