/** `2025年3月20日`; a text that is no day is shown as it is. */
export function dayInWords(day: string): string {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)/.exec(day) ?? [];
  return year === undefined ? day : `${year}年${Number(month)}月${Number(date)}日`;
}

/** `3月20日`, for lists that stay within a year. */
export function shortDay(day: string): string {
  const [, , month, date] = /^(\d{4})-(\d\d)-(\d\d)/.exec(day) ?? [];
  return month === undefined ? day : `${Number(month)}月${Number(date)}日`;
}

/** `2025-03-20 14:05` by the clock of the county, which is that of Beijing wherever the browser stands. */
export function momentInWords(moment: string | Date): string {
  const date = typeof moment === 'string' ? new Date(moment) : moment;
  if (Number.isNaN(date.getTime())) return String(moment);
  const parts = Object.fromEntries(BEIJING.formatToParts(date).map(({ type, value }) => [type, value]));
  return `${parts.year}-${parts.month}-${parts.day} ${parts.hour}:${parts.minute}`;
}

/** A day typed as eight digits, or with marks between: `20250320`, `2025.3.20` → `2025-03-20`; `undefined` for no day. */
export function dayTyped(text: string): string | undefined {
  const [, year, month, date] =
    /^\s*(\d{4})(\d\d)(\d\d)\s*$/.exec(text) ?? /^\s*(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?\s*$/.exec(text) ?? [];
  if (year === undefined || month === undefined || date === undefined) return undefined;
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const real = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(real.getTime()) && real.toISOString().startsWith(day) ? day : undefined;
}

const BEIJING = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
