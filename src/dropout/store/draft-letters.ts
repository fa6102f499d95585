import type { LocalDate } from '#src/kernel/local-date.ts';
import type { LetterTemplate } from '#src/letters/letter-template.ts';
import { draftLetter } from '#src/letters/store/draft-letter.ts';
import { schoolOfClass } from '#src/organization/class-path.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import { standingAt } from '#src/organization/store/unit-lookups.ts';
import { parentOf, type UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { shown } from '#src/registry/mask-table.ts';
import { placesOf } from '#src/registry/store/names.ts';
import { CATEGORIES, type DropoutCase } from '../dropout-case.ts';
import { escalationOf } from '../dropout-clock.ts';
import { DEADLINE, NOTICE, REPORTS } from '../letters.ts';
import { objectionsToReport } from '../reporting.ts';
import { longDay, visitsInWords } from '../visits-in-words.ts';
import { ADDRESS_CELL, cellsOf } from './child-of-dropout.ts';
import { type Decision, type DeedOutcome, doDeed } from './do-deed.ts';
import { timed } from './dropout-rows.ts';
import { dropoutSettingsOf, schoolCalendarOf } from './dropout-settings.ts';
import { townshipName } from './townships.ts';
import { visitsOf } from './visit-rows.ts';

/** What the letter was drafted as, so that whoever asked is led to it. */
export type Drafted = Exclude<DeedOutcome, { readonly id: string }> | { readonly letter: string };

/**
 * 拟写书面报告 — prefilled from the case, to the township government and the county. It is signed and sent among the letters; once it
 * has gone out the child stands in the ledger of dropouts. `township` is the central school of the township; absent: the school's own.
 */
export async function draftReport(
  desk: Desk,
  actor: Actor,
  id: string,
  township: UnitPath | undefined,
): Promise<Drafted> {
  return drafting(desk, actor, id, 'draft-report', async (work, held) => {
    const settings = await dropoutSettingsOf(work, held.county);
    const escalatesOn = escalationOf(timed(held), settings, await schoolCalendarOf(work, held.county));
    const objections = objectionsToReport(held, { settings, escalatesOn, today: desk.clock.today() });
    if (objections.length > 0) return { objections };
    const to = await townshipOf(work, held, township);
    if ('objections' in to) return to;
    const county = countyPath(held.unit);
    const names = { county: (await standingAt(work, held.county, county))?.name ?? '', township: to.name };
    const unit = schoolOfClass(held.unit);
    const template = await reportOf(work, held, unit);
    const letter = await draftLetter(desk, work, actor, {
      template,
      unit,
      to: [
        { name: `${names.township}人民政府（联合劝返工作组）`, unit: to.path, offices: ['township'] },
        { name: `${names.county}教育体育局基础教育一股`, unit: county, offices: ['county'] },
      ],
      about: { kind: 'dropout', id },
      fields: only(template, {
        ...(await fieldsOfChild(desk, work, held)),
        ...(await fieldsOfReport(desk, work, held)),
      }),
    });
    return { letter, set: { township: to.path } };
  });
}

/** In whose words: the school's, or the central school's for a child whom no school has. */
async function reportOf(work: Work, { county, student }: DropoutCase, unit: UnitPath): Promise<LetterTemplate> {
  if (student !== undefined) return REPORTS.pupil;
  const kind = (await standingAt(work, county, unit))?.kind;
  return kind === 'central-school' ? REPORTS.central : REPORTS.unrecorded;
}

/** 拟写《劝返复学通知书》 of the school, or 《限期返校通知书》 of the township. */
export function draftNotice(desk: Desk, actor: Actor, id: string, until: LocalDate): Promise<Drafted> {
  const isTownship = actor.office === 'township';
  return drafting(desk, actor, id, isTownship ? 'draft-deadline' : 'draft-notice', async (work, held) => {
    if (until <= desk.clock.today()) {
      return { objections: [{ code: 'until', field: 'until', message: '返校期限要在今天以后' }] };
    }
    const fields = await fieldsOfChild(desk, work, held);
    const letter = await draftLetter(desk, work, actor, {
      template: isTownship ? DEADLINE : NOTICE,
      unit: isTownship ? actor.unit : schoolOfClass(held.unit),
      to: { name: fields.监护人 },
      about: { kind: 'dropout', id },
      fields: only(isTownship ? DEADLINE : NOTICE, { ...fields, 返校期限: longDay(until) }),
    });
    return { letter };
  });
}

type Draft =
  | { readonly letter: string; readonly set?: Readonly<Record<string, unknown>> }
  | { readonly objections: readonly Objection[] };

async function drafting(
  desk: Desk,
  actor: Actor,
  id: string,
  deed: Parameters<typeof doDeed>[3],
  draft: (work: Work, held: DropoutCase) => Promise<Draft>,
): Promise<Drafted> {
  let letter = '';
  const outcome = await doDeed(desk, actor, id, deed, undefined, async (work, held): Promise<Decision> => {
    const made = await draft(work, held);
    if ('objections' in made) return made;
    letter = made.letter;
    return made.set === undefined ? {} : { set: made.set };
  });
  return outcome === 'missing' || 'objections' in outcome ? outcome : { letter };
}

/** Where the report goes: the township of this central school. A school right below the county must be told which. */
async function townshipOf(
  work: Work,
  { county, unit }: DropoutCase,
  chosen: UnitPath | undefined,
): Promise<{ readonly path: UnitPath; readonly name: string } | { readonly objections: readonly Objection[] }> {
  const own = schoolOfClass(unit);
  const at = await standingAt(work, county, own);
  const path = chosen ?? (at?.kind === 'central-school' ? own : parentOf(own));
  const found = path === undefined ? undefined : await standingAt(work, county, path);
  if (found?.kind !== 'central-school') {
    return {
      objections: [{ code: 'township', field: 'township', message: '请选择报给哪个乡镇（学生家庭所在的乡镇）' }],
    };
  }
  return { path: found.path, name: townshipName(found.name) };
}

function countyPath(unit: UnitPath): UnitPath {
  return unit.split('/').slice(0, 4).join('/') as UnitPath; // the first parts of a path are a path
}

async function fieldsOfChild(
  desk: Desk,
  work: Work,
  held: DropoutCase,
): Promise<Readonly<Record<string, string>> & { readonly 监护人: string }> {
  const cells = await cellsOf(work, desk.seal, held);
  const place = (await placesOf(work, held.county, [held.unit], desk.clock.today()))(held.unit);
  const unit = await standingAt(work, held.county, schoolOfClass(held.unit));
  return {
    ...{ 单位: unit?.name ?? '', 住址: shown(ADDRESS_CELL, cells.currentAddress ?? '') },
    ...{ 学生: cells.name ?? '', 性别: cells.sex ?? '', 学校: place.school, 班级: place.class },
    学籍号: cells.nationalNumber ?? '',
    监护人: cells['guardian1.name'] ?? '监护人',
    首次缺勤: longDay(held.firstAbsentOn ?? held.foundOn),
  };
}

async function fieldsOfReport(desk: Desk, work: Work, held: DropoutCase): Promise<Readonly<Record<string, string>>> {
  const visits = (await visitsOf(work, desk.seal, held)).filter(({ withdrawnAt }) => withdrawnAt === undefined);
  return {
    ...{ 发现日期: longDay(held.foundOn), 原因: held.category === undefined ? '' : CATEGORIES[held.category] },
    ...{ 去向: held.account.whereabouts, 情况: held.account.found },
    ...{ 日期: longDay(desk.clock.today()), 次数: String(visits.length), 无效次数: String(held.failedVisits) },
    劝返经过: visitsInWords(visits),
  };
}

function only({ fields }: LetterTemplate, values: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(fields.map(({ name }) => [name, values[name] ?? '']));
}
