import { typesetMany } from '#src/printing/typeset-many.ts';
import type { PrintedClass } from './print-classes.ts';
import type { SheetDesk } from './sheet-desk.ts';

/** In a process of its own (src/app/sheet-typesetter.ts). */
export const typesetSheets: SheetDesk['typesetSheets'] = (classes, fd, hear, signal) =>
  typesetMany(
    './sheet-typesetter.js',
    classes.map((of) => JSON.stringify(of)),
    fd,
    (line) => hear(JSON.parse(line) as PrintedClass), // our own typesetter's words
    signal,
  );
