import { sql } from 'kysely';
import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import { workingDaysLeft } from '#src/calendar/working-days.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import { unitsAt } from '#src/organization/store/units.ts';
import type { UnitKind, UnitPath } from '#src/organization/unit.ts';
import type { Desk } from '#src/platform/desk.ts';
import { dropoutSettingsOf } from '../../store/dropout-settings.ts';
import type { ReportFigures } from '../figures.ts';
import { dueOn, type ReportKind, type ReportLevel, type ReportPeriod, recentPeriods, signs } from '../periods.ts';
import { owesReport } from './owes-report.ts';
import { reportSheet, unitsBelow } from './report-sheet.ts';
import { boundRemarks, digestOf, missingBelow } from './sign-report.ts';

/** 签报过的一份 */
export interface Signed {
  readonly id: string;
  readonly unit: UnitPath;
  readonly kind: ReportKind;
  readonly period: string;
  readonly level: ReportLevel;
  readonly asOf: Date;
  readonly figures: ReportFigures;
  readonly digest: string;
  readonly remarks: string;
  readonly signedAt: Date;
  readonly signer: string;
  readonly withdrawnAt: Date | undefined;
  readonly withdrawnReason: string | undefined;
}

interface SignedRow extends Omit<Signed, 'asOf' | 'remarks' | 'signedAt' | 'withdrawnAt' | 'withdrawnReason'> {
  readonly as_of: Date;
  readonly remarks: Buffer | null;
  readonly signed_at: Date;
  readonly withdrawn_at: Date | null;
  readonly withdrawn_reason: string | null;
}

/** 历次签报 of a unit for a period, the latest first; or the one of this id. */
export async function signedReports(
  { db, seal }: Desk,
  actor: Actor,
  of: { readonly id: string } | { readonly unit: UnitPath; readonly period: ReportPeriod },
): Promise<readonly Signed[]> {
  const { county } = actor;
  const wanted =
    'id' in of
      ? sql`id = ${of.id}::uuid`
      : sql`unit = ${of.unit} and kind = ${of.period.kind} and period = ${of.period.key}`;
  const { rows } = await sql<SignedRow>`
    select id, unit, kind, period, level, as_of, figures, digest, remarks, signed_at, signer, withdrawn_at,
      withdrawn_reason from dropout_reports
    where county = ${county} and ${wanted} and ${permitted(actor, 'dropout-report.read', 'dropout_reports.unit')}
    order by signed_at desc`.execute(db);
  return rows.map(({ as_of, remarks, signed_at, withdrawn_at, withdrawn_reason, ...row }) => ({
    ...{ ...row, asOf: as_of, signedAt: signed_at },
    remarks: remarks === null ? '' : seal.open(remarks, boundRemarks(county, row.id)).toString('utf8'),
    ...{ withdrawnAt: withdrawn_at ?? undefined, withdrawnReason: withdrawn_reason ?? undefined },
  }));
}

/** 一期报告 — as signed, as it would be signed now, or as the data stood at the end of a past day. */
export interface PeriodReport {
  readonly unit: UnitPath;
  readonly name: string;
  readonly kind: UnitKind;
  readonly asOf: Date;
  readonly figures: ReportFigures;
  readonly seen: string;
  readonly dueOn: LocalDate | undefined;
  readonly daysLeft: number | undefined;
  readonly missing: readonly string[];
  readonly mayCall: boolean;
  readonly maySign: boolean;
  readonly history: readonly Signed[];
}

export async function periodReport(
  desk: Desk,
  actor: Actor,
  wanted: UnitPath | undefined,
  period: ReportPeriod,
  day: LocalDate | undefined,
): Promise<PeriodReport | undefined> {
  const { db, clock } = desk;
  const unit = wanted ?? actor.unit;
  const asOf = day === undefined ? clock.now() : endOf(day, clock.now());
  const sheet = await reportSheet(db, actor, unit, period, asOf);
  if (sheet === undefined) return undefined;
  const { kind, name } = sheet.unit;
  const due = await dueOf(desk, actor.county, period);
  const isOwn = unit === actor.unit && signs(period.kind, kind) && can(actor, 'dropout-report.sign', unit);
  return {
    ...{ unit, name, kind, asOf, figures: sheet.figures, seen: digestOf(sheet.figures), ...due },
    missing: signs(period.kind, kind) ? await missingBelow(db, actor, unit, kind, period) : [],
    mayCall: can(actor, 'dropout-report.sign', unit),
    maySign: isOwn && day === undefined && period.until < clock.today(),
    history: await signedReports(desk, actor, { unit, period }),
  };
}

