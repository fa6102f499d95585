import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import type { WorkCalendar } from '#src/calendar/working-days.ts';
import { workingDaysLeft } from '#src/calendar/working-days.ts';
import type { TodayProvider, TodaySection } from '#src/findings/today.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { SummaryOf } from '../../summary/campaign-summary.ts';
import { summaryOf } from '../../summary/store/summarize.ts';
import { type Ask, asksOf, countsAskedOf, type Standing } from '../asks.ts';
import type { Campaign } from '../campaign.ts';
import type { Plan } from '../plan.ts';
import { listCampaigns } from './campaigns.ts';
import { planFor } from './plans.ts';

/** Few enough working days to be told in amber. */
const SOON = 5;

/** 今日的核查专项 — what each campaign that runs asks of this office now, and until when its plan says. */
export function campaignsOfToday(desk: Desk): TodayProvider {
  return async ({ actor, today }) => {
    if (!can(actor, 'campaign.summary', actor.unit)) return [];
    const [all, { calendar }] = await Promise.all([listCampaigns(desk.db, actor), calendarOf(desk.db, actor.county)]);
    const running = all.filter(({ state }) => state === 'running');
    const sections = await Promise.all(running.map((campaign) => sectionOf(desk, actor, campaign, today, calendar)));
    return sections.flatMap((section) => section ?? []);
  };
}

async function sectionOf(
  desk: Desk,
  actor: Actor,
  campaign: Campaign,
  today: LocalDate,
  calendar: WorkCalendar,
): Promise<TodaySection | undefined> {
  const [counted, plan] = await Promise.all([
    summaryOf(desk, desk.db, actor, campaign, actor.unit, [], countsOf(actor)),
    planFor(desk.db, actor, campaign, actor.unit),
  ]);
  if (counted === undefined || counted.summary.whole.counts.roll === 0) return undefined;
  const asks = asksOf(actor.office, standingOf(actor, counted.summary, plan));
  if (asks.length === 0) return undefined;
  const lines = asks.map((ask) => ({
    id: `${campaign.id} ${ask.key}`,
    title: `${ask.title} ${ask.count.toLocaleString('zh-CN')}`,
    detail: `到 ${untilOf(ask, campaign, plan)}`,
    daysLeft: workingDaysLeft(today, untilOf(ask, campaign, plan), calendar),
    door: { to: '/campaigns/$id', params: { id: campaign.id }, search: ask.search },
  }));
  const least = Math.min(...lines.map(({ daysLeft = SOON + 1 }) => daysLeft));
  return {
    ...{ key: `campaign-${campaign.id}`, title: `核查专项：${campaign.title}`, count: lines.length, lines },
    tone: least < 0 ? 'overdue' : least <= SOON ? 'soon' : 'waiting',
    door: { to: '/campaigns/$id', params: { id: campaign.id } },
  };
}

/** Of what the asks are counted by; whoever signs also sees who below has work left. */
function countsOf(actor: Actor) {
  return [...countsAskedOf(actor.office), ...(signs(actor) ? (['unsettled'] as const) : [])];
}

function signs({ office }: Actor): boolean {
  return office === 'county' || office === 'central-school';
}

function standingOf(
  actor: Actor,
  { whole, rows }: SummaryOf<ReturnType<typeof countsOf>[number]>,
  plan: Plan | undefined,
): Standing {
  const isPlanned = plan !== undefined && plan.unit === actor.unit && plan.state === 'published';
  const left = rows.filter(({ counts, signed }) => counts.roll > 0 && (counts.unsettled > 0 || signed === undefined));
  return {
    counts: whole.counts,
    isPlanned,
    isSigned: whole.signed !== undefined,
    behind: signs(actor) ? left.length : 0,
  };
}

/** Until when: by the plan, by the county's days for the duty, or the campaign's last day. */
function untilOf({ duty }: Ask, { content, deadline }: Campaign, plan: Plan | undefined): LocalDate {
  const phases = [...(plan?.content.phases ?? []), ...content.phases];
  return phases.find((phase) => phase.duty === duty)?.to ?? deadline;
}
