import type { TodayLine, TodayProvider, TodaySection } from '#src/findings/today.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Desk } from '#src/platform/desk.ts';
import { deedsOf } from '../deeds.ts';
import { STATES } from '../states.ts';
import { type DropoutLine, listDropouts } from './list-dropouts.ts';

const SHOWN = 6;
const SOON = 3;

/** 今日的控辍 — what this office has to do now, case by case, the most urgent first; for the township, what was reported to it. */
export function dropoutsOfToday(desk: Desk): TodayProvider {
  return async ({ actor, today }) => {
    if (actor.office === 'township') return townshipSections(await listDropouts(desk, actor, {}), today);
    const lines = await listDropouts(desk, actor, {});
    return sections(
      lines.filter((line) => line.state !== 'closed' && isTheirs(actor, line)),
      today,
    );
  };
}

/** The class and the school have whatever they can do something about; the county what it can close; each level what is overdue below it. */
function isTheirs(actor: Actor, { dropout, left }: DropoutLine): boolean {
  const isOverdue = left !== undefined && left < 0;
  const deeds = deedsOf(actor, dropout).filter((deed) => ASKING.has(deed));
  if (actor.office === 'class-teacher' || actor.office === 'registrar' || actor.office === 'head')
    return deeds.length > 0;
  if (actor.office === 'central-school') return isOverdue;
  return actor.office === 'county' && (isOverdue || isReadyToClose({ dropout }));
}

/** Deeds that move a case on, and are not only there in case. */
const ASKING: ReadonlySet<string> = new Set(['investigate', 'establish', 'persuade', 'draft-report', 'seat']);

function isReadyToClose({ dropout }: Pick<DropoutLine, 'dropout'>): boolean {
  return dropout.state === 'concluded' && (dropout.outcome !== 'returned' || dropout.seatedOn !== undefined);
}

function sections(lines: readonly DropoutLine[], today: string): readonly TodaySection[] {
  if (lines.length === 0) return [];
  const door = { to: '/dropout', search: {} };
  return [
    {
      key: 'dropouts',
      title: '控辍保学',
      tone: toneOf(lines, today),
      count: lines.length,
      lines: lines.slice(0, SHOWN).map((line) => lineOf(line, '/dropout/$id')),
      door,
    },
  ];
}

function townshipSections(lines: readonly DropoutLine[], today: string): readonly TodaySection[] {
  const of = (states: readonly string[]) => lines.filter(({ state }) => states.includes(state));
  const section = (key: string, title: string, own: readonly DropoutLine[], state: string): readonly TodaySection[] =>
    own.length === 0
      ? []
      : [
          {
            ...{ key, title, tone: toneOf(own, today), count: own.length },
            lines: own.slice(0, SHOWN).map((line) => lineOf(line, '/joint/$id')),
            door: { to: '/joint', search: { state } },
          },
        ];
  return [
    ...section('joint-reported', '报来的辍学学生，待接收', of(['reported']), 'reported'),
    ...section('joint-open', '联合劝返中', of(['joint']), 'joint'),
  ];
}

function toneOf(lines: readonly DropoutLine[], today: string): TodaySection['tone'] {
  if (lines.some(({ due }) => due !== undefined && due < today)) return 'overdue';
  return lines.some(({ left }) => left !== undefined && left <= SOON) ? 'soon' : 'waiting';
}

function lineOf({ id, name, place, state, left, daysAway }: DropoutLine, to: '/dropout/$id' | '/joint/$id'): TodayLine {
  const away = daysAway === undefined ? '' : ` · 连续 ${daysAway} 个上课日未到校`;
  return {
    id,
    title: `${name}　${place.school}${to === '/dropout/$id' ? place.class : ''}`,
    detail: `${STATES[state].title}：${STATES[state].asks}${away}`,
    ...(left !== undefined && { daysLeft: left }),
    door: { to, params: { id } },
  };
}
