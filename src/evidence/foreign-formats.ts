import { latin, placeOf, standsAt } from './bytes.ts';
import type { EvidenceRefusalCode } from './refusals.ts';

type Sign = (bytes: Uint8Array) => boolean;

/** 别的格式 — what people send instead of a photograph, by the bytes it begins with. The first that fits speaks. */
const FORMATS: readonly (readonly [EvidenceRefusalCode, Sign])[] = [
  ['gif', starts('GIF8')],
  ['webp', (bytes) => standsAt(bytes, 0, 'RIFF') && standsAt(bytes, 8, 'WEBP')],
  ['audio', (bytes) => standsAt(bytes, 0, 'RIFF') && standsAt(bytes, 8, 'WAVE')],
  ['video', (bytes) => standsAt(bytes, 0, 'RIFF') && standsAt(bytes, 8, 'AVI ')],
  ['heic', brand(/^(heic|heix|hevc|hevx|heim|heis|mif1|msf1)/)],
  ['avif', brand(/^avi[fs]/)],
  ['audio', brand(/^M4A /)],
  ['video', (bytes) => standsAt(bytes, 4, 'ftyp')],
  ['video', starts('\x1a\x45\xdf\xa3')],
  ['audio', starts('ID3')],
  ['audio', starts('#!AMR')],
  ['tiff', starts('II*\0')],
  ['tiff', starts('MM\0*')],
  ['jp2', starts('\0\0\0\x0cjP  ')],
  ['jp2', starts('\xff\x4f\xff\x51')],
  ['psd', starts('8BPS')],
  ['icon', starts('\0\0\x01\0')],
  ['bmp', (bytes) => standsAt(bytes, 0, 'BM') && bytes[6] === 0 && bytes[7] === 0],
  ['ofd', part('OFD.xml')],
  ['docx', part('word/')],
  ['xlsx', part('xl/')],
  ['pptx', part('ppt/')],
  ['zip', starts('PK\x03\x04')],
  ['zip', starts('PK\x05\x06')],
  ['old-office', starts('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')],
  ['rar', starts('Rar!\x1a\x07')],
  ['7z', starts('7z\xbc\xaf\x27\x1c')],
  ['gzip', starts('\x1f\x8b')],
  ['program', starts('MZ')],
  ['elf', starts('\x7fELF')],
  ['caj', starts('CAJ')],
  ['rtf', starts('{\\rtf')],
  ['postscript', starts('%!PS')],
  ['svg', early(/<svg[\s>]/i)],
  ['html', early(/<(!doctype html|html|head|body|script)\b/i)],
  ['xml', early(/^\s*<\?xml/i)],
  ['mail', early(/^(from|received|mime-version|return-path|delivered-to|message-id):/im)],
  ['text', isText],
];

/** What a file that is neither JPEG, PNG nor PDF is instead. */
export function foreignFormat(bytes: Uint8Array): EvidenceRefusalCode {
  return FORMATS.find(([, is]) => is(bytes))?.[0] ?? 'unknown';
}

function starts(text: string): Sign {
  return (bytes) => standsAt(bytes, 0, text);
}

/** ISO base media: a box `ftyp`, then the brand. */
function brand(pattern: RegExp): Sign {
  return (bytes) => standsAt(bytes, 4, 'ftyp') && pattern.test(latin(bytes.subarray(8, 12)));
}

/** An archive with such a name in it. */
function part(name: string): Sign {
  return (bytes) => standsAt(bytes, 0, 'PK\x03\x04') && placeOf(bytes, name) !== -1;
}

function early(pattern: RegExp): Sign {
  return (bytes) => pattern.test(latin(bytes.subarray(0, 1024)));
}

/** No control characters but those of lines; whatever language it is in. */
function isText(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 4096).every((byte) => byte >= 32 || byte === 9 || byte === 10 || byte === 13);
}
