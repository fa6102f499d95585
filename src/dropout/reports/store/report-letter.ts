import { draftLetter } from '#src/letters/store/draft-letter.ts';
import { lettersAbout } from '#src/letters/store/letters-about.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { standingAt } from '#src/organization/store/unit-lookups.ts';
import { isWithin, parentOf, type UnitPath } from '#src/organization/unit.ts';
import { momentInBeijing } from '#src/platform/clock.ts';
import type { Desk } from '#src/platform/desk.ts';
import { CENTRAL_REPORT, SCHOOL_REPORT } from '../letters.ts';
import { periodOf, periodTitle } from '../periods.ts';
import { type Signed, signedReports } from './read-reports.ts';

export type ReportLetter =
  | { readonly is: 'drafted'; readonly letter: string }
  | { readonly is: 'not-found' }
  | { readonly is: 'refused'; readonly objections: readonly Objection[] };

/** 拟写报告 — of a signed report, to the county; signed and sent among the letters. One report has one letter that is not void. */
export async function draftReportLetter(desk: Desk, actor: Actor, id: string): Promise<ReportLetter> {
  const { county } = actor;
  const [report] = await signedReports(desk, actor, { id });
  if (report === undefined || report.unit !== actor.unit || !can(actor, 'dropout-report.sign', report.unit)) {
    return { is: 'not-found' };
  }
  if (report.level === 'county') return no('county', '县局的复核不用再报给县局');
  if (report.withdrawnAt !== undefined) return no('withdrawn', '报告已经撤回，请重新签报后再拟写公文');
  const about = { kind: 'dropout-report', id } as const;
  if ((await lettersAbout(desk.db, actor, about)).some(({ state }) => state !== 'void')) {
    return no('there', '这份报告已经拟写过公文，请在“有关公文”里办理');
  }
  return desk.db.transaction().execute(async (work): Promise<ReportLetter> => {
    const to = countyOver(report.unit);
    const [own, above] = [await standingAt(work, county, report.unit), await standingAt(work, county, to)];
    const template = report.level === 'central-school' ? CENTRAL_REPORT : SCHOOL_REPORT;
    const letter = await draftLetter(desk, work, actor, {
      ...{ template, unit: report.unit, about },
      to: { name: `${above?.name ?? ''}教育体育局`, unit: to, offices: ['county'] },
      fields: fieldsOf(report, own?.name ?? ''),
    });
    return { is: 'drafted', letter };
  });
}

function fieldsOf({ period: key, kind, asOf, figures: { whole }, remarks }: Signed, unit: string) {
  const period = periodOf(key);
  const closed = [
    ['返校', whole.returned],
    ['延缓入学', whole.deferred],
    ['休学', whole.leave],
    ['送教上门', whole.homeTeaching],
    ['其他', whole.otherClosed],
  ] as const;
  const ended = closed.flatMap(([title, count]) => (count > 0 ? [`${title}${count}件`] : [])).join('、');
  return {
    报告期: periodTitle(period ?? { kind, key }),
    单位: unit,
    截至: momentInBeijing(asOf).slice(0, 10),
    在籍: String(whole.roll),
    无故缺勤: `${whole.unexcusedPupils}名学生、${whole.unexcused}人次`,
    新列入: String(whole.suspected),
    劝返: String(whole.visits),
    销号: ended || '没有销号',
    未销号: `${whole.open}件，其中已书面报告${whole.openReported}件、没有学籍${whole.unrecorded}件`,
    说明: remarks === '' ? '无。' : remarks,
  };
}

function countyOver(unit: UnitPath): UnitPath {
  const parts = unit.split('/').slice(0, 4).join('/') as UnitPath; // province, city and county of a path
  return isWithin(unit, parts) ? parts : (parentOf(unit) ?? unit);
}

function no(code: string, message: string): ReportLetter {
  return { is: 'refused', objections: [{ code, message }] };
}
