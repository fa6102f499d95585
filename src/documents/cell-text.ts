/** A number cell as its text. Fifteen digits are all that a spreadsheet keeps: longer ones show that they are damaged. */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return '#NUM!';
  if (Math.abs(value) < 1e15) return String(Number(value.toPrecision(15))).toUpperCase();
  const [mantissa = '', exponent = ''] = value.toExponential(14).split('e');
  return `${mantissa.replace(/\.?0+$/, '')}E${exponent}`;
}

/**
 * The calendar day of a spreadsheet's serial number as `YYYY-MM-DD`, with ` HH:MM:SS` where it has a time of day, or the
 * number itself where the calendar has no such day.
 */
export function dateText(serial: number, from1904: boolean): string {
  const seconds = Math.round(serial * 86_400);
  if (!Number.isFinite(seconds) || seconds < 0 || serial > 2_958_465) return numberText(serial);
  const day = Math.floor(seconds / 86_400);
  const time = clockText(seconds % 86_400);
  if (day === 0 && !from1904) return time;
  const date = from1904 ? day + 1462 : day;
  // Lotus 1-2-3 took 1900 for a leap year, and Excel after it: serial 60 is a day that never was.
  const sinceEpoch = date > 60 ? date - 25_569 : date - 25_568;
  const iso = new Date(sinceEpoch * 86_400_000).toISOString().slice(0, 10);
  return time === '00:00:00' ? iso : `${iso} ${time}`;
}

/** An ISO time stamp as a cell's text: its midnight is not worth saying. */
export function isoText(stamp: string): string {
  return stamp.replace(/T00:00(:00(\.0+)?)?Z?$/, '').replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d).*$/, '$1 $2');
}

/** Does this number format show a date or a time? By its code, or by its built-in number (27–36 and 50–58 are Chinese ones). */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) {
    return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
  }
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  return /[ymdhs]/i.test(bare) && !/general/i.test(bare);
}

export const ERROR_TEXTS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
};

/** A column's letters: 1 is A, 27 is AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return letters;
}

function clockText(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
