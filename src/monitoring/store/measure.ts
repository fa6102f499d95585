import type { RawBuilder } from 'kysely';
import type { FigureKey } from '../figures.ts';
import type { Measured } from '../reckoning.ts';
import type { Scope } from './scope.ts';

/** What a line of a list is of, and so where it leads. */
export type ItemKind =
  | 'case'
  | 'pupil'
  | 'finding'
  | 'child'
  | 'dropout'
  | 'leaver'
  | 'petition'
  | 'supervision'
  | 'school';

/** 明细 — the list behind a figure, as a query of `kind`, `unit`, `id`, `on_day` and `detail`; as many rows as the figure says. */
export type Listing = (scope: Scope) => RawBuilder<unknown>;

/** 测算 — one look at the database that gives one figure or several, with the lists behind them. */
export interface Measure {
  readonly count: (scope: Scope) => Promise<Measured>;
  readonly lists: Readonly<Partial<Record<FigureKey, Listing>>>;
}
