import { keysOf, type Tally } from '../inspect.ts';
import type { RegisterRule, Setting } from '../rule.ts';
import { CookedRecipe, type Recipe, UNKNOWN } from './cooked-recipe.ts';
import type { Facets } from './facets.ts';
import { hashOfKey } from './key-hash.ts';
import type { Coding } from './layout.ts';
import type { NeighbourStore, Place } from './neighbour-store.ts';
import type { RowOnDesk } from './row-on-desk.ts';

/** The register rules whose keys need not be asked for of an ordinary row. */
const RECIPES: Readonly<Record<string, readonly Recipe[]>> = {
  'RN-06': [{ parts: ['schoolCode', 'grade', 'className', 'classRollNumber'], gate: ['recordStatus'] }],
  'RN-07': [{ parts: ['provincialNumber'], gate: ['recordStatus'] }],
  'GU-13': [
    { parts: ['guardian1.phone'], gate: [] },
    { parts: ['guardian2.phone'], gate: [] },
  ],
  'DUP-01': [{ parts: ['idType', 'idNumber'], gate: ['recordStatus'] }],
  'DUP-02': [{ parts: ['name', 'sex', 'birthDate'], gate: ['recordStatus'], unless: 'idNumber' }],
  'DUP-05': [{ parts: ['nationalNumber'], gate: ['recordStatus'] }],
};

/** Makes the keys of one register rule and puts them into the store. */
export class NeighbourKeys {
  readonly #rule: RegisterRule;
  readonly #number: number;
  readonly #recipes: readonly CookedRecipe[];
  readonly #setting: Setting;
  readonly #coding: Coding;
  readonly #tally: Tally;
  /** Has the table being read the columns without which the rule is not asked? */
  #isAskable = false;

  constructor(rule: RegisterRule, number: number, setting: Setting, coding: Coding, tally: Tally) {
    this.#tally = tally;
    this.#rule = rule;
    this.#number = number;
    this.#recipes = (RECIPES[rule.code] ?? []).map((recipe) => new CookedRecipe(recipe));
    this.#setting = setting;
    this.#coding = coding;
  }

  /** The rows to come have their columns where `facets` says. */
  use(facets: Facets): void {
    this.#isAskable = (this.#rule.needs ?? this.#rule.fields).every((field) => facets.columnOf(field) !== undefined);
    for (const recipe of this.#recipes) recipe.use(facets);
  }

  /** Enter the row under each of its keys, and into the tally. */
  enter(desk: RowOnDesk, place: Place, store: NeighbourStore): void {
    if (!this.#isAskable) return;
    if (this.#recipes.length > 0 && this.#enterOrdinary(desk, place, store)) return;
    const keys = keysOf(this.#rule, desk.part(this.#rule.fields), this.#setting);
    if (keys === 'crashed') {
      this.#tally.crashed += 1;
      return;
    }
    if (keys.length > 0) this.#tally.asked += 1;
    for (const key of keys) {
      const hash = hashOfKey(this.#number, key, this.#coding.encode);
      store.add(hash, this.#number, this.#recipes[0]?.couldBreak(desk) ?? true, place);
    }
    for (const recipe of this.#recipes) recipe.learn(desk, keys, this.#coding);
  }

  #enterOrdinary(desk: RowOnDesk, place: Place, store: NeighbourStore): boolean {
    for (const recipe of this.#recipes) if (recipe.look(desk) === UNKNOWN) return false;
    let hasKey = false;
    for (const recipe of this.#recipes) {
      if (!recipe.hasKey) continue;
      hasKey = true;
      store.add(recipe.hashOf(this.#number, desk), this.#number, recipe.couldBreak(desk), place);
    }
    if (hasKey) this.#tally.asked += 1;
    return true;
  }
}
