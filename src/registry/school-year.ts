import { type LocalDate, yearsBetween } from '#src/kernel/local-date.ts';

/** 学年 — named by the year in which it begins; it begins on 1 September. Takes a day or a month (`YYYY-MM`). */
export function schoolYearOf(day: string): number {
  const year = Number(day.slice(0, 4));
  return Number(day.slice(5, 7)) >= 9 ? year : year - 1;
}

/** Full years of age on 31 August of the year in which the school year begins (义务教育法 11: 年满六周岁). */
export function ageAtStartOf(schoolYear: number, birthDate: LocalDate): number {
  return yearsBetween(birthDate, `${schoolYear}-08-31`);
}
