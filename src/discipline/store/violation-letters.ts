import { sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { LetterTable } from '#src/letters/letter.ts';
import { draftLetter } from '#src/letters/store/draft-letter.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { within } from '#src/organization/store/permitted.ts';
import { unitsAt } from '#src/organization/store/units.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { PERIOD_CIRCULAR, TOLD_LETTER, UNIT_CIRCULAR } from '../letters.ts';
import { EVERY_MEASURE, MEASURES } from '../measures.ts';
import { numberOf, type Violation } from '../violation.ts';
import { kindsOf } from './kinds-of-violations.ts';
import { measuresOf } from './measure-rows.ts';
import { type UnitViolations, violationFigures } from './violation-figures.ts';
import { holdViolation } from './violation-rows.ts';

export type LetterOutcome = { readonly id: string } | { readonly objections: readonly Objection[] } | 'missing';

/** 拟写告知书、通报批评 — a draft in the county's name about this violation; it is then signed and sent as any letter. */
export function draftViolationLetter(
  desk: Desk,
  actor: Actor,
  id: string,
  which: 'told' | 'circular',
): Promise<LetterOutcome> {
  return desk.db.transaction().execute(async (work): Promise<LetterOutcome> => {
    const held = await holdViolation(work, desk.seal, actor, id);
    if (held === undefined || held.side !== 'county' || !can(actor, 'discipline.run', held.violation.unit)) {
      return 'missing';
    }
    const { violation } = held;
    const { county, unit } = violation;
    const measures = await measuresOf(work, desk.seal, violation);
    if (which === 'told' && violation.informedOn === undefined) {
      return no('先“告知单位”，定下申辩期，再拟告知书');
    }
    if (which === 'circular' && !measures.some(({ kind }) => kind === 'circular')) {
      return no('决定里没有“通报批评”，不拟通报');
    }
    const name = (await unitsAt(work, county, [unit])).get(unit)?.name ?? '';
    const draft = { unit: actor.unit, about: { kind: 'violation', id }, county };
    const letter =
      which === 'told'
        ? await draftLetter(desk, work, actor, {
            ...{ ...draft, template: TOLD_LETTER, to: { name, unit } },
            fields: {
              编号: numberOf(violation),
              告知内容: violation.words.told,
              申辩截止: dayWords(violation.replyUntil ?? desk.clock.today()),
            },
          })
        : await draftLetter(desk, work, actor, {
            ...{ ...draft, template: UNIT_CIRCULAR, to: { name: '各中心校、县直各学校' } },
            ...{ copies: [{ name, unit }], fields: await circularFields(desk, work, violation, name) },
          });
    return { id: letter };
  });
}

/** Figures of the register as they are on the day the circular is drafted. */
async function circularFields({ clock }: Desk, work: Work, violation: Violation, name: string) {
  const { county, unit, kind, foundOn, title, words } = violation;
  const { rows } = await sql<{ roll: number; wrong: number }>`
    select count(*)::integer as roll, count(*) filter (where errors > 0)::integer as wrong from students
    where county = ${county} and withdrawn_at is null and ended_on is null and ${within(unit, 'students.unit')}`.execute(
    work,
  );
  const { roll = 0, wrong = 0 } = rows[0] ?? {};
  return {
    ...{ 单位: name, 发现日期: dayWords(foundOn), 事由: title, 决定: words.decision, 截至: dayWords(clock.today()) },
    种类: (await kindsOf(work, county)).find(({ key }) => key === kind)?.title ?? kind,
    ...{ 在册: String(roll), 有错误: String(wrong) },
    错误率: roll === 0 ? '—' : `${((wrong / roll) * 100).toFixed(1)}%`,
  };
}

/** 拟写一段时间的通报 — its figures are those of the ledger, unit by unit in the annex. */
export function draftPeriodCircular(
  desk: Desk,
  actor: Actor,
  period: { readonly from: LocalDate; readonly until: LocalDate },
): Promise<LetterOutcome> {
  return desk.db.transaction().execute(async (work): Promise<LetterOutcome> => {
    const rows = await violationFigures(work, actor, period);
    if (rows.length === 0) return no('这段时间没有登记违规，不用通报');
    const kinds = await kindsOf(work, actor.county);
    const sum = (of: (row: UnitViolations) => number | undefined) => rows.reduce((all, row) => all + (of(row) ?? 0), 0);
    const byKind = kinds
      .map(({ key, title }) => ({ title, count: sum((row) => row.byKind[key]) }))
      .filter(({ count }) => count > 0);
    const headings = [
      '单位',
      '合计',
      ...byKind.map(({ title }) => title),
      ...EVERY_MEASURE.map((m) => MEASURES[m].title),
    ];
    const annex: LetterTable = {
      title: '各单位违规情况',
      headings,
      rows: rows.map((row) => [
        ...[row.name, String(row.total)],
        ...kinds
          .filter(({ title }) => byKind.some((each) => each.title === title))
          .map(({ key }) => count(row.byKind[key])),
        ...EVERY_MEASURE.map((measure) => count(row.byMeasure[measure])),
      ]),
    };
    const id = await draftLetter(desk, work, actor, {
      ...{ template: PERIOD_CIRCULAR, unit: actor.unit, to: { name: '各中心校、县直各学校' }, annexes: [annex] },
      fields: {
        ...{ 起: dayWords(period.from), 止: dayWords(period.until), 单位数: String(rows.length) },
        件数: String(sum(({ total }) => total)),
        按种类: byKind.map(({ title, count: of }) => `${title} ${of} 件`).join('，'),
        约谈: String(sum(({ byMeasure }) => byMeasure.talk)),
        通报: String(sum(({ byMeasure }) => byMeasure.circular)),
        追责: String(sum(({ byMeasure }) => byMeasure.accountability)),
        办结: String(sum(({ byState }) => byState.closed)),
      },
    });
    return { id };
  });
}

function count(of: number | undefined): string {
  return String(of ?? 0);
}

function no(message: string): { readonly objections: readonly Objection[] } {
  return { objections: [{ code: 'letter', message }] };
}

/** 2025年3月20日 */
function dayWords(day: LocalDate): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
