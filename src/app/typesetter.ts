import { readFileSync, writeSync } from 'node:fs';
import { compile, uncoveredIn } from '#src/printing/compile.ts';
import type { Printed, PrintJob } from '#src/printing/print-job.ts';

// The process in which one thing is typeset: 3 is the job, 4 takes the PDF; what became of it is printed.
const INPUT = 3;
const OUTPUT = 4;

process.stdout.write(JSON.stringify(print()));

function print(): Printed {
  const job = JSON.parse(readFileSync(INPUT, 'utf8')) as PrintJob; // written by typeset()
  const uncovered = uncoveredIn(job);
  if (uncovered.length > 0) return { uncovered };
  const pdf = compile(job);
  writeSync(OUTPUT, pdf, 0, pdf.length, 0);
  return { bytes: pdf.length };
}
