import { type FieldName, MEMBER_PARTS, MEMBERS, memberField } from '#src/registry/fields.ts';
import type { Student } from '#src/registry/student.ts';
import { ask } from '../inspect.ts';
import type { Rule, Setting } from '../rule.ts';
import { type Column, PLACES_COUNT } from './facets.ts';
import type { RowOnDesk } from './row-on-desk.ts';

/** No value has this number, and no unsure cell. */
const NONE = -2;

/**
 * Rules that judge each cell by itself (`cellByCell`): whether a value is fine is asked once for each value of a column,
 * so that a row of fine cells is known to be fine without making a record of it.
 */
export class CellByCell {
  readonly rules: readonly Rule[];
  readonly #setting: Setting;
  /** By the field's place, then by the number of the value. */
  readonly #verdicts: boolean[][] = [];
  /** By the field's place: the number last found fine. The row above mostly had the same. */
  readonly #lastFine = new Int32Array(PLACES_COUNT).fill(NONE);

  constructor(rules: readonly Rule[], setting: Setting) {
    this.rules = rules;
    this.#setting = setting;
  }

  /** Is every cell of the row surely fine to every one of the rules? */
  passes(desk: RowOnDesk): boolean {
    const { numbers, columns } = desk.facets;
    const last = this.#lastFine;
    for (let i = 0; i < columns.length; i += 1) {
      const { place, column, namePlace } = columns[i] as Column;
      const number = numbers[place] as number;
      if (number === last[place]) continue;
      if (namePlace >= 0 && numbers[namePlace] === 0 && desk.isEmpty(column)) continue;
      if (!this.#judge(columns[i] as Column, number, desk)) return false;
      if (number >= 0) last[place] = number;
    }
    return true;
  }

  /** A cell that is unsure is judged by itself; of any other the verdict is kept. */
  #judge({ place, column, field }: Column, number: number, desk: RowOnDesk): boolean {
    if (number < 0) return this.#ask(field, desk.text(column));
    this.#verdicts[place] ??= [];
    const verdicts = this.#verdicts[place];
    verdicts[number] ??= this.#ask(field, desk.text(column));
    return verdicts[number] ?? false;
  }

  #ask(field: FieldName, text: string): boolean {
    const student = { ...FAMILY_OF.get(field), [field]: text };
    return this.rules.every((rule) => {
      const answer = ask(rule, student, this.#setting);
      return answer === 'not-asked' || answer.length === 0;
    });
  }
}

/** By a member's field: a family in which somebody has that member's part, and the other member is guardian. */
const FAMILY_OF: ReadonlyMap<FieldName, Student> = new Map(
  MEMBERS.flatMap((member) => {
    const other = member === 1 ? 2 : 1;
    const family = {
      [memberField(member, 'name')]: '某某',
      [memberField(other, 'name')]: '某某',
      [memberField(other, 'isGuardian')]: '是',
    };
    return MEMBER_PARTS.map(({ part }) => [memberField(member, part), family] as const);
  }),
);