/** The last instant of a day by the county's clock; never later than now. */
function endOf(day: LocalDate, now: Date): Date {
  const end = new Date(`${day}T23:59:59.999+08:00`);
  return end < now ? end : now;
}

/** 报告期限, and the working days that are left. */
export async function dueOf({ db, clock }: Desk, county: string, period: ReportPeriod) {
  const { calendar } = await calendarOf(db, county);
  const due = dueOn(period, await dropoutSettingsOf(db, county), calendar);
  return { dueOn: due, daysLeft: due && workingDaysLeft(clock.today(), due, calendar) };
}

/** 谁报了、谁没报 — a unit below, and its report of the period. */
export interface ReporterLine {
  readonly path: UnitPath;
  readonly name: string;
  readonly kind: UnitKind;
  readonly id: string | undefined;
  readonly signedAt: Date | undefined;
  readonly signer: string | undefined;
  /** After the day on which it was due. */
  readonly isLate: boolean;
  readonly mustSign: boolean;
}

/** 各单位的签报情况 — every unit below that signs this kind of report, those first that have not. */
export async function reporters(
  desk: Desk,
  actor: Actor,
  wanted: UnitPath | undefined,
  period: ReportPeriod,
): Promise<readonly ReporterLine[] | undefined> {
  const { db } = desk;
  const { county } = actor;
  const unit = wanted ?? actor.unit;
  if (!can(actor, 'dropout-report.read', unit)) return undefined;
  const at = (await unitsAt(db, county, [unit])).get(unit);
  if (at === undefined) return undefined;
  const direct = await unitsBelow(db, actor, unit, at.kind);
  const deeper = await Promise.all(direct.map((each) => unitsBelow(db, actor, each.path, each.kind)));
  const all = [...direct, ...deeper.flat()].filter(({ kind }) => signs(period.kind, kind));
  const { rows } = await sql<{ unit: UnitPath; id: string; signed_at: Date; signer: string }>`
    select unit, id, signed_at, signer from dropout_reports where county = ${county} and kind = ${period.kind}
      and period = ${period.key} and withdrawn_at is null
      and ${permitted(actor, 'dropout-report.read', 'dropout_reports.unit')}`.execute(db);
  const { rows: peopled } = await sql<{ path: UnitPath }>`
    select path from unnest(${all.map(({ path }) => path)}::text[]) as asked (path)
    where ${owesReport(county, 'asked.path', period)}`.execute(db);
  const owing = new Set(peopled.map(({ path }) => path));
  const signed = new Map(rows.map((row) => [row.unit, row]));
  const { dueOn: due } = await dueOf(desk, county, period);
  const isPast = due !== undefined && due < desk.clock.today();
  const lines = all.map(({ path, name, kind }): ReporterLine => {
    const own = signed.get(path);
    const isLate = own === undefined ? isPast : due !== undefined && dayOf(own.signed_at) > due;
    const given = { id: own?.id, signedAt: own?.signed_at, signer: own?.signer };
    return { path, name, kind, ...given, isLate, mustSign: owing.has(path) };
  });
  return lines
    .filter(({ mustSign, id }) => mustSign || id !== undefined)
    .sort((one, other) => {
      return Number(one.id !== undefined) - Number(other.id !== undefined) || (one.path < other.path ? -1 : 1);
    });
}

function dayOf(moment: Date): string {
  return new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** 报告期的清单 — the last periods that have ended, and whether the unit has signed each. */
export async function periodsOf(desk: Desk, actor: Actor, kind: ReportKind, count = 12) {
  const { db, clock } = desk;
  const { rows } = await sql<{ period: string; signed_at: Date }>`
    select period, signed_at from dropout_reports where county = ${actor.county} and unit = ${actor.unit}
      and kind = ${kind} and withdrawn_at is null
      and ${permitted(actor, 'dropout-report.read', 'dropout_reports.unit')}`.execute(db);
  const signed = new Map(rows.map((row) => [row.period, row.signed_at]));
  return recentPeriods(kind, clock.today(), count).map((period) => ({ ...period, signedAt: signed.get(period.key) }));
}
