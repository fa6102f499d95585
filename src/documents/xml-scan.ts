import { Unreadable } from './refusals.ts';

/**
 * What a scanner tells. Everything is UTF-8 bytes dressed up as one character each ("latin1"): a sheet's hundreds of
 * megabytes then reach the plain file without ever being decoded and encoded again.
 */
export interface XmlSink {
  /** An element begins; `attributes` is what stands behind its name. Prefixes are taken off the name. */
  readonly open: (name: string, attributes: string) => void;
  readonly close: (name: string) => void;
  /** Text as written, entities still in it; may come in pieces. */
  readonly text: (raw: string) => void;
}

/** No tag and no text between two tags is honestly longer. */
const LONGEST_PIECE = 1 << 20;

/** Scans XML that comes in pieces. Refuses document types and entities, and a document whose end is missing. */
export class XmlScanner {
  private readonly sink: XmlSink;
  /** What the document is called in a refusal: 工作表“一年级”. */
  private readonly title: string;
  private carry = '';
  private readonly path: string[] = [];
  private begun = false;

  constructor(sink: XmlSink, title: string) {
    this.sink = sink;
    this.title = title;
  }

  push(piece: string): void {
    const text = this.carry + piece;
    let at = 0;
    for (;;) {
      const tag = text.indexOf('<', at);
      if (tag < 0) break;
      const end = endOfMarkup(text, tag);
      if (end < 0) break;
      if (tag > at && this.path.length > 0) this.sink.text(text.slice(at, tag));
      this.markup(text, tag, end);
      at = end;
    }
    this.carry = text.slice(at);
    if (this.carry.length > LONGEST_PIECE) throw new Unreadable('cell-too-long', this.title);
  }

  end(): void {
    if (!this.begun || this.path.length > 0 || /\S/.test(this.carry)) throw new Unreadable('xml-cut-off', this.title);
  }

  private markup(text: string, from: number, end: number): void {
    const first = text.charCodeAt(from + 1);
    if (first === SLASH) {
      const expected = this.path.at(-1) ?? '';
      const fits = end - from === expected.length + 3 && text.startsWith(expected, from + 2);
      this.closeElement(fits ? expected : localName(text.slice(from + 2, end - 1).trimEnd()));
    } else if (first === BANG) {
      this.declaration(text, from, end);
    } else if (first !== QUESTION) {
      this.openElement(text, from, end);
    }
  }

  private openElement(text: string, from: number, end: number): void {
    const empty = text.charCodeAt(end - 2) === SLASH;
    const last = empty ? end - 2 : end - 1;
    let nameEnd = from + 1;
    while (nameEnd < last && text.charCodeAt(nameEnd) > SPACE) nameEnd++;
    const name = localName(text.slice(from + 1, nameEnd));
    if (name === '' || (this.path.length === 0 && this.begun)) throw new Unreadable('xml-malformed', this.title);
    this.begun = true;
    this.path.push(name);
    this.sink.open(name, text.slice(nameEnd, last));
    if (empty) this.closeElement(name);
  }

  private closeElement(name: string): void {
    if (this.path.pop() !== name) throw new Unreadable('xml-malformed', this.title);
    this.sink.close(name);
  }

  private declaration(text: string, from: number, end: number): void {
    if (text.startsWith('<!--', from)) return;
    if (!text.startsWith('<![CDATA[', from)) throw new Unreadable('xml-doctype');
    if (this.path.length > 0) this.sink.text(text.slice(from + 9, end - 3).replaceAll('&', '&amp;'));
  }
}

/** The value of an attribute, entities resolved; `undefined` when it is not there. `name` as written, with its prefix. */
export function attribute(attributes: string, name: string): string | undefined {
  const at = attributes.indexOf(` ${name}="`);
  if (at >= 0) {
    const from = at + name.length + 3;
    return plainText(attributes.slice(from, attributes.indexOf('"', from)));
  }
  if (!isOddlyWritten(attributes)) return undefined;
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return found ? plainText(found[1] ?? found[2] ?? '') : undefined;
}

let lastAsked = '';
let lastAnswer = false;

/** Quotes and white space as hardly any program writes them. Asked several times of one tag, so the answer is kept. */
function isOddlyWritten(attributes: string): boolean {
  if (attributes !== lastAsked) {
    lastAsked = attributes;
    lastAnswer = /['\t\r\n]|\s=|=\s/.test(attributes);
  }
  return lastAnswer;
}

/** XML text with its entities resolved. Only the five of XML itself and numbers: nobody here may define others. */
export function plainText(raw: string): string {
  if (!raw.includes('&')) return raw;
  return raw.replace(/&([^;&]{0,12});?/g, (_, name: string) => {
    const known = ENTITIES[name];
    if (known !== undefined) return known;
    const code = /^#x[0-9a-f]+$/i.test(name)
      ? Number(`0${name.slice(1)}`)
      : /^#\d+$/.test(name)
        ? Number(name.slice(1))
        : -1;
    if (code < 0 || code > 0x10ffff) throw new Unreadable('xml-doctype');
    return dressed(String.fromCodePoint(code));
  });
}

/** Ordinary text in the dress of bytes. A lone surrogate becomes U+FFFD. */
export function dressed(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

/** Bytes in disguise as the ordinary text they stand for. */
export function undressed(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

const SPACE = 32;
const BANG = 33;
const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;
const SLASH = 47;
const QUESTION = 63;

const ENTITIES: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
});

/** The place behind the `>` that ends the markup at `from`; -1 when it has not come yet. */
function endOfMarkup(text: string, from: number): number {
  if (text.charCodeAt(from + 1) === BANG) {
    if (text.length < from + 9) return -1;
    if (text.startsWith('<!--', from)) return behind(text, '-->', from + 4);
    if (text.startsWith('<![CDATA[', from)) return behind(text, ']]>', from + 9);
  }
  for (let end = text.indexOf('>', from); end >= 0; end = text.indexOf('>', end + 1)) {
    if (isOutsideQuotes(text, from, end)) return end + 1;
  }
  return -1;
}

/** A `>` may stand inside an attribute's value; a look at the character before it settles nearly every case. */
function isOutsideQuotes(text: string, from: number, end: number): boolean {
  const before = text.charCodeAt(end - 1);
  if (before === DOUBLE_QUOTE || before === SINGLE_QUOTE || before === SLASH) return true;
  const tag = text.slice(from, end);
  return !tag.includes('="') || tag.split('"').length % 2 === 1;
}

function behind(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
