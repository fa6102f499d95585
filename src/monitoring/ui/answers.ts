import type { Given } from '#src/web/given.ts';
import type { FigureKey, FigureValue } from '../figures.ts';

/** 监测看板 */
export type Board = Given<'/api/monitoring', 'get'>;

export type BoardLine = Board['lines'][number];

export type Trend = Given<'/api/monitoring/trend', 'get'>;

/** 名单中的一行 */
export type Item = Given<'/api/monitoring/items', 'get'>['rows'][number];

/** The figure of a line, if it is known. */
export function figureOf({ figures }: Pick<BoardLine, 'figures'>, key: FigureKey): FigureValue | undefined {
  return figures[key];
}
