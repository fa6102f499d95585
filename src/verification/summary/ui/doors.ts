import { ADDRESSES } from '#src/web/addresses.ts';
import { countsOf, type FigureName } from '../figures.ts';

/** Where a figure's list lies. */
export interface Door {
  readonly to: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly search: Readonly<Record<string, string>>;
}

interface Of {
  readonly campaign: string;
  /** The campaign's first day: what else is counted, is counted since. */
  readonly startsOn: string;
  readonly unit: string;
  readonly unplaced?: boolean | undefined;
}

/** Which permission the lists ask for; a city's inspector sees figures and opens none. */
const READ = { lines: 'campaign.read', cases: 'case.read', 'roll-calls': 'roll-call.read' } as const;

/** 数字的清单 — the address of exactly what a figure counts; `undefined` where this office may not look. */
export function doorOf(name: FigureName, of: Of, permissions: readonly string[]): Door | undefined {
  const counts = countsOf(name);
  if (!permissions.includes(READ[counts.of])) return undefined;
  const place = { unit: of.unit, ...(of.unplaced && { unplaced: 'yes' }) };
  if (counts.of === 'lines') return ledgerDoor(of.campaign, { ...place, ...counts.filter });
  if (counts.of === 'roll-calls') {
    const search = { tab: 'rollcall', unit: of.unit, ...(counts.word && { word: counts.word }) };
    return { to: ADDRESSES.campaign, params: { id: of.campaign }, search };
  }
  const search = { scope: 'all', procedure: 'key-information-change', filed: of.startsOn, unit: of.unit };
  return { to: ADDRESSES.cases, search: { ...search, ...(counts.state && { state: counts.state }) } };
}

/** Lines of the ledger: a yes is written `yes`. */
export function ledgerDoor(campaign: string, filter: Readonly<Record<string, unknown>>): Door {
  const said = Object.entries(filter).filter(([, value]) => value !== undefined);
  const search = Object.fromEntries(said.map(([name, value]) => [name, wordOf(value)]));
  return { to: ADDRESSES.campaign, params: { id: campaign }, search: { tab: 'ledger', ...search } };
}

function wordOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value);
}
