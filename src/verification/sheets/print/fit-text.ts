import type { PlacedText } from './sheet-data.ts';

/** A rectangle on the page, in millimetres. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Wish {
  /** In points, when there is room. */
  readonly size: number;
  readonly align?: 'left' | 'center' | 'right';
  readonly bold?: boolean;
  readonly grey?: boolean;
}

/** Below this nobody reads it; the longest address the register takes still fits (fit-text.test.ts). */
const SMALLEST = 3.4;
const STEP = 0.25;
const MM = 25.4 / 72;
/** From one baseline to the next, as a part of the size. */
const LEADING = 1.14;
const GAP = 0.7;

/** The lines of a text inside its box, as large as wished where they fit and smaller where they do not; never beyond the box. */
export function fitted(text: string, box: Box, { size, align = 'left', bold, grey }: Wish): readonly PlacedText[] {
  if (text === '') return [];
  const room = box.width - 2 * GAP;
  const { at, lines } = shrunk(text, room, box.height - 0.4, size);
  const line = at * MM * LEADING;
  const top = box.y + (box.height - line * lines.length) / 2;
  return lines.map((each, index) => ({
    x: startOf(widthOf(each) * at * MM, box, align),
    y: top + line * index + line * 0.82,
    ...{ size: at, text: each },
    ...(bold ? { bold } : {}),
    ...(grey ? { grey } : {}),
  }));
}

function startOf(width: number, box: Box, align: 'left' | 'center' | 'right'): number {
  if (align === 'center') return box.x + (box.width - width) / 2;
  return align === 'right' ? box.x + box.width - GAP - width : box.x + GAP;
}

function shrunk(text: string, width: number, height: number, size: number) {
  const inOneLine = width / (widthOf(text) * MM);
  // A little smaller on one line is read sooner than two lines.
  if (inOneLine >= size * 0.82) return { at: Math.min(size, inOneLine), lines: [text] };
  for (let at = size; ; at -= STEP) {
    const lines = broken(text, width / (at * MM));
    if (at <= SMALLEST || lines.length * at * MM * LEADING <= height) return { at, lines };
  }
}

/** Into lines of at most so many ems: between any two Chinese characters, and only there where it can be helped. */
function broken(text: string, ems: number): readonly string[] {
  const lines: string[] = [];
  let [line, width] = ['', 0];
  for (const word of text.match(WORDS) ?? []) {
    for (const piece of widthOf(word) > ems ? word : [word]) {
      const wide = widthOf(piece);
      if (line !== '' && width + wide > ems) {
        lines.push(line);
        [line, width] = ['', 0];
      }
      line += piece;
      width += wide;
    }
  }
  return [...lines, line];
}

/** Digits and letters that belong together, with the mark behind; else one character. */
const WORDS = /[!-~]+|[^!-~][，。；：、）》”]?/gu;

/** In ems, on the safe side for the fonts we print with. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += character > '⺀' || character === '—' ? 1 : WIDE.test(character) ? 0.86 : 0.6;
  return width;
}

const WIDE = /[mwMW@%&GOQDHNU_]/;
