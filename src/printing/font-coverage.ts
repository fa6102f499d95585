/** 字体覆盖 — the code points a font has a glyph for, from its `cmap` (OpenType 1.9, formats 4 and 12). */
export function coverageOf(font: Buffer): (point: number) => boolean {
  const start = font.toString('latin1', 0, 4) === 'ttcf' ? font.readUInt32BE(12) : 0;
  const tables = font.readUInt16BE(start + 4);
  for (let at = start + 12, left = tables; left > 0; at += 16, left -= 1) {
    if (font.toString('latin1', at, at + 4) === 'cmap') return readCmap(font, font.readUInt32BE(at + 8));
  }
  return () => false;
}

/** From and to, both included. */
type Range = readonly [number, number];

function readCmap(font: Buffer, cmap: number): (point: number) => boolean {
  const ranges: Range[] = [];
  const tables = font.readUInt16BE(cmap + 2);
  for (let at = cmap + 4, left = tables; left > 0; at += 8, left -= 1) {
    const table = cmap + font.readUInt32BE(at + 4);
    const format = font.readUInt16BE(table);
    if (format === 12) ranges.push(...groupsOf(font, table));
    if (format === 4) ranges.push(...segmentsOf(font, table));
  }
  return (point) => ranges.some(([from, to]) => from <= point && point <= to);
}

function groupsOf(font: Buffer, table: number): readonly Range[] {
  const count = font.readUInt32BE(table + 12);
  return Array.from({ length: count }, (_, group) => {
    const at = table + 16 + group * 12;
    return [font.readUInt32BE(at), font.readUInt32BE(at + 4)] as const;
  });
}

function segmentsOf(font: Buffer, table: number): readonly Range[] {
  const count = font.readUInt16BE(table + 6) / 2;
  const ends = table + 14;
  const starts = ends + count * 2 + 2;
  return Array.from(
    { length: count },
    (_, segment) => [font.readUInt16BE(starts + segment * 2), font.readUInt16BE(ends + segment * 2)] as const,
  ).filter(([from]) => from !== 0xffff);
}
