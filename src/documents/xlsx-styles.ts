import { isDateFormat } from './cell-text.ts';
import type { SourceFile } from './source-file.ts';
import { scanPart } from './xlsx-workbook.ts';
import { attribute, undressed } from './xml-scan.ts';
import type { ZipParts } from './zip-gate.ts';

/** Which cell styles show their number as a date: the n-th answer is for style n. */
export async function dateStyles(file: SourceFile, parts: ZipParts, name: string | undefined): Promise<boolean[]> {
  if (name === undefined || !parts.has(name)) return [];
  const codes = new Map<number, string>();
  const formats: number[] = [];
  let inCellFormats = false;
  await scanPart(file, parts, name, '样式表', {
    open: (element, attributes) => {
      if (element === 'cellXfs') inCellFormats = true;
      const id = Number(attribute(attributes, 'numFmtId') ?? 0);
      if (element === 'numFmt') codes.set(id, undressed(attribute(attributes, 'formatCode') ?? ''));
      if (element === 'xf' && inCellFormats) formats.push(id);
    },
    close: (element) => {
      if (element === 'cellXfs') inCellFormats = false;
    },
    text: () => {},
  });
  return formats.map((id) => isDateFormat(id, codes.get(id)));
}
