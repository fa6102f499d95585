const SECTOR = 512;
const END = 0xfffffffe;
const FREE = 0xffffffff;

/** A compound file (MS-CFB) with these streams, each padded so that it needs no mini stream. */
export function forgeOle2(streams: Readonly<Record<string, Buffer>>): Buffer {
  const names = Object.keys(streams);
  const bodies = names.map((name) => padded(streams[name] ?? Buffer.alloc(0), 4096));
  const directorySectors = Math.ceil((names.length + 1) / 4);
  const bodySectors = bodies.reduce((sum, body) => sum + body.length / SECTOR, 0);
  let tableSectors = 1;
  while (tableSectors * 128 < tableSectors + directorySectors + bodySectors) tableSectors++;
  const table = new Uint32Array(tableSectors * 128).fill(FREE);
  table.fill(0xfffffffd, 0, tableSectors);
  chain(table, tableSectors, directorySectors);
  const directory = Buffer.alloc(directorySectors * SECTOR);
  directoryEntry(directory, 0, 'Root Entry', 5, END, 0);
  let next = tableSectors + directorySectors;
  bodies.forEach((body, index) => {
    directoryEntry(directory, index + 1, names[index] ?? '', 2, next, body.length);
    chain(table, next, body.length / SECTOR);
    next += body.length / SECTOR;
  });
  return Buffer.concat([header(tableSectors), Buffer.from(table.buffer), directory, ...bodies]);
}

/** One record of a BIFF stream. */
export function record(id: number, data: Buffer = Buffer.alloc(0)): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(id, 0);
  head.writeUInt16LE(data.length, 2);
  return Buffer.concat([head, data]);
}

/** The record that opens a BIFF8 substream: 5 the workbook, 16 a worksheet. */
export function bof(kind: 5 | 16, version = 0x600): Buffer {
  const data = Buffer.alloc(16);
  data.writeUInt16LE(version, 0);
  data.writeUInt16LE(kind, 2);
  return record(0x809, data);
}

/** The record that names a sheet and says what kind it is: 0 a worksheet, 1 Excel 4.0 macros, 2 a chart. */
export function boundSheet(name: string, offset: number, kind = 0): Buffer {
  const data = Buffer.alloc(8);
  data.writeUInt32LE(offset, 0);
  data[5] = kind;
  data[6] = name.length;
  data[7] = 1;
  return record(0x85, Buffer.concat([data, Buffer.from(name, 'utf16le')]));
}

export const EOF_RECORD = record(0x0a);

function header(tableSectors: number): Buffer {
  const bytes = Buffer.alloc(SECTOR);
  bytes.write('d0cf11e0a1b11ae1', 0, 'hex');
  bytes.writeUInt16LE(0x3e, 24);
  bytes.writeUInt16LE(3, 26);
  bytes.writeUInt16LE(0xfffe, 28);
  bytes.writeUInt16LE(9, 30);
  bytes.writeUInt16LE(6, 32);
  bytes.writeUInt32LE(tableSectors, 44);
  bytes.writeUInt32LE(tableSectors, 48);
  bytes.writeUInt32LE(4096, 56);
  bytes.writeUInt32LE(END, 60);
  bytes.writeUInt32LE(END, 68);
  for (let index = 0; index < 109; index++) bytes.writeUInt32LE(index < tableSectors ? index : FREE, 76 + index * 4);
  return bytes;
}

function directoryEntry(
  directory: Buffer,
  index: number,
  name: string,
  type: number,
  start: number,
  size: number,
): void {
  const at = index * 128;
  directory.write(name, at, 'utf16le');
  directory.writeUInt16LE(name.length * 2 + 2, at + 64);
  directory[at + 66] = type;
  directory[at + 67] = 1;
  directory.writeUInt32LE(FREE, at + 68);
  directory.writeUInt32LE(type === 2 && index > 1 ? index - 1 : FREE, at + 72);
  directory.writeUInt32LE(FREE, at + 76);
  directory.writeUInt32LE(start, at + 116);
  directory.writeUInt32LE(size, at + 120);
}

function chain(table: Uint32Array, start: number, count: number): void {
  for (let index = 0; index < count; index++) table[start + index] = index === count - 1 ? END : start + index + 1;
}

function padded(bytes: Buffer, least: number): Buffer {
  const size = Math.max(least, Math.ceil(bytes.length / SECTOR) * SECTOR);
  return Buffer.concat([bytes, Buffer.alloc(size - bytes.length)]);
}
