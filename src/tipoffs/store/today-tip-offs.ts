import type { TodayProvider, TodaySection } from '#src/findings/today.ts';
import { can } from '#src/organization/permissions.ts';
import type { Desk } from '#src/platform/desk.ts';
import { TIP_OFF_STATES } from '../tip-off.ts';
import { keysAt } from './keys.ts';
import { listTipOffs, type TipOffLine } from './list-tip-offs.ts';

const ROOM = '/tip-offs';
const SHOWN = 6;
const SOON = 3;

/** 今日的举报 — for inspectors alone, and without a word of what was reported. Nobody is sent a message: its hour would be a trace. */
export function tipOffsOfToday(desk: Desk): TodayProvider {
  return async ({ actor }) => {
    if (!can(actor, 'tip-off.work', actor.unit)) return [];
    const open = await listTipOffs(desk, actor, { state: 'open' });
    const overdue = open.filter(({ daysLeft }) => (daysLeft ?? 0) < 0);
    const soon = open.filter((line) => !overdue.includes(line) && (line.daysLeft ?? SOON + 1) <= SOON);
    const fresh = open.filter(
      (line) => line.tipOff.state === 'received' && !overdue.includes(line) && !soon.includes(line),
    );
    return [
      ...(await keySections(desk, actor)),
      section('tip-offs-overdue', '举报超期', 'overdue', overdue),
      section('tip-offs-soon', '举报快到期', 'soon', soon),
      section('tip-offs-new', '新举报待受理', 'new', fresh),
      section(
        'tip-offs-answer',
        '举报人有补充，请回复',
        'soon',
        open.filter(({ awaitsAnswer }) => awaitsAnswer),
      ),
    ].filter(({ count }) => count > 0);
  };
}

/** 没有钥匙就收不到举报; and whose key waits to be compared. */
async function keySections({ db }: Desk, actor: Parameters<typeof keysAt>[1]): Promise<readonly TodaySection[]> {
  const { mine, keys } = await keysAt(db, actor);
  const door = { to: ROOM, search: { tab: 'keys' } };
  const line = (id: string, title: string, detail: string) => ({ id, title, detail, door });
  const waiting = keys.filter(({ isConfirmed, person }) => !isConfirmed && person !== actor.person);
  return [
    ...(mine === undefined
      ? [
          {
            ...{ key: 'tip-offs-key', title: '制作您的钥匙', tone: 'overdue' as const, count: 1, door },
            lines: [line('own', '还没有钥匙', '没有钥匙，群众的举报就不会封给您')],
          },
        ]
      : []),
    ...(waiting.length > 0 && mine?.isConfirmed === true
      ? [
          {
            ...{ key: 'tip-offs-confirm', title: '等您确认的钥匙', tone: 'soon' as const, count: waiting.length, door },
            lines: waiting.map(({ id, name }) => line(id, name, '电话核对指纹后确认，并转交举报')),
          },
        ]
      : []),
  ];
}

function section(key: string, title: string, tone: TodaySection['tone'], rows: readonly TipOffLine[]): TodaySection {
  const lines = rows.slice(0, SHOWN).map(({ tipOff, daysLeft }) => ({
    id: tipOff.id,
    title: tipOff.number,
    detail: TIP_OFF_STATES[tipOff.state].title,
    daysLeft,
    door: { to: '/tip-offs/$id', params: { id: tipOff.id } },
  }));
  return { key, title, tone, count: rows.length, lines, door: { to: ROOM } };
}
