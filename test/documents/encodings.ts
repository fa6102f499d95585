/** Text in GB18030, which Node can read but not write: the decoder's own table, turned round. */
export function gb18030(text: string): Buffer {
  return Buffer.concat([...text].map((character) => bytesOf(character)));
}

/** Text in every encoding that a roster may come in. */
export const ENCODINGS = {
  'UTF-8': (text) => Buffer.from(text),
  'UTF-8 with a mark': (text) => Buffer.from(`\uFEFF${text}`),
  GB18030: gb18030,
  'UTF-16 LE': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  'UTF-16 BE': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
} satisfies Record<string, (text: string) => Buffer>;

const table = new Map<string, Buffer>();

function bytesOf(character: string): Buffer {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return Buffer.from([code]);
  if (code >= 0x10000) return fourBytes(code - 0x10000 + 189_000);
  if (table.size === 0) fillTable();
  const bytes = table.get(character);
  if (!bytes) throw new Error(`GB18030 has no ${character}`);
  return bytes;
}

function fillTable(): void {
  const decoder = new TextDecoder('gb18030');
  for (let linear = 0; linear < 39_420; linear++) table.set(decoder.decode(fourBytes(linear)), fourBytes(linear));
  for (let first = 0x81; first <= 0xfe; first++) {
    for (let second = 0x40; second <= 0xfe; second++) {
      const pair = Buffer.from([first, second]);
      const text = decoder.decode(pair);
      if (text.length === 1 && text !== '\uFFFD') table.set(text, pair);
    }
  }
}

function fourBytes(linear: number): Buffer {
  const digit = (over: number, base: number) => Math.floor(linear / over) % base;
  return Buffer.from([0x81 + digit(12_600, 126), 0x30 + digit(1260, 10), 0x81 + digit(10, 126), 0x30 + digit(1, 10)]);
}
