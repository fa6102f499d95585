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
    if (actor.office === 'township') return townshipSections(await listDropouts(desk, actor, { open: true }), today);
    const lines = await listDropouts(desk, actor, { open: true });
    return sections(
      lines.filter((line) => isTheirs(actor, line)),
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

/** What is overdue stands by itself, so that nothing else is taken for it. */
function sections(lines: readonly DropoutLine[], today: string): readonly TodaySection[] {
  const isOverdue = ({ due }: DropoutLine) => due !== undefined && due < today;
  const rest = lines.filter((line) => !isOverdue(line));
  const at = { to: '/dropout', one: '/dropout/$id' } as const;
  return [
    ...section('dropouts-overdue', '控辍保学已逾期', lines.filter(isOverdue), 'overdue', {
      ...at,
      search: { overdue: 'true' },
    }),
    ...section('dropouts', '控辍保学', rest, toneOf(rest), { ...at, search: {} }),
  ];
}

function townshipSections(lines: readonly DropoutLine[], today: string): readonly TodaySection[] {
  const parts = [
    { state: 'reported', key: 'joint-reported', title: '报来的辍学学生，待接收' },
    { state: 'joint', key: 'joint-open', title: '联合劝返中' },
  ] as const;
  return parts.flatMap(({ state, key, title }) => {
    const own = lines.filter((line) => line.state === state);
    const late = own.filter(({ due }) => due !== undefined && due < today);
    const rest = own.filter((line) => !late.includes(line));
    const door = { to: '/joint', one: '/joint/$id', search: { state } } as const;
    return [
      ...section(`${key}-overdue`, `${title}，已逾期`, late, 'overdue', door),
      ...section(key, title, rest, toneOf(rest), door),
    ];
  });
}

interface DoorsOf {
  readonly to: string;
  readonly one: '/dropout/$id' | '/joint/$id';
  readonly search: Readonly<Record<string, string>>;
}

function section(
  key: string,
  title: string,
  lines: readonly DropoutLine[],
  tone: TodaySection['tone'],
  { to, one, search }: DoorsOf,
): readonly TodaySection[] {
  if (lines.length === 0) return [];
  const shown = lines.slice(0, SHOWN).map((line) => lineOf(line, one));
  return [{ key, title, tone, count: lines.length, lines: shown, door: { to, search } }];
}

function toneOf(lines: readonly DropoutLine[]): TodaySection['tone'] {
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
