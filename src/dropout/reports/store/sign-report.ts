import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import { isWithin, type UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { ReportFigures } from '../figures.ts';
import { levelOfUnit, type ReportPeriod, signs } from '../periods.ts';
import { objectionsToSigning } from '../signing.ts';
import { owesReport } from './owes-report.ts';
import { reportSheet, unitsBelow } from './report-sheet.ts';

export type SignedReport =
  | { readonly is: 'done'; readonly id: string }
  | { readonly is: 'not-found' }
  | { readonly is: 'refused'; readonly objections: readonly Objection[] };

/** Of the figures: what is signed is what was seen. */
export function digestOf(figures: ReportFigures): string {
  return createHash('sha256').update(JSON.stringify(figures)).digest('hex');
}

export function boundRemarks(county: string, id: string): string {
  return `dropout_reports|${county}|${id}`;
}

/** 签报 — the actor signs for their own unit what they have seen; the figures stay as they are now, whatever becomes of the data. */
export function signReport(
  desk: Desk,
  actor: Actor,
  period: ReportPeriod,
  { seen, remarks }: { readonly seen: string; readonly remarks: string },
): Promise<SignedReport> {
  const { county, unit } = actor;
  if (!can(actor, 'dropout-report.sign', unit)) return Promise.resolve({ is: 'not-found' });
  return desk.db.transaction().execute(async (work): Promise<SignedReport> => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`dropout-reports ${county}`}, 0))`.execute(work);
    const now = desk.clock.now();
    const sheet = await reportSheet(work, actor, unit, period, now);
    const level = sheet && levelOfUnit(sheet.unit.kind);
    if (sheet === undefined || level === undefined) return { is: 'not-found' };
    const missing = await missingBelow(work, actor, unit, sheet.unit.kind, period);
    const asked = { today: desk.clock.today(), unit: sheet.unit.kind, missing, remarks };
    const objections = objectionsToSigning(period, asked);
    if (objections.length > 0) return { is: 'refused', objections };
    if (await isSigned(work, county, unit, period)) return no('signed', '这一期已经签报过。要改的，先撤回再重新签报');
    const digest = digestOf(sheet.figures);
    if (digest !== seen) return no('stale', '打开以后数据又有变动，数字已经不同。请核对新的数字，再签报');
    const id = randomUUID();
    const words = remarks.trim();
    await work
      .insertInto('dropout_reports')
      .values({
        ...{ county, id, kind: period.kind, period: period.key, unit, level, as_of: now },
        ...{ figures: JSON.stringify(sheet.figures), digest, key_id: desk.seal.keyId },
        remarks: words === '' ? null : desk.seal.close(words, boundRemarks(county, id)),
        ...{ signed_at: now, signed_by: actor.person, signer: actor.name, office: actor.office },
      })
      .execute();
    const deed = {
      action: 'dropout-report.sign',
      subjectKind: 'dropout-report',
      subject: id,
      subjectUnit: unit,
    } as const;
    await audit(work, actor, { ...deed, detail: { name: period.key, digest } }, now);
    return { is: 'done', id };
  });
}

/** 撤回 — by whoever signs there or above, not once the unit above has signed; what was frozen stays. */
export function withdrawReport(desk: Desk, actor: Actor, id: string, reason: string): Promise<SignedReport> {
  const { county } = actor;
  return desk.db.transaction().execute(async (work): Promise<SignedReport> => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`dropout-reports ${county}`}, 0))`.execute(work);
    const { rows } = await sql<{ unit: UnitPath; kind: string; period: string; withdrawn_at: Date | null }>`
      select unit, kind, period, withdrawn_at from dropout_reports where county = ${county} and id = ${id}::uuid
        and ${permitted(actor, 'dropout-report.sign', 'dropout_reports.unit')} for update`.execute(work);
    const [row] = rows;
    if (row === undefined) return { is: 'not-found' };
    if (row.withdrawn_at !== null) return no('withdrawn', '这份报告已经撤回过');
    const { rows: above } = await sql<{ unit: UnitPath }>`
      select unit from dropout_reports where county = ${county} and kind = ${row.kind} and period = ${row.period}
        and withdrawn_at is null and unit <> ${row.unit}`.execute(work);
    if (above.some(({ unit }) => isWithin(row.unit, unit))) {
      return no('signed-above', '上级已经汇总签报，请先请上级撤回，再撤回本级');
    }
    const now = desk.clock.now();
    await sql`
      update dropout_reports set withdrawn_at = ${now}, withdrawn_by = ${actor.person}::uuid, withdrawn_reason = ${reason}
      where county = ${county} and id = ${id}::uuid`.execute(work);
    const subject = { subjectKind: 'dropout-report', subject: id, subjectUnit: row.unit } as const;
    await audit(work, actor, { action: 'dropout-report.withdraw', ...subject, reason }, now);
    return { is: 'done', id };
  });
}

async function isSigned(work: Work, county: string, unit: UnitPath, { kind, key }: ReportPeriod): Promise<boolean> {
  const { rows } = await sql`
    select from dropout_reports where county = ${county} and unit = ${unit} and kind = ${kind} and period = ${key}
      and withdrawn_at is null`.execute(work);
  return rows.length > 0;
}

/** 下面还没有签报的 — names of those directly below whose report of this kind and period is missing, and who have pupils. */
export async function missingBelow(
  work: Work | Desk['db'],
  actor: Actor,
  unit: UnitPath,
  kind: Parameters<typeof unitsBelow>[3],
  period: ReportPeriod,
): Promise<readonly string[]> {
  const below = (await unitsBelow(work, actor, unit, kind)).filter((each) => signs(period.kind, each.kind));
  if (below.length === 0) return [];
  const { rows } = await sql<{ path: UnitPath }>`
    select asked.path from unnest(${below.map(({ path }) => path)}::text[]) as asked (path)
    where not exists (select from dropout_reports as reports where reports.county = ${actor.county}
        and reports.unit = asked.path and reports.kind = ${period.kind} and reports.period = ${period.key}
        and reports.withdrawn_at is null)
      and ${owesReport(actor.county, 'asked.path', period)}`.execute(work);
  const missing = new Set(rows.map(({ path }) => path));
  return below.filter(({ path }) => missing.has(path)).map(({ name }) => name);
}

function no(code: string, message: string): Extract<SignedReport, { readonly is: 'refused' }> {
  return { is: 'refused', objections: [{ code, message }] };
}
