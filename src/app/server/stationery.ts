import { writeXlsx } from '#src/documents/write-xlsx.ts';
import type { Stationery } from '#src/registry/routes/export-routes.ts';
import { NATIONAL_TEMPLATE } from '#src/roster/template.ts';

/** 文具 — how a workbook is written and how the national template calls its columns, lent to whoever hands out rosters. */
export const STATIONERY: Stationery = { writeWorkbook: writeXlsx, template: NATIONAL_TEMPLATE };
