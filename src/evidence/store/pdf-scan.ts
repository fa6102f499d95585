import { constants, inflateSync } from 'node:zlib';
import { latin } from '../bytes.ts';
import { MOST_PIXELS } from '../file-checks.ts';
import type { EvidenceRefusalCode } from '../refusals.ts';

/**
 * 查 PDF — everything in the file that a reader could take for an object is looked through for names that make it act: the bytes as
 * they are, and whatever can be inflated. It does not follow the file's own directory, which may point anywhere.
 *
 * `undefined` when nothing was found.
 */
export function scanPdf(bytes: Uint8Array): EvidenceRefusalCode | undefined {
  const raw = withoutEscapes(latin(bytes));
  const streams = inflated(bytes, latin(bytes));
  if (typeof streams === 'string') return streams;
  const texts = [raw, ...streams];
  for (const text of texts) {
    const found = [...text.matchAll(NAMES)].map(([, name]) => name ?? '').find((name) => name in FORBIDDEN);
    if (found !== undefined) return FORBIDDEN[found];
  }
  return texts.some((text) => actsWhenOpened(text, texts)) ? 'pdf-open-action' : undefined;
}

/** By the names of ISO 32000: what makes a document act, carry others along, or hide itself. */
const FORBIDDEN: Readonly<Record<string, EvidenceRefusalCode>> = {
  Encrypt: 'pdf-encrypted',
  JavaScript: 'pdf-script',
  Launch: 'pdf-launch',
  EmbeddedFile: 'pdf-embedded',
  EmbeddedFiles: 'pdf-embedded',
  GoToE: 'pdf-embedded',
  XFA: 'pdf-xfa',
  SubmitForm: 'pdf-form',
  ImportData: 'pdf-form',
  RichMedia: 'pdf-media',
  Rendition: 'pdf-media',
};

const NAMES = new RegExp(`/(${Object.keys(FORBIDDEN).join('|')})(?![A-Za-z0-9#_.-])`, 'g');

/** A name may spell any of its letters by number: `/J#61vaScript`. */
function withoutEscapes(text: string): string {
  if (!/\/[^\s/<>[\]()]*#/.test(text)) return text;
  return text.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** The text of every stream that inflates; pictures are only measured. A reason where there is too much of it. */
function inflated(bytes: Uint8Array, text: string): readonly string[] | EvidenceRefusalCode {
  const texts: string[] = [];
  let total = 0;
  for (const match of text.matchAll(/(?<!end)stream(\r\n|\n|\r)/g)) {
    const dictionary = withoutEscapes(dictionaryBefore(text, match.index));
    const isObjects = /\/ObjStm\b/.test(dictionary);
    if (isObjects && !isPlainFlate(dictionary)) return 'pdf-odd-stream';
    if (!isObjects && /\/Subtype\s*\/Image\b/.test(dictionary)) {
      if (pixelsOf(dictionary) > MOST_PIXELS) return 'pdf-huge-picture';
      continue;
    }
    const inner = inflatedAt(bytes, match.index + match[0].length);
    if (inner === 'too-much') return 'pdf-bomb';
    if (inner === undefined) continue;
    total += inner.length;
    if (total > MOST_ALTOGETHER) return 'pdf-bomb';
    texts.push(withoutEscapes(inner.toString('latin1')));
  }
  return texts;
}

const MOST_IN_ONE = 24 << 20;
const MOST_ALTOGETHER = 96 << 20;

function dictionaryBefore(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - 4096), at);
  return before.slice(Math.max(0, before.lastIndexOf(' obj')));
}

/** Objects in a stream that is packed in another way, or twice, would go unread. */
function isPlainFlate(dictionary: string): boolean {
  const filters = [...dictionary.matchAll(/\/(\w+Decode|Fl|LZW|AHx|A85|RL)\b/g)].map(([, name]) => name);
  const isNamed = /\/Filter\s*(\[\s*)?\/(FlateDecode|Fl)\b/.test(dictionary);
  return (
    !/\/(Predictor|F)\s+[\d(<]/.test(dictionary) &&
    (filters.length === 0 ? !/\/Filter\b/.test(dictionary) : isNamed && filters.length === 1)
  );
}

function pixelsOf(dictionary: string): number {
  const side = (name: string) => Number(new RegExp(`/${name}\\s+(\\d+)`).exec(dictionary)?.[1] ?? 0);
  return side('Width') * side('Height');
}

function inflatedAt(bytes: Uint8Array, from: number): Buffer | 'too-much' | undefined {
  const head = ((bytes[from] ?? 0) << 8) | (bytes[from + 1] ?? 0);
  if (((bytes[from] ?? 0) & 15) !== 8 || head % 31 !== 0) return undefined;
  try {
    return inflateSync(bytes.subarray(from), { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MOST_IN_ONE });
  } catch (error) {
    const isTooMuch =
      error instanceof RangeError ||
      (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE');
    return isTooMuch ? 'too-much' : undefined;
  }
}

/** To be opened at a certain page is no act; anything else is. Where the action itself cannot be found, links are held against it. */
function actsWhenOpened(text: string, texts: readonly string[]): boolean {
  for (const [, rest = ''] of text.matchAll(/\/OpenAction\s*([\s\S]{0,300})/g)) {
    const reference = /^(\d+)\s+(\d+)\s+R\b/.exec(rest);
    const action = reference ? objectIn(texts, `${reference[1]} ${reference[2]} obj`) : rest;
    if (action === undefined) {
      if (texts.some((each) => /\/(URI|GoToR|Named)\b/.test(each))) return true;
    } else if (!/^\s*(\[|null\b|<<[^>]*\/S\s*\/GoTo\b)/.test(action)) return true;
  }
  return false;
}

function objectIn(texts: readonly string[], head: string): string | undefined {
  for (const text of texts) {
    const at = text.search(new RegExp(`(?<!\\d)${head}`));
    if (at !== -1) return text.slice(at + head.length, at + head.length + 300);
  }
  return undefined;
}
