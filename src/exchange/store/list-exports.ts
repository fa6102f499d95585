import { sql } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import { permitted, within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database } from '#src/platform/database/database.ts';
import type { TemplateKind } from '../templates/template.ts';

/** One export, as it is told of. */
export interface ExportLine {
  readonly id: string;
  readonly kind: TemplateKind;
  readonly year: number;
  readonly format: string;
  readonly clear: boolean;
  readonly rows: number;
  readonly reason: string;
  readonly unit: string;
  readonly by: string;
  readonly at: string;
}

/** The latest export of each kind of this very unit. */
export async function lastExports(
  db: Database,
  actor: Actor,
  unit: UnitPath,
): Promise<ReadonlyMap<TemplateKind, Pick<ExportLine, 'at' | 'by' | 'rows' | 'clear'>>> {
  const rows = await exportsWithin(db, actor)
    .where('exports.unit', '=', unit)
    .distinctOn('exports.kind')
    .orderBy('exports.kind')
    .orderBy('exports.at', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.kind as TemplateKind, lineOf(row)])); // the check constraint of the column
}

/** 导出的经过 — the newest first, below a unit; `before` is the last of the page above. */
export async function listExports(
  db: Database,
  actor: Actor,
  wanted: {
    readonly unit?: UnitPath | undefined;
    readonly before?: { readonly at: string; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<readonly ExportLine[]> {
  const { unit, before, limit } = wanted;
  const rows = await exportsWithin(db, actor)
    .$if(unit !== undefined, (query) => query.where(within(unit ?? '/', 'exports.unit')))
    .$if(before !== undefined, (query) =>
      query.where(sql<boolean>`(exports.at, exports.id) < (${before?.at}::timestamptz, ${before?.id}::uuid)`),
    )
    .orderBy('exports.at', 'desc')
    .orderBy('exports.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(lineOf);
}

function exportsWithin(db: Database, actor: Actor) {
  return db
    .selectFrom('exchange_exports as exports')
    .leftJoin('people', (join) =>
      join.onRef('people.county', '=', 'exports.county').onRef('people.id', '=', 'exports.by_person'),
    )
    .selectAll('exports')
    .select('people.name as by_name')
    .where('exports.county', '=', actor.county)
    .where(permitted(actor, 'exchange.export', 'exports.unit'));
}

type Row = Awaited<ReturnType<ReturnType<typeof exportsWithin>['execute']>>[number];

function lineOf({ id, kind, year, format, clear, rows, reason, unit, by_name: by, at }: Row): ExportLine {
  const told = { id, year, format, clear, rows, reason, unit, by: by ?? '', at: at.toISOString() };
  return { ...told, kind: kind as TemplateKind }; // the check constraint of the column
}
