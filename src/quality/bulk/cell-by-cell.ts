import { FIELDS, type FieldName, MEMBER_PARTS, MEMBERS, memberField } from '#src/registry/fields.ts';
import type { Student } from '#src/registry/student.ts';
import { ask } from '../inspect.ts';
import type { Rule, Setting } from '../rule.ts';
import { type Column, placeOf } from './facets.ts';
import type { RowOnDesk } from './row-on-desk.ts';

/**
 * Rules that judge each cell by itself (`cellByCell`): whether a value is fine is asked once for each value of a column,
 * so that a row of fine cells is known to be fine without making a record of it.
 */
export class CellByCell {
  readonly rules: readonly Rule[];
  /** By the field's place: 1 where one of the rules reads it. */
  readonly #isRead = new Uint8Array(FIELDS.length);
  readonly #byField = new Map<FieldName, readonly Rule[]>();
  readonly #setting: Setting;
  /** By the field's place, then by the number of the value. */
  readonly #verdicts: boolean[][] = [];
  /** Was the row above fine, and who was named in it? */
  #passed = false;
  #names = -1;

  constructor(rules: readonly Rule[], setting: Setting) {
    this.rules = rules;
    this.#setting = setting;
    for (const field of rules.flatMap(({ fields }) => fields)) this.#isRead[placeOf(field)] = 1;
  }

  /** Is every cell of the row surely fine to every one of the rules? After a row that was, only what changed is looked at. */
  passes(desk: RowOnDesk): boolean {
    this.#passed =
      this.#passed && !this.#familyChanged(desk.facets.numbers) ? this.#changesPass(desk) : this.#allPass(desk);
    return this.#passed;
  }

  /** The row to come has another row above it than the last one asked about. */
  begin(): void {
    this.#passed = false;
  }

  #changesPass(desk: RowOnDesk): boolean {
    const { altered, alterations } = desk.facets;
    for (let i = 0; i < alterations; i += 1) {
      const column = desk.facets.at(altered[i] as number);
      if (column !== undefined && this.#isRead[column.place] === 1 && !this.#cellPasses(column, desk)) return false;
    }
    return true;
  }

  #allPass(desk: RowOnDesk): boolean {
    return desk.facets.columns.every((column) => this.#isRead[column.place] !== 1 || this.#cellPasses(column, desk));
  }

  #cellPasses(column: Column, desk: RowOnDesk): boolean {
    const { numbers } = desk.facets;
    const number = numbers[column.place] as number;
    if (number >= 0 && this.#verdicts[column.place]?.[number] === true) return true;
    const isNobodys = column.namePlace >= 0 && numbers[column.namePlace] === 0;
    return (isNobodys && desk.isEmpty(column.column)) || this.#judge(column, number, desk);
  }

  /** Whether an empty cell of a family member's is missing depends on whether the member is named. */
  #familyChanged(numbers: Int32Array): boolean {
    let names = 0;
    for (const place of NAME_PLACES) names = names * 2 + (numbers[place] === 0 ? 0 : 1);
    const changed = names !== this.#names;
    this.#names = names;
    return changed;
  }

  /** A cell that is unsure is judged by itself; of any other the verdict is kept. */
  #judge({ place, column, field }: Column, number: number, desk: RowOnDesk): boolean {
    if (number < 0) return this.#ask(field, desk.text(column));
    this.#verdicts[place] ??= [];
    const verdicts = this.#verdicts[place];
    verdicts[number] ??= this.#ask(field, desk.text(column));
    return verdicts[number] ?? false;
  }

  /** A rule that does not read a field finds nothing wrong with it. */
  #rulesOf(field: FieldName): readonly Rule[] {
    const known = this.#byField.get(field);
    if (known !== undefined) return known;
    const rules = this.rules.filter(({ fields }) => fields.includes(field));
    this.#byField.set(field, rules);
    return rules;
  }

  #ask(field: FieldName, text: string): boolean {
    const student = { ...FAMILY_OF.get(field), [field]: text };
    return this.#rulesOf(field).every((rule) => {
      const answer = ask(rule, student, this.#setting);
      return answer === 'not-asked' || answer.length === 0;
    });
  }
}

const NAME_PLACES = MEMBERS.map((member) => placeOf(memberField(member, 'name')));

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
