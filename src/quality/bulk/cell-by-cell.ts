import { MEMBER_PARTS, MEMBERS, memberField } from '#src/registry/fields.ts';
import { ask } from '../inspect.ts';
import type { Rule, Setting } from '../rule.ts';
import { type Column, type Facets, placeOf } from './facets.ts';
import type { RowScanner } from './row-scanner.ts';

const UNKNOWN = 0;
const FINE = 1;

/**
 * Rules that judge each cell by itself (`cellByCell`): whether a value is fine is asked once for each value of a column,
 * so that a row of fine cells is known to be fine without making a record of it.
 */
export class CellByCell {
  readonly rules: readonly Rule[];
  readonly #setting: Setting;
  readonly #decode: (bytes: Uint8Array, start: number, end: number) => string;
  /** By the field's place, then by the number of the value. */
  readonly #verdicts: number[][] = [];

  constructor(
    rules: readonly Rule[],
    setting: Setting,
    decode: (bytes: Uint8Array, start: number, end: number) => string,
  ) {
    this.rules = rules;
    this.#setting = setting;
    this.#decode = decode;
  }

  /** Is every cell of the row surely fine to every one of the rules? */
  passes(facets: Facets, bytes: Uint8Array, row: RowScanner): boolean {
    const { numbers } = facets;
    for (const column of facets.columns) {
      const number = numbers[column.place] as number;
      if (number < 0) return false;
      const verdicts = this.#verdicts[column.place];
      if (verdicts?.[number] === FINE) continue;
      if (isNobodys(column, numbers) && row.starts[column.column] === row.ends[column.column]) continue;
      if (!this.#judge(column, number, bytes, row)) return false;
    }
    return true;
  }

  #judge(column: Column, number: number, bytes: Uint8Array, row: RowScanner): boolean {
    const { field, place } = column;
    this.#verdicts[place] ??= [];
    const verdicts = this.#verdicts[place];
    if ((verdicts[number] ?? UNKNOWN) === UNKNOWN) {
      const text = this.#decode(bytes, row.starts[column.column] as number, row.ends[column.column] as number);
      const student = { ...FAMILY_OF.get(place), [field]: text };
      const fine = this.rules.every((rule) => {
        const answer = ask(rule, student, this.#setting);
        return answer === 'not-asked' || answer.length === 0;
      });
      verdicts[number] = fine ? FINE : FINE + 1;
    }
    return verdicts[number] === FINE;
  }
}

/** By the place of a member's field: the field of that member's name. */
const NAME_OF = new Map(
  MEMBERS.flatMap((member) =>
    MEMBER_PARTS.map(({ part }) => [placeOf(memberField(member, part)), memberField(member, 'name')] as const),
  ),
);

/** By the place of a member's field: a family in which somebody has that member's part, and the other member is guardian. */
const FAMILY_OF = new Map(
  MEMBERS.flatMap((member) => {
    const other = member === 1 ? 2 : 1;
    const family = {
      [memberField(member, 'name')]: '某某',
      [memberField(other, 'name')]: '某某',
      [memberField(other, 'isGuardian')]: '是',
    };
    return MEMBER_PARTS.map(({ part }) => [placeOf(memberField(member, part)), family] as const);
  }),
);

/** Does the column tell of a family member whom the row does not name? Nothing is then missing in an empty cell. */
function isNobodys(column: Column, numbers: Int32Array): boolean {
  const name = NAME_OF.get(column.place);
  return name !== undefined && numbers[placeOf(name)] === 0;
}
