import { readFileSync } from 'node:fs';
import { openPress } from '#src/printing/press.ts';
import type { ClassSheets } from '#src/verification/sheets/print/sheet-data.ts';
import { printClasses } from '#src/verification/sheets/store/print-classes.ts';

// The process in which the sheets of some classes are typeset: 3 is a class a line, 4 takes the PDFs; what became of each is printed.
const INPUT = 3;
const OUTPUT = 4;

const classes = readFileSync(INPUT, 'utf8')
  .split('\n')
  .map((line) => JSON.parse(line) as ClassSheets); // written by typesetSheets
for (const printed of printClasses(openPress(), classes, OUTPUT)) process.stdout.write(`${JSON.stringify(printed)}\n`);
