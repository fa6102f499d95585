/** What lists of findings are narrowed by in the address; a name is not among it. */
export const FINDING_FILTERS = [
  'unit',
  'rule',
  'severity',
  'state',
  'owner',
  'grade',
  'due',
  'since',
  'returned',
] as const;

export type FindingFilters = Readonly<Partial<Record<(typeof FINDING_FILTERS)[number], string>>>;

/** As a body asks for it, where a yes is a yes. */
export function asBody({ returned, ...filters }: FindingFilters): Readonly<Record<string, unknown>> {
  return { ...filters, ...(returned === 'yes' && { returned: true }) };
}
