import type { Office } from '#src/organization/office.ts';

/** 查看原文限额 — how many clear values one person may ask for in an hour: those who work with more schools need more. */
export function revealsAnHour(office: Office): number {
  return office === 'county' ? 120 : 60;
}
