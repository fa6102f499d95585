import { writeSync } from 'node:fs';
import type { Press } from '#src/printing/press.ts';
import type { ClassSheets } from '../print/sheet-data.ts';
import { sheetJob } from './sheet-job.ts';

/** What became of the sheets of one class: where its PDF lies in the file. */
export interface PrintedClass {
  readonly from: number;
  /** 0 when no sheet could be printed. */
  readonly bytes: number;
  readonly pages: number;
  /** Sheets that stay out, by their place among those given, and the characters that no font at hand has. */
  readonly held: readonly { readonly sheet: number; readonly characters: string }[];
}

/** Class after class into an open file. A sheet with a character that no font has is left out, and the others printed. */
export function* printClasses(press: Press, classes: Iterable<ClassSheets>, fd: number): Generator<PrintedClass> {
  let from = 0;
  for (const of of classes) {
    const inHead = press.uncoveredIn({ ...of, sheets: [] });
    const held = of.sheets.flatMap((sheet, at) => {
      const characters = [...new Set([...inHead, ...press.uncoveredIn(sheet)])];
      return characters.length > 0 ? [{ sheet: at, characters: characters.join('') }] : [];
    });
    const out = new Set(held.map(({ sheet }) => sheet));
    const sheets = of.sheets.filter((_, at) => !out.has(at));
    const pdf = sheets.length > 0 ? press.print(sheetJob({ ...of, sheets })) : Buffer.alloc(0);
    writeSync(fd, pdf, 0, pdf.length, from);
    yield { from, bytes: pdf.length, pages: sheets.length, held };
    from += pdf.length;
  }
}
