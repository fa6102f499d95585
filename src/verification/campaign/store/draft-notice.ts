import { sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import { draftLetter } from '#src/letters/store/draft-letter.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import { permitted, within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { concerns } from '../campaign.ts';
import { CAMPAIGN_NOTICES, dutyTable } from '../letters.ts';
import { findCampaign } from './campaigns.ts';
import { mayPlan, planFor } from './plans.ts';

export type NoticeOutcome = { readonly id: string } | { readonly objections: readonly Objection[] } | 'missing';

/** 拟写印发通知 — of one's own published plan, to every school of the campaign below; signed and sent as any letter. */
export function draftNotice(desk: Desk, actor: Actor, id: string): Promise<NoticeOutcome> {
  return desk.db.transaction().execute(async (work): Promise<NoticeOutcome> => {
    const campaign = await findCampaign(work, actor, id);
    const { office } = actor;
    const mayNot = campaign === undefined || !mayPlan(actor, actor.unit);
    if (mayNot || (office !== 'county' && office !== 'central-school')) return 'missing';
    const plan = await planFor(work, actor, campaign, actor.unit);
    if (plan?.unit !== actor.unit || plan.state !== 'published') {
      return { objections: [{ code: 'no-plan', message: '本单位的核查办法还没有发布，发布以后再印发通知' }] };
    }
    const schools = (await schoolsBelow(work, actor)).filter(({ unit }) => concerns(campaign, unit));
    const letter = await draftLetter(desk, work, actor, {
      ...{ template: CAMPAIGN_NOTICES[office], unit: actor.unit, to: schools, annexes: [dutyTable(plan)] },
      about: { kind: 'campaign', id },
      fields: {
        ...{ 专项: campaign.title.replace(/核查$/, ''), 依据: campaign.basis || '工作安排' },
        ...{
          核查重点: plan.content.emphasis || '按县局确定的重点核查。',
          工作要求: plan.content.demands || '按期完成，逐项核对。',
        },
        ...{ 开始: dayInFull(campaign.startsOn), 截止: dayInFull(campaign.deadline) },
      },
    });
    return { id: letter };
  });
}

async function schoolsBelow(work: Work, actor: Actor) {
  const { rows } = await sql<{ name: string; unit: UnitPath }>`
    select name, path as unit from units where county = ${actor.county} and until is null
      and kind in ('school', 'teaching-point') and ${within(actor.unit, 'path')}
      and ${permitted(actor, 'campaign.plan', 'units.path')}
    order by path`.execute(work);
  return rows;
}

function dayInFull(day: LocalDate): string {
  return `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
}
