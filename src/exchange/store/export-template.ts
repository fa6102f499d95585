import { randomUUID } from 'node:crypto';
import { audit } from '#src/audit/store/audit.ts';
import type { Actor } from '#src/organization/office.ts';
import { narrowed } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Desk } from '#src/platform/desk.ts';
import { shownInList } from '#src/registry/mask-table.ts';
import type { TemplateFormat, TemplateRow } from '../template-workbook.ts';
import { TEMPLATES } from '../templates/index.ts';
import { inForce, type Template, type TemplateKind } from '../templates/template.ts';
import { countKeyChanges, keyChangesOfTemplate } from './key-changes-of-template.ts';
import { countNumberless, numberlessOfTemplate } from './numberless-of-template.ts';
import { countProblems, problemsOfTemplate } from './problems-of-template.ts';
import { countPupils, pupilsOfTemplate } from './pupils-of-template.ts';

export interface TemplateRequest {
  readonly kind: TemplateKind;
  readonly unit?: UnitPath | undefined;
  /** Numbers, phones and addresses in full. */
  readonly clear: boolean;
  readonly reason: string;
  readonly format: TemplateFormat;
}

export interface TemplateExport {
  readonly template: Template;
  readonly count: number;
  readonly rows: AsyncGenerator<TemplateRow>;
}

/** Where the lines of a template come from. */
interface Source {
  readonly count: (desk: Desk, actor: Actor, unit: UnitPath | undefined) => Promise<number>;
  readonly rows: (desk: Desk, actor: Actor, unit: UnitPath | undefined, clear: boolean) => AsyncGenerator<TemplateRow>;
}

const PUPILS: Source = { count: ({ db }, actor, unit) => countPupils(db, actor, unit), rows: pupilsOfTemplate };

const SOURCES: Readonly<Record<TemplateKind, Source>> = {
  roster: PUPILS,
  family: PUPILS,
  'no-number': { count: countNumberless, rows: numberlessOfTemplate },
  problems: { count: countProblems, rows: problemsOfTemplate },
  'key-changes': { count: countKeyChanges, rows: keyChangesOfTemplate },
};

/** How many lines the template would have now. */
export function countTemplate(
  desk: Desk,
  actor: Actor,
  kind: TemplateKind,
  unit: UnitPath | undefined,
): Promise<number> {
  return SOURCES[kind].count(desk, actor, unit);
}

/**
 * 按全国系统模板导出 — the lines of a template, in the columns of this year's. Who, how many and why is written down before the
 * first line is given out. `undefined` where the actor may take nothing.
 */
export async function exportTemplate(
  desk: Desk,
  actor: Actor,
  request: TemplateRequest,
): Promise<TemplateExport | undefined> {
  const { kind, clear, reason, format } = request;
  const unit = narrowed(actor, 'exchange.export', request.unit);
  const template = inForce(TEMPLATES, kind, Number(desk.clock.today().slice(0, 4)));
  if (unit === undefined || template === undefined) return undefined;
  const count = await countTemplate(desk, actor, kind, unit);
  await desk.db.transaction().execute(async (work) => {
    const now = desk.clock.now();
    const kept = { unit, kind, year: template.year, format, clear, rows: count, reason };
    await work
      .insertInto('exchange_exports')
      .values({ county: actor.county, id: randomUUID(), by_person: actor.person, at: now, ...kept })
      .execute();
    const subject = { subjectKind: 'unit', subject: unit, subjectUnit: unit } as const;
    const detail = { kind, year: template.year, rows: count, clear, format };
    await audit(work, actor, { action: 'exchange.export', ...subject, reason, detail }, now);
  });
  const rows = SOURCES[kind].rows(desk, actor, unit, clear);
  return { template, count, rows: clear ? rows : masked(rows) };
}

async function* masked(rows: AsyncGenerator<TemplateRow>): AsyncGenerator<TemplateRow> {
  for await (const { cells, facts } of rows) {
    const shown = Object.entries(cells).map(([name, text]) => [
      name,
      shownInList(name as keyof typeof cells, text ?? ''),
    ]); // the keys of Cells
    yield { cells: Object.fromEntries(shown), facts };
  }
}
