import { type RefusalCode, Unreadable } from './refusals.ts';
import { bytesOf, type SourceFile } from './source-file.ts';
import { type ZipPart, zipDirectory } from './zip-directory.ts';

/** The parts of an archive that has passed the gate, by name. */
export type ZipParts = ReadonlyMap<string, ZipPart>;

/** Below this a part may be as repetitive as it likes; above it, no honest sheet shrinks two hundredfold. */
const FREE_SIZE = 10 << 20;
const STEEPEST_RATIO = 200;
const MOST_PARTS = 1000;
const LARGEST_PART = 8 * 2 ** 30;

/** Looks into the archive before anything is inflated: what it is, what it holds, how large it says it is. */
export function passZipGate(file: SourceFile): ZipParts {
  const parts = zipDirectory(file);
  if (parts.length > MOST_PARTS) throw new Unreadable('zip-too-many-parts');
  const names = new Map(parts.map((part) => [part.name, part]));
  refuseOtherKinds(file, names);
  if (names.size !== parts.length || hasTwins(parts)) throw new Unreadable('zip-duplicate');
  for (const part of parts) judgePart(part);
  if (parts.reduce((sum, part) => sum + part.size, 0) > 2 * LARGEST_PART) throw new Unreadable('zip-too-large');
  refuseOverlaps(parts);
  for (const part of parts) refuseLyingHeader(file, part);
  return names;
}

function refuseOtherKinds(file: SourceFile, parts: ZipParts): void {
  const names = [...parts.keys()];
  const kind = KINDS.find(([sign]) => names.some((name) => sign.test(name)));
  const stored = parts.get('mimetype');
  const type = stored ? bytesOf(file, stored.offset + 38, stored.offset + 38 + 60).toString('latin1') : '';
  if (type.startsWith('application/vnd.oasis.opendocument')) {
    throw new Unreadable(type.includes('spreadsheet') ? 'is-ods' : 'is-odt');
  }
  if (kind) throw new Unreadable(kind[1]);
  if (names.some((name) => name.startsWith('xl/') || name === '[Content_Types].xml')) return;
  if ([...parts.values()].some((part) => part.encrypted)) throw new Unreadable('zip-encrypted');
  throw new Unreadable(names.some((name) => ARCHIVE.test(name)) ? 'is-nested-zip' : 'is-zip');
}

const KINDS: readonly (readonly [RegExp, RefusalCode])[] = [
  [/(^|\/)vbaProject\.bin$/i, 'has-macros'],
  [/^xl\/macrosheets\//i, 'has-excel4-macros'],
  [/^xl\/workbook\.bin$/, 'is-xlsb'],
  [/^word\//, 'is-word'],
  [/^ppt\//, 'is-powerpoint'],
];

const ARCHIVE = /\.(zip|rar|7z|gz|tgz|jar|xz|bz2)$/i;

function judgePart(part: ZipPart): void {
  if (part.encrypted) throw new Unreadable('zip-encrypted');
  if (/^[/\\]|^[a-z]:|(^|[/\\])\.\.([/\\]|$)/i.test(part.name) || part.name.includes('\0'))
    throw new Unreadable('zip-bad-name');
  if (ARCHIVE.test(part.name)) throw new Unreadable('zip-nested');
  if (part.method !== 0 && part.method !== 8) throw new Unreadable('zip-method', part.name);
  if (part.method === 0 && part.size !== part.packedSize) throw new Unreadable('zip-size-lie', part.name);
  if (part.size > LARGEST_PART) throw new Unreadable('zip-too-large');
  if (part.size > FREE_SIZE && part.size > part.packedSize * STEEPEST_RATIO)
    throw new Unreadable('zip-bomb', part.name);
}

/** Names that differ only in case are the same part (ECMA-376 part 2, 6.2.2.3): two readers might choose differently. */
function hasTwins(parts: readonly ZipPart[]): boolean {
  return new Set(parts.map((part) => part.name.toLowerCase())).size !== parts.length;
}

function refuseOverlaps(parts: readonly ZipPart[]): void {
  const ordered = [...parts].sort((a, b) => a.offset - b.offset);
  ordered.forEach((part, index) => {
    const next = ordered[index + 1];
    if (next && part.offset + 30 + part.packedSize > next.offset) throw new Unreadable('zip-overlap');
  });
}

function refuseLyingHeader(file: SourceFile, part: ZipPart): void {
  const header = bytesOf(file, part.offset, part.offset + 30 + 4096);
  if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50) throw new Unreadable('zip-damaged');
  const name = header.toString('utf8', 30, 30 + header.readUInt16LE(26));
  const size = header.readUInt32LE(22);
  const hasSize = (header.readUInt16LE(6) & 8) === 0 && size !== 0xffffffff;
  if (name !== part.name || header.readUInt16LE(8) !== part.method || (hasSize && size !== part.size)) {
    throw new Unreadable('zip-header-lie', part.name);
  }
}
