import type { Gathering } from './gathering.ts';

/** 日程文件 — the meeting as an iCalendar event (RFC 5545), for the calendar of whoever is to come. */
export function calendarFile(
  gathering: Pick<
    Gathering,
    'id' | 'title' | 'day' | 'begins' | 'ends' | 'place' | 'host' | 'agenda' | 'revision' | 'state'
  >,
  now: Date,
): string {
  const { id, title, day, begins, ends, place, host, agenda, revision, state } = gathering;
  const about = [`主讲（主持）：${host}`, agenda].filter((line) => line !== '').join('\n');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Renji//gatherings//ZH',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${id}@renji`,
    `SEQUENCE:${revision}`,
    `STATUS:${state === 'cancelled' ? 'CANCELLED' : 'CONFIRMED'}`,
    `DTSTAMP:${stamp(now)}`,
    // The county keeps one time, eight hours ahead, without summer time: UTC needs no table of zones.
    `DTSTART:${stamp(new Date(`${day}T${begins}:00+08:00`))}`,
    `DTEND:${stamp(new Date(`${day}T${ends}:00+08:00`))}`,
    `SUMMARY:${escaped(title)}`,
    `LOCATION:${escaped(place)}`,
    `DESCRIPTION:${escaped(about)}`,
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(title)}`,
    'TRIGGER:-PT1H',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

function stamp(moment: Date): string {
  return `${moment.toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');
}

/** A line has at most 75 bytes, and goes on after a space; no character is cut in two. */
function folded(line: string): string {
  const parts: string[] = [];
  let [part, bytes] = ['', 0];
  for (const character of line) {
    const size = bytesOf(character);
    if (bytes + size > 73) {
      parts.push(part);
      [part, bytes] = ['', 0];
    }
    part += character;
    bytes += size;
  }
  return [...parts, part].join('\r\n ');
}

function bytesOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}
