import type { RefusalCode } from './refusals.ts';

/** What a file is by its first bytes; its name counts for nothing. A refusal code where it is nothing that can be read. */
export type Kind = 'zip' | 'ole2' | 'html' | 'xml-2003' | 'text';

/** Judges the first few kilobytes of a file. */
export function sniff(head: Buffer): Kind | { readonly refused: RefusalCode } {
  const beginning = head.toString('hex', 0, 64);
  const magic = MAGIC.find(([sign]) => sign.test(beginning));
  if (magic) return magic[1];
  const opening = markupOpening(head);
  if (/^<\?xml|^<([\w.-]+:)?workbook[\s>]/i.test(opening)) return xmlKind(opening);
  if (/^<svg[\s>]/i.test(opening)) return { refused: 'is-svg' };
  if (/^<(html|head|body|table|meta|style|div|center|form|!doctype html|font|p|br)[\s>/]/i.test(opening)) return 'html';
  if (/^\{\s*"|^\[\s*[{[]/.test(opening)) return { refused: 'is-json' };
  if (/^(mime-version|from|content-type|x-unsent):/i.test(opening)) return { refused: 'is-mhtml' };
  return 'text';
}

/** Magic numbers, as the beginning of the file in hexadecimal. */
const MAGIC: readonly (readonly [RegExp, Kind | { readonly refused: RefusalCode }])[] = [
  [/^504b(0304|0506|0708)/, 'zip'],
  [/^d0cf11e0a1b11ae1/, 'ole2'],
  [/^d0cf11e0/, { refused: 'ole-damaged' }],
  [/^09000400|^090[24]0600/, { refused: 'biff-2-4' }],
  [/^0908(04|06|08|10)000005/, { refused: 'biff-5' }],
  [/^255044462d/, { refused: 'is-pdf' }],
  [
    /^ffd8ff|^89504e470d0a|^47494638|^424d.{8}00000000|^49492a00|^4d4d002a|^52494646.{8}57454250/,
    { refused: 'is-image' },
  ],
  [/^.{8}66747970(686569|6d6966|617669)/, { refused: 'is-image' }],
  [/^526172211a07/, { refused: 'is-rar' }],
  [/^377abcaf271c/, { refused: 'is-7z' }],
  [/^1f8b/, { refused: 'is-gzip' }],
  [/^000100005374616e64617264204(a6574|14345)204442/, { refused: 'is-access' }],
  [/^53514c69746520666f726d6174203300/, { refused: 'is-sqlite' }],
  [/^(03|30|83|8b|f5)..(0[1-9]|0a|0b|0c)[01].(.{8})(.{8})0000/, { refused: 'is-dbf' }],
  [/^4d5a.{2,120}00|^7f454c46/, { refused: 'is-program' }],
  [/^7b5c727466/, { refused: 'is-rtf' }],
];

/** The head as text, beginning at the first thing that is neither a byte order mark, white space nor a comment. */
function markupOpening(head: Buffer): string {
  const wide =
    head[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : undefined;
  const text = wide ? new TextDecoder(wide).decode(head) : head.toString('latin1').replace(/^\xef\xbb\xbf/, '');
  return text.replace(/^(\s|\uFEFF|<!--[\s\S]*?-->)+/, '');
}

function xmlKind(opening: string): Kind | { readonly refused: RefusalCode } {
  const root = opening.replace(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->/g, '').trimStart();
  if (/^<!doctype\s+html/i.test(root) || /^<(html|table|body)[\s>]/i.test(root)) return 'html';
  if (/^<(svg)[\s>]|^<!doctype svg/i.test(root)) return { refused: 'is-svg' };
  if (/^<!doctype|^<!entity/i.test(root)) return { refused: 'xml-doctype' };
  if (/^<([\w.-]+:)?workbook[\s>]/i.test(root) && /urn:schemas-microsoft-com:office:spreadsheet/.test(root))
    return 'xml-2003';
  return { refused: 'is-other-xml' };
}
