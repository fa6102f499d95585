import { type FieldName, MEMBER_PARTS, memberField } from '#src/registry/fields.ts';
import { CERTAINTIES, type Heading, isIgnored, keyOfHeading } from './heading.ts';
import { type Refusal, repeatedHeading } from './refusals.ts';

/** What one column says it is. */
export interface Claim {
  readonly column: number;
  readonly text: string;
  readonly reading: Heading | undefined;
}

/** Which column holds which field, once it is settled. */
export interface Claims {
  /** The field of each column; `undefined` where it holds none. */
  readonly columns: readonly (FieldName | undefined)[];
  /** Columns whose heading means nothing to us: kept as they are, and named. */
  readonly unknown: readonly NamedColumn[];
  /** Columns that mean a field another column holds under a surer name: kept, not checked. */
  readonly repeated: readonly (NamedColumn & { readonly field: FieldName; readonly keptColumn: number })[];
}

interface NamedColumn {
  readonly column: number;
  readonly heading: string;
}

/** Give each field one column: the surest of its headings, the leftmost of equals. The same heading twice is refused. */
export function settle(claims: readonly Claim[]): Claims | Refusal {
  const sure = numberMembers(claims);
  const columns: (FieldName | undefined)[] = sure.map(() => undefined);
  const repeated: Claims['repeated'][number][] = [];
  for (const [field, rivals] of byField(sure)) {
    const [kept, ...others] = rivals.toSorted(bySurety);
    if (kept === undefined) continue;
    const twins = rivals.filter(({ text }) => keyOfHeading(text) === keyOfHeading(kept.text));
    if (twins.length > 1) {
      return repeatedHeading(
        kept.text,
        twins.map(({ column }) => column),
      );
    }
    columns[kept.column] = field;
    repeated.push(...others.map(({ column, text }) => ({ field, column, heading: text, keptColumn: kept.column })));
  }
  const unknown = sure.filter(isUnknown).map(({ column, text }) => ({ column, heading: text }));
  return { columns, unknown, repeated };
}

function isUnknown({ text, reading }: Claim): boolean {
  return reading === undefined && text !== '' && !isIgnored(text);
}

/** 监护人姓名 … 监护人姓名 …: where members are not numbered and come twice, the second run is member 2. */
function numberMembers(claims: readonly Claim[]): readonly Claim[] {
  const seen = new Set<FieldName>();
  return claims.map((claim) => {
    if (claim.reading?.certainty !== 'unnumbered') return claim;
    const second = SECOND.get(claim.reading.field);
    const isSecond = second !== undefined && seen.has(claim.reading.field);
    seen.add(claim.reading.field);
    if (!isSecond || seen.has(second)) return claim;
    seen.add(second);
    return { ...claim, text: `${claim.text}（二）`, reading: { field: second, certainty: 'unnumbered' } };
  });
}

const SECOND: ReadonlyMap<FieldName, FieldName> = new Map(
  MEMBER_PARTS.map(({ part }) => [memberField(1, part), memberField(2, part)]),
);

function byField(claims: readonly Claim[]): ReadonlyMap<FieldName, Claim[]> {
  const fields = new Map<FieldName, Claim[]>();
  for (const claim of claims) {
    if (claim.reading === undefined) continue;
    fields.set(claim.reading.field, [...(fields.get(claim.reading.field) ?? []), claim]);
  }
  return fields;
}

function bySurety(a: Claim, b: Claim): number {
  return rank(a) - rank(b) || a.column - b.column;
}

function rank({ reading }: Claim): number {
  return reading ? CERTAINTIES.indexOf(reading.certainty) : CERTAINTIES.length;
}
