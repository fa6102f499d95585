import { audit } from '#src/audit/store/audit.ts';
import type { Sheet, SheetRow } from '#src/kernel/sheet.ts';
import { type Actor, OFFICES } from '#src/organization/office.ts';
import { reachOf } from '#src/organization/permissions.ts';
import { isWithin, type UnitPath } from '#src/organization/unit.ts';
import { today } from '#src/platform/clock.ts';
import type { Desk } from '#src/platform/desk.ts';
import { placesOf } from '#src/registry/store/names.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import type { CampaignSummary } from '../campaign-summary.ts';
import { EVERY_SECTION, SECTIONS, titleOfFigure } from '../figures.ts';
import { type PaperHead, paperOf, type SummaryPaper } from '../print/paper.ts';
import { type SummaryTable, tablesOf } from '../print/summary-table.ts';
import { LEVELS } from '../signing.ts';
import { countLinesByClass } from './count-lines.ts';
import type { Frozen } from './read-sign-offs.ts';

/** What is taken away: a summary as it is now, or one that was signed. */
export type Taken = { readonly summary: CampaignSummary } | Frozen;

/** 汇总表印件. That it was taken is written down. */
export async function summaryPaper(
  desk: Desk,
  actor: Actor,
  campaign: Campaign,
  taken: Taken,
): Promise<SummaryPaper | undefined> {
  if (!mayTake(actor, taken.summary)) return undefined;
  await noteTaking(desk, actor, campaign, taken, 'pdf');
  return paperOf(headOf(desk, campaign, taken), taken.summary, dayOf);
}

/** 汇总表工作簿 — a sheet for each section, and class by class where it is of today. That it was taken is written down. */
export async function summaryWorkbook(
  desk: Desk,
  actor: Actor,
  campaign: Campaign,
  taken: Taken,
): Promise<readonly Sheet[] | undefined> {
  if (!mayTake(actor, taken.summary)) return undefined;
  await noteTaking(desk, actor, campaign, taken, 'xlsx');
  const { unit, asOf, signature } = headOf(desk, campaign, taken);
  const signed = signature.map((line) => line.join('：')).join('　') || '未签核';
  const under = (table: SummaryTable) => `${unit}　${table.title}　截至 ${asOf}　${signed}`;
  const tables = tablesOf(taken.summary, dayOf).map((table) => sheetOf(campaign, table, under(table)));
  if ('signOff' in taken) return tables;
  return [...tables, await classSheet(desk, actor, campaign, taken.summary.whole.path, `${unit}　逐班　截至 ${asOf}`)];
}

function mayTake(actor: Actor, { whole }: CampaignSummary): boolean {
  const root = reachOf(actor, 'campaign.export');
  return root !== undefined && isWithin(whole.path, root);
}

function headOf({ clock, demo }: Desk, { title, basis }: Campaign, taken: Taken): PaperHead {
  const { summary } = taken;
  const head = { title, basis, unit: summary.whole.name, asOf: minuteOf(summary.asOf), printedOn: clock.today() };
  if (!('signOff' in taken)) return { ...head, signature: [], digest: '', mark: '未签核' };
  const { signer, office, level, signedAt, digest, withdrawn } = taken.signOff;
  const lines: readonly (readonly [string, string])[] = [
    ['签核', `${LEVELS[level]}　${OFFICES[office].title}　${signer}　${minuteOf(signedAt.toISOString())}`],
    ...(withdrawn
      ? [['撤回', `${withdrawn.by}　${minuteOf(withdrawn.at.toISOString())}　原因：${withdrawn.reason}`] as const]
      : []),
    ['校验值', taken.isIntact ? digest : `${digest}（与定稿不符，请报告县系统管理员）`],
  ];
  return { ...head, signature: lines, digest, mark: withdrawn ? '已撤回' : demo ? '演示数据' : '' };
}

/** One table as a sheet. Figures are numbers, so that they can be summed. */
function sheetOf({ title }: Campaign, { title: name, headings, lines }: SummaryTable, under: string): Sheet {
  const rows = lines.map(({ name: unit, counts, signed, isSum }): SheetRow => {
    const look = isSum ? 'sum' : 'count';
    const figures = counts.map((count) => (count === undefined ? '' : ({ value: count, look } as const)));
    const first = isSum ? ({ value: unit, look: 'sum' } as const) : unit;
    return { cells: [first, ...figures, ...(signed === undefined ? [] : [signed])] };
  });
  return framed(`${title}　汇总表`, name, under, headings, rows);
}

async function classSheet(desk: Desk, actor: Actor, campaign: Campaign, unit: UnitPath, under: string): Promise<Sheet> {
  const { columns } = SECTIONS.sheets;
  const lines = [...(await countLinesByClass({ db: desk.db, actor, campaign, unit }))];
  lines.sort((one, other) => (one.unit < other.unit ? -1 : 1));
  const places = await placesOf(
    desk.db,
    campaign.county,
    lines.map((line) => line.unit),
    desk.clock.today(),
  );
  const rows = lines.map((line): SheetRow => {
    const place = places(line.unit);
    const counts = columns.map((column) => ({ value: line[column], look: 'count' }) as const);
    return { cells: [place.school, place.class || '未分班', ...counts] };
  });
  return framed(`${campaign.title}　逐班`, '逐班', under, ['学校', '班级', ...columns.map(titleOfFigure)], rows);
}

function framed(
  title: string,
  name: string,
  under: string,
  headings: readonly string[],
  rows: readonly SheetRow[],
): Sheet {
  const last = headings.length - 1;
  const isText = (heading: string) => ['单位', '类型', '学校', '签核'].includes(heading);
  return {
    name,
    widths: headings.map((heading) => (isText(heading) ? 28 : Math.max(9, heading.length * 2 + 2))),
    rows: [
      { cells: [{ value: title, look: 'title' }], joined: { from: 0, to: last } },
      { cells: [{ value: under, look: 'aside' }], joined: { from: 0, to: last } },
      { cells: headings.map((heading) => ({ value: heading, look: 'heading' as const })) },
      ...rows,
    ],
    frozen: { rows: 3, columns: 1 },
    filterRow: 3,
    pagesWide: 1,
  };
}

async function noteTaking(desk: Desk, actor: Actor, { id }: Campaign, taken: Taken, as: 'pdf' | 'xlsx'): Promise<void> {
  const { path } = taken.summary.whole;
  const signOff = 'signOff' in taken ? taken.signOff.id : undefined;
  const detail = { what: 'summary', sections: EVERY_SECTION.length, as, unit: path, signOff };
  const deed = { action: 'campaign.export', subjectKind: 'campaign', subject: id, subjectUnit: path, detail } as const;
  await desk.db.transaction().execute((work) => audit(work, actor, deed, desk.clock.now()));
}

function dayOf(instant: string): string {
  return today(new Date(instant));
}

/** 2025-04-08 16:05, by the clock of Beijing. */
function minuteOf(instant: string): string {
  const beijing = new Date(new Date(instant).getTime() + BEIJING_AHEAD);
  return beijing.toISOString().slice(0, 16).replace('T', ' ');
}

const BEIJING_AHEAD = 8 * 3_600_000;
