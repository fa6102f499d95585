const SECTOR = 512;
const IN_HEADER = 109;
const END = 0xfffffffe;
const FREE = 0xffffffff;
const TABLE_SECTOR = 0xfffffffd;
const LIST_SECTOR = 0xfffffffc;
/** Shorter streams would have to live in a stream of their own kind; padding spares us that. */
const SHORTEST = 4096;

/**
 * 复合文档 — one stream in the container that old Office files are (MS-CFB, version 3). The stream comes in parts and goes
 * in parts: a county's register is not copied to stand behind its header.
 */
export function ole2Parts(name: string, content: readonly Buffer[]): readonly Buffer[] {
  const length = content.reduce((sum, part) => sum + part.length, 0);
  const size = Math.max(length, SHORTEST);
  const data = Math.ceil(size / SECTOR);
  const { tables, lists } = tableSectors(data + 1);
  const head = Buffer.alloc((1 + lists + tables + 1) * SECTOR);
  writeHeader(head, { tables, lists, directory: lists + tables });
  writeTable(head, { tables, lists, data });
  writeDirectory(head.subarray((1 + lists + tables) * SECTOR), name, lists + tables + 1, size);
  return [head, ...content, Buffer.alloc(data * SECTOR - length)];
}

interface Layout {
  /** Sectors of the table that chains all sectors, and of the list of those sectors beyond the header's 109. */
  readonly tables: number;
  readonly lists: number;
}

/** The table has an entry for its own sectors too, so its size is found by growing until it fits. */
function tableSectors(others: number): Layout {
  let [tables, lists] = [0, 0];
  for (;;) {
    const need = Math.ceil((others + tables + lists) / 128);
    const needLists = Math.ceil(Math.max(0, need - IN_HEADER) / 127);
    if (need === tables && needLists === lists) return { tables, lists };
    [tables, lists] = [need, needLists];
  }
}

/** First the list sectors, then the table, the directory, and the stream. */
function writeHeader(file: Buffer, { tables, lists, directory }: Layout & { readonly directory: number }): void {
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file);
  file.writeUInt32LE(0x0003003e, 24);
  file.writeUInt32LE(0x0009fffe, 28);
  file.writeUInt16LE(6, 32);
  file.writeUInt32LE(tables, 44);
  file.writeUInt32LE(directory, 48);
  file.writeUInt32LE(SHORTEST, 56);
  file.writeUInt32LE(END, 60);
  file.writeUInt32LE(lists > 0 ? 0 : END, 68);
  file.writeUInt32LE(lists, 72);
  for (let i = 0; i < IN_HEADER; i++) file.writeUInt32LE(i < tables ? lists + i : FREE, 76 + 4 * i);
  for (let list = 0; list < lists; list++) {
    const at = (1 + list) * SECTOR;
    for (let i = 0; i < 127; i++) {
      const table = IN_HEADER + list * 127 + i;
      file.writeUInt32LE(table < tables ? lists + table : FREE, at + 4 * i);
    }
    file.writeUInt32LE(list + 1 < lists ? list + 1 : END, at + 508);
  }
}

function writeTable(file: Buffer, { tables, lists, data }: Layout & { readonly data: number }): void {
  const start = (1 + lists) * SECTOR;
  const first = lists + tables + 1;
  for (let sector = 0; sector < tables * 128; sector++) {
    let entry = FREE;
    if (sector < lists) entry = LIST_SECTOR;
    else if (sector < lists + tables) entry = TABLE_SECTOR;
    else if (sector === first - 1 || sector === first + data - 1) entry = END;
    else if (sector < first + data) entry = sector + 1;
    file.writeUInt32LE(entry, start + 4 * sector);
  }
}

function writeDirectory(at: Buffer, name: string, first: number, size: number): void {
  writeEntry(at, 'Root Entry', { kind: 5, child: 1, first: END, size: 0 });
  writeEntry(at.subarray(128), name, { kind: 2, child: FREE, first, size });
  for (const empty of [256, 384]) writeEntry(at.subarray(empty), '', { kind: 0, child: FREE, first: 0, size: 0 });
}

interface DirectoryEntry {
  readonly kind: number;
  readonly child: number;
  readonly first: number;
  readonly size: number;
}

function writeEntry(at: Buffer, name: string, { kind, child, first, size }: DirectoryEntry): void {
  at.write(name, 'utf16le');
  at.writeUInt16LE(name === '' ? 0 : 2 * name.length + 2, 64);
  at.writeUInt8(kind, 66);
  at.writeUInt8(1, 67);
  at.writeUInt32LE(FREE, 68);
  at.writeUInt32LE(FREE, 72);
  at.writeUInt32LE(child, 76);
  at.writeUInt32LE(first, 116);
  at.writeUInt32LE(size, 120);
}
