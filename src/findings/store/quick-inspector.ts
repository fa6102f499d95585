import { BulkInspector } from '#src/quality/bulk/inspector.ts';
import type { Layout } from '#src/quality/bulk/layout.ts';
import { NeighbourStore } from '#src/quality/bulk/neighbour-store.ts';
import { ask } from '#src/quality/inspect.ts';
import type { Fault, Rule, Setting } from '#src/quality/rule.ts';
import { RULES } from '#src/quality/rules/index.ts';
import { FIELDS } from '#src/registry/fields.ts';
import type { Cells } from '#src/registry/record.ts';
import { askRules, type RecordFaults, type RuleFault } from '../ask-rules.ts';

const LAID_OUT = RULES.filter((rule) => rule.asksCounty === undefined);
const PLAIN = RULES.filter((rule) => rule.asksCounty !== undefined);
const DELIMITER = '\t';

/** What a rule that threw is made to say, so that it is known of which record. */
const CRASH: Fault = { field: 'name', message: '' };

interface Found {
  readonly faults: RuleFault[];
  readonly crashed: string[];
}

/**
 * Asks the rules of a thousand records at once along the fast path of `quality/bulk`: the records are laid out as the table
 * it reads. It says what asking each record says; a test holds the two equal.
 */
export class QuickInspector {
  readonly #setting: Setting;
  readonly #inspector: BulkInspector;
  readonly #layouts = new Map<string, Layout>();
  readonly #rules: ReadonlyMap<string, Rule>;
  #found: readonly Found[] = [];

  constructor(setting: Setting) {
    this.#setting = setting;
    this.#rules = new Map(LAID_OUT.map((rule) => [rule.code, rule]));
    this.#inspector = new BulkInspector({
      book: { rules: LAID_OUT.map(neverThrowing), registerRules: [] },
      setting,
      coding: {
        decode: (bytes, start, end) => (bytes as Buffer).toString('utf8', start, end), // made by Buffer.from below
        encode: (text) => Buffer.from(text, 'utf8'),
      },
      store: new NeighbourStore(() => {}),
      kindOfRow: () => 'pupil',
      onFault: (row, { code }, fault) => this.#take(row, code, fault),
    });
  }

  /** In the order of the records. */
  inspect(records: readonly Cells[]): readonly RecordFaults[] {
    const answers: RecordFaults[] = [];
    const tables = new Map<Layout, { readonly places: number[]; readonly rows: string[] }>();
    for (const [at, cells] of records.entries()) {
      const layout = this.#layoutOf(cells);
      const row = rowOf(layout, cells);
      if (row === undefined) {
        answers.push(askRules(RULES, cells, this.#setting));
        continue;
      }
      answers.push(askRules(PLAIN, cells, this.#setting));
      const table = tables.get(layout) ?? { places: [], rows: [] };
      tables.set(layout, table);
      table.places.push(at);
      table.rows.push(row);
    }
    for (const [layout, { places, rows }] of tables) {
      const found = this.#inspectTable(layout, rows);
      for (const [row, at] of places.entries()) answers[at] = together(answers[at], found[row]);
    }
    return answers;
  }

  #inspectTable(layout: Layout, rows: readonly string[]): readonly RecordFaults[] {
    const found: readonly Found[] = rows.map(() => ({ faults: [], crashed: [] }));
    this.#found = found;
    const bytes = Buffer.from(rows.join(''), 'utf8');
    this.#inspector.inspect({ number: 0, bytes, from: 0, to: bytes.length, limit: bytes.length, layout });
    return found;
  }

  #take(row: number, code: string, fault: Fault): void {
    const rule = this.#rules.get(code);
    const found = this.#found[row];
    if (rule === undefined || found === undefined) throw new Error(`no rule ${code} or no row ${row}`);
    if (fault === CRASH) found.crashed.push(code);
    else found.faults.push({ rule, fault });
  }

  /** One layout for all records that have the same columns: what is remembered is remembered by layout. */
  #layoutOf(cells: Cells): Layout {
    const key = Object.keys(cells).join();
    const known = this.#layouts.get(key);
    if (known !== undefined) return known;
    const columns = FIELDS.map(({ name }) => name).filter((field) => field in cells);
    const layout = { columns, delimiter: DELIMITER };
    this.#layouts.set(key, layout);
    return layout;
  }
}

function neverThrowing(rule: Rule): Rule {
  const { appliesTo: _, ...always } = rule;
  return {
    ...always,
    faults: (student, setting) => {
      const answer = ask(rule, student, setting);
      if (answer === 'crashed') return [CRASH];
      return answer === 'not-asked' ? [] : answer;
    },
  };
}

/** `undefined` for what cannot be laid out: a row of nothing is taken for a blank line, and an absent cell for an empty one. */
function rowOf({ columns }: Layout, cells: Cells): string | undefined {
  const texts: string[] = [];
  let isEmpty = true;
  for (const field of columns) {
    const text = field === undefined ? '' : cells[field];
    if (text === undefined) return undefined;
    if (text !== '') isEmpty = false;
    texts.push(quoted(text));
  }
  return isEmpty ? undefined : `${texts.join(DELIMITER)}\n`;
}

/** As RFC 4180 asks. */
function quoted(text: string): string {
  return /["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function together(one: RecordFaults | undefined, other: RecordFaults | undefined): RecordFaults {
  return {
    faults: [...(one?.faults ?? []), ...(other?.faults ?? [])],
    crashed: [...(one?.crashed ?? []), ...(other?.crashed ?? [])],
  };
}
