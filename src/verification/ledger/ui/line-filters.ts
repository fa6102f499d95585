import type { DeedsBodyFilter } from './answers.ts';

/** What the ledger is narrowed to in the address; a name is not among it. */
export const LINE_FILTERS = [
  'state',
  'isPrinted',
  'isIssued',
  'cameBack',
  'hasChanges',
  'isKeyed',
  'isSettled',
  'isQuestioned',
  'cannot',
  'way',
  'gone',
  'withoutNumber',
  'problem',
  'handling',
  'number',
  'unplaced',
] as const;

export type LineFilters = Readonly<Partial<Record<(typeof LINE_FILTERS)[number], string>>>;

/** As the server is asked; what an address made by hand says wrongly, the server refuses in words. */
export function asFilter(filters: LineFilters, unit: string | undefined): DeedsBodyFilter {
  return { ...filters, ...(unit !== undefined && { unit }) } as DeedsBodyFilter; // read there by its schema
}
