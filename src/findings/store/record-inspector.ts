import type { Setting } from '#src/quality/rule.ts';
import { RULES } from '#src/quality/rules/index.ts';
import type { Cells } from '#src/registry/record.ts';
import { askRules, type RecordFaults } from '../ask-rules.ts';
import { QuickInspector } from './quick-inspector.ts';

/** From so many records at once on, looking for those that are alike costs less than asking about each. */
const MANY = 200;

/** Asks every rule about one record. Keep one for as long as its setting holds: it remembers what it was answered. */
export class RecordInspector {
  readonly setting: Setting;
  #quick: QuickInspector | undefined;

  constructor(setting: Setting) {
    this.setting = setting;
  }

  /** In the order of the records. */
  inspect(records: readonly Cells[]): readonly RecordFaults[] {
    if (records.length >= MANY) this.#quick ??= new QuickInspector(this.setting);
    if (this.#quick === undefined) return records.map((cells) => askRules(RULES, cells, this.setting));
    return this.#quick.inspect(records);
  }
}
