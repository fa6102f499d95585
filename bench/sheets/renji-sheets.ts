import { closeSync, openSync } from 'node:fs';
import type { UnitPath } from '#src/organization/unit.ts';
import { openNameless } from '#src/platform/temporary-file.ts';
import { mergePdfs } from '#src/printing/merge-pdfs.ts';
import { portions } from '#src/verification/sheets/sheet-choice.ts';
import { bytesOfPart, type KeptPart } from '#src/verification/sheets/store/kept-parts.ts';
import { typesetSheets } from '#src/verification/sheets/store/typeset-sheets.ts';
import { madeUpClasses } from '../made-up-sheets.ts';

// As the product does it: portions of classes in processes apart, two at a time, and one file in the end.
const [pupils = '', path = ''] = process.argv.slice(2);
const classes = madeUpClasses(Number(pupils));
const left = [
  ...portions(classes.map(({ sheets }, at) => ({ unit: unitOf(at), students: sheets.map(({ code }) => code) }))),
];
const parts = new Map<string, KeptPart>();

await Promise.all([work(), work()]);
const fd = openSync(path, 'w');
await mergePdfs(fd, inOrder());
closeSync(fd);
process.stdout.write(String([...parts.values()].reduce((sum, { pages }) => sum + pages, 0)));

async function work(): Promise<void> {
  for (let portion = left.shift(); portion !== undefined; portion = left.shift()) {
    const output = openNameless();
    const units = portion.map(({ unit }) => unit);
    const wanted = units.flatMap((unit) => classes[Number(unit.slice(1))] ?? []);
    let heard = 0;
    const never = new AbortController().signal;
    await typesetSheets(
      wanted,
      output,
      (printed) => {
        const unit = units[heard] ?? '/';
        heard += 1;
        parts.set(unit, { ...printed, fd: output, unit, sheets: [] });
      },
      never,
    );
  }
}

function* inOrder(): Generator<Buffer> {
  for (const at of classes.keys()) {
    const part = parts.get(unitOf(at));
    if (part !== undefined) yield bytesOfPart(part);
  }
}

function unitOf(at: number): UnitPath {
  return `/${at}`;
}
