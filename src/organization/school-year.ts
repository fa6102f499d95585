/** 学年 — named by the year in which it begins; it begins on 1 September. Takes a day or a month (`YYYY-MM`). */
export function schoolYearOf(day: string): number {
  const year = Number(day.slice(0, 4));
  return Number(day.slice(5, 7)) >= 9 ? year : year - 1;
}
