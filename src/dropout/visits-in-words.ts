import { RESULTS, type VisitDraft, WAYS } from './visit.ts';

/** 劝返经过 in one paragraph, for the written report: which day, how, and with what result; what was said stays with the school. */
export function visitsInWords(visits: readonly Pick<VisitDraft, 'day' | 'way' | 'result'>[]): string {
  if (visits.length === 0) return '';
  const lines = visits.map(({ day, way, result }) => `${shortDay(day)}${WAYS[way]}，${RESULTS[result].title}`);
  return `${lines.join('；')}。`;
}

/** 2025年3月10日 */
export function longDay(day: string): string {
  const [year, month, date] = day.split('-');
  return `${year}年${Number(month)}月${Number(date)}日`;
}

function shortDay(day: string): string {
  const [, month, date] = day.split('-');
  return `${Number(month)}月${Number(date)}日`;
}
