import { type FieldName, MEMBER_PARTS, MEMBERS, memberField } from '#src/registry/fields.ts';
import { ask } from '../inspect.ts';
import type { Rule, Setting } from '../rule.ts';
import { type Facets, placeOf } from './facets.ts';
import type { RowScanner } from './row-scanner.ts';

const FINE = 1;
const FAULTY = 2;

/**
 * Rules that judge each cell by itself (`cellByCell`): whether a value is fine is asked once for each value of a column,
 * so that a row of fine cells is known to be fine without making a record of it.
 */
export class CellByCell {
  readonly rules: readonly Rule[];
  readonly #setting: Setting;
  /** By the field's place, then by the number of the value. */
  readonly #verdicts: number[][] = [];

  constructor(rules: readonly Rule[], setting: Setting) {
    this.rules = rules;
    this.#setting = setting;
  }

  /** Is every cell of the row surely fine to every one of the rules? `cell` is the text of a column. */
  passes(facets: Facets, row: RowScanner, cell: (column: number) => string): boolean {
    const { numbers } = facets;
    for (const { place, column, field } of facets.columns) {
      const number = numbers[place] as number;
      if (this.#verdicts[place]?.[number] === FINE) continue;
      if (isNobodys(place, numbers) && row.starts[column] === row.ends[column]) continue;
      if (!this.#judge(place, number, field, column, cell)) return false;
    }
    return true;
  }

  /** A cell that is unsure is judged by itself; of any other the verdict is kept. */
  #judge(place: number, number: number, field: FieldName, column: number, cell: (column: number) => string): boolean {
    this.#verdicts[place] ??= [];
    const verdicts = this.#verdicts[place];
    const known = number < 0 ? undefined : verdicts[number];
    if (known !== undefined) return known === FINE;
    const student = { ...FAMILY_OF.get(place), [field]: cell(column) };
    const fine = this.rules.every((rule) => {
      const answer = ask(rule, student, this.#setting);
      return answer === 'not-asked' || answer.length === 0;
    });
    if (number >= 0) verdicts[number] = fine ? FINE : FAULTY;
    return fine;
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
function isNobodys(place: number, numbers: Int32Array): boolean {
  const name = NAME_OF.get(place);
  return name !== undefined && numbers[placeOf(name)] === 0;
}
