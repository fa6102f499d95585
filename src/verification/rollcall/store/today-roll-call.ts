import type { TodayProvider, TodaySection } from '#src/findings/today.ts';
import { can } from '#src/organization/permissions.ts';
import { unitsAt } from '#src/organization/store/units.ts';
import type { Desk } from '#src/platform/desk.ts';
import { concerns } from '../../campaign/campaign.ts';
import { runningCampaigns } from '../../campaign/store/campaigns.ts';
import { callsOf } from './call-rows.ts';
import { unlistedLines } from './unlisted-lines.ts';

/** How many lines a section shows before its door is opened. */
const SHOWN = 6;

/** 今日的逐班核实 — of a class teacher whether the roll is still to be called; of a registrar the children on no list. */
export function rollCallOfToday(desk: Desk): TodayProvider {
  return async ({ actor }) => {
    if (!can(actor, 'roll-call.run', actor.unit)) return [];
    const kind = (await unitsAt(desk.db, actor.county, [actor.unit])).get(actor.unit)?.kind;
    return kind === 'class' ? ownClass(desk, actor) : children(desk, actor);
  };
}

type Asked = Parameters<TodayProvider>[0]['actor'];

async function ownClass({ db }: Desk, actor: Asked): Promise<readonly TodaySection[]> {
  const campaign = (await runningCampaigns(db, actor.county)).find((each) => concerns(each, actor.unit));
  const calls = await callsOf(db, actor, actor.unit);
  const running = calls.find(({ signedAt }) => signedAt === undefined);
  const isDone = campaign === undefined || calls.some((call) => call.campaign === campaign.id && call.signedAt);
  if (running === undefined && isDone) return [];
  const door = { to: '/roll-call' };
  const detail = running ? '已经开始，还没有签字' : `${campaign?.title ?? ''} · ${campaign?.deadline ?? ''} 前完成`;
  const line = { id: running?.id ?? actor.unit, title: '核实本班在校学生', detail, door };
  return [{ key: 'roll-call', title: '逐班核实', tone: 'soon', count: 1, lines: [line], door }];
}

async function children(desk: Desk, actor: Asked): Promise<readonly TodaySection[]> {
  const open = await unlistedLines(desk, actor, { open: true, tasked: true });
  if (open.length === 0) return [];
  const door = { to: '/roll-call', search: { word: 'unlisted' } };
  const isLate = open.some(({ daysLeft = 0 }) => daysLeft < 0);
  return [
    {
      ...{ key: 'unlisted', title: '在班但不在名单的学生', tone: isLate ? 'overdue' : 'soon', count: open.length },
      lines: open.slice(0, SHOWN).map(({ id, name, title, place, found, daysLeft }) => ({
        ...{ id, title: `${name}　${title}`, detail: `${place.class} · ${found}`, daysLeft },
        door: { to: '/roll-call', search: { word: 'unlisted' } },
      })),
      door,
    },
  ];
}
