/** 义务教育阶段 — a pupil of primary or junior high school, by the path of the class; of a path without a grade nobody can say that it is not. */
export function isCompulsory(unit: string): boolean {
  return !/\/s\d{4}(?:\/|$)/.test(unit);
}
