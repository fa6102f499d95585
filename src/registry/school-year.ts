import { type LocalDate, yearsBetween } from '#src/kernel/local-date.ts';

// Classes are named by it too, and they stand below the register.
export { schoolYearOf } from '#src/organization/school-year.ts';

/** Full years of age on 31 August of the year in which the school year begins (义务教育法 11: 年满六周岁). */
export function ageAtStartOf(schoolYear: number, birthDate: LocalDate): number {
  return yearsBetween(birthDate, `${schoolYear}-08-31`);
}
