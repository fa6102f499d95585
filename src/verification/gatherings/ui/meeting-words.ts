import { shortDay } from '#src/web/dates.ts';
import { GATHERING_STATES } from '../gathering.ts';
import type { GatheringLine, WholeGathering } from './answers.ts';

/** `3月20日 14:30—16:00`, with the year where it is another one. */
export function timeOf({ day, begins, ends }: Pick<GatheringLine, 'day' | 'begins' | 'ends'>, today: string): string {
  const date = day.slice(0, 4) === today.slice(0, 4) ? shortDay(day) : day;
  return `${day === today ? '今天' : date} ${begins}—${ends}`;
}

/** 状态; what was planned for a day that is over still waits to be written up. */
export function stateOf({ state, day }: Pick<WholeGathering, 'state' | 'day'>, today: string): string {
  return state === 'planned' && day < today ? '待登记' : GATHERING_STATES[state];
}

/** `2024—2025 学年` */
export function yearInWords(year: number): string {
  return `${year}—${year + 1} 学年`;
}
