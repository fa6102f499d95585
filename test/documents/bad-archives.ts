import { randomFillSync } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import type { BadFiles } from './bad-file.ts';
import { forgeXlsx, rowsXml, SHEET, sheetXml, XML, xlsxParts } from './forge-xlsx.ts';
import { crcOfRepeats, deflatedRepeats, type ForgedPart, forgeZip } from './forge-zip.ts';

const MEGABYTE = 1 << 20;
const honest = (): ForgedPart[] => Object.entries(xlsxParts()).map(([name, bytes]) => ({ name, bytes }));
const withSheet = (sheet: Omit<ForgedPart, 'name'>) =>
  forgeZip([...honest().filter((part) => part.name !== SHEET), { name: SHEET, ...sheet }]);

/** A part that is one block over and over, true in every figure. */
function repeated(block: Buffer, times: number) {
  return {
    bytes: '',
    packed: deflatedRepeats(block, times),
    saysSize: block.length * times,
    saysCrc: crcOfRepeats(block, times),
  };
}

const blanks = Buffer.alloc(MEGABYTE, ' ');
const emptyRows = Buffer.from('<row><c><v></v></c></row>'.repeat(40_000));

/** Noise, the same every time, so that an archive can have any ratio one likes. */
function noise(size: number): Buffer {
  const bytes = Buffer.alloc(size);
  for (let at = 0, state = 7; at < size; at++) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    bytes[at] = 97 + ((state >>> 16) % 26);
  }
  return bytes;
}

/** Archives that are broken, that lie or that would unfold beyond all measure. */
export const BAD_ARCHIVES: BadFiles = {
  'flat bomb: 1.2 GB of rows in a few megabytes': ['zip-bomb', () => withSheet(repeated(emptyRows, 1200))],
  'flat bomb of 400 MB blanks': ['zip-bomb', () => withSheet(repeated(blanks, 400))],
  'bomb in the shared strings': [
    'zip-bomb',
    () => forgeZip([...honest(), { name: 'xl/sharedStrings.xml', ...repeated(blanks, 300) }]),
  ],
  'bomb just under the ratio limit': [
    'cell-too-long',
    () => withSheet(repeated(Buffer.concat([noise(6000), Buffer.alloc(700_000, ' ')]), 300)),
  ],
  'size lie: the directory says 1 KB, 300 MB come out': [
    'zip-size-lie',
    () => withSheet({ bytes: '', packed: deflatedRepeats(blanks, 300), saysSize: 1024 }),
  ],
  'size lie: the directory promises more than comes out': [
    'zip-size-lie',
    () => withSheet({ bytes: sheetXml(), saysSize: sheetXml().length + 5000 }),
  ],
  'stored part whose two sizes differ': [
    'zip-size-lie',
    () => withSheet({ bytes: sheetXml(), stored: true, saysSize: 9_000_000 }),
  ],
  'ratio lie: 4 GB promised by the directory': [
    'zip-bomb',
    () => withSheet({ bytes: sheetXml(), saysSize: 0xfffffff0 }),
  ],
  'local header and directory give different sizes': [
    'zip-header-lie',
    () => withSheet({ bytes: sheetXml(), localSize: 7 }),
  ],
  'local header and directory give different names': [
    'zip-header-lie',
    () => withSheet({ bytes: sheetXml(), localName: 'xl/worksheets/sheet9.xml' }),
  ],
  'checksum wrong': ['zip-checksum', () => withSheet({ bytes: sheetXml(), saysCrc: 1234 })],
  'overlapping parts': [
    'zip-overlap',
    () =>
      forgeZip([
        ...honest(),
        ...['a', 'b', 'c'].map((name) => ({ name: `xl/${name}.xml`, bytes: sheetXml(), saysOffset: 0 })),
      ]),
  ],
  'duplicate part': ['zip-duplicate', () => forgeZip([...honest(), { name: SHEET, bytes: sheetXml('') }])],
  'part names differing only in case': [
    'zip-duplicate',
    () => forgeZip([...honest(), { name: SHEET.toUpperCase(), bytes: sheetXml('') }]),
  ],
  'part name climbing out of the archive': [
    'zip-bad-name',
    () => forgeZip([...honest(), { name: '../../etc/cron.d/evil', bytes: 'x' }]),
  ],
  'absolute part name': ['zip-bad-name', () => forgeZip([...honest(), { name: '/etc/passwd', bytes: 'x' }])],
  'drive letter in a part name': [
    'zip-bad-name',
    () => forgeZip([...honest(), { name: 'C:\\autoexec.bat', bytes: 'x' }]),
  ],
  'zip inside the workbook': [
    'zip-nested',
    () => forgeZip([...honest(), { name: 'xl/embeddings/inner.zip', bytes: forgeXlsx() }]),
  ],
  'nested zip bomb': [
    'is-nested-zip',
    () => forgeZip([{ name: 'level1.zip', bytes: forgeZip([{ name: 'level2.zip', ...repeated(blanks, 64) }]) }]),
  ],
  'ordinary zip with a roster in it': ['is-zip', () => forgeZip([{ name: '名册.xlsx', bytes: forgeXlsx() }])],
  'empty zip': ['is-zip', () => forgeZip([])],
  '3,000 parts': [
    'zip-too-many-parts',
    () =>
      forgeZip([
        ...honest(),
        ...Array.from({ length: 3000 }, (_, index) => ({ name: `xl/p${index}.xml`, bytes: XML })),
      ]),
  ],
  'encrypted part': ['zip-encrypted', () => withSheet({ bytes: sheetXml(), flags: 0x801 })],
  'unknown compression method': ['zip-method', () => withSheet({ bytes: sheetXml(), saysMethod: 12 })],
  'archive cut off in the middle': ['zip-cut-off', () => forgeXlsx().subarray(0, 900)],
  'only the first four bytes of an archive': ['zip-cut-off', () => Buffer.from('PK\x03\x04', 'latin1')],
  'directory that begins elsewhere': ['zip-damaged', () => withEnd((end) => end.writeUInt32LE(17, 16))],
  'directory larger than the file': ['zip-damaged', () => withEnd((end) => end.writeUInt32LE(3_000_000, 12))],
  'bit flipped in the deflated sheet': [
    'zip-part-damaged',
    () => {
      const packed = deflateRawSync(Buffer.from(sheetXml(rowsXml())));
      const at = packed.length >> 1;
      packed[0] = 0xff;
      packed[at] = (packed[at] ?? 0) ^ 0x40;
      return withSheet({ bytes: sheetXml(), packed });
    },
  ],
  'deflated sheet ending too early': [
    'zip-part-damaged',
    () => withSheet({ bytes: sheetXml(), packed: deflateRawSync(Buffer.from(sheetXml())).subarray(0, 60) }),
  ],
  'archive signature, then noise': [
    'zip-cut-off',
    () => Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), randomFillSync(Buffer.alloc(5000), 0).fill(7, 0, 1)]),
  ],
};

function withEnd(change: (end: Buffer) => void): Buffer {
  const bytes = forgeXlsx();
  change(bytes.subarray(bytes.length - 22));
  return bytes;
}
