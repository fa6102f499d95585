import { readFileSync, writeSync } from 'node:fs';
import { closeOtherDecoders } from '#src/evidence/store/read-image.ts';
import type { PageRange } from '#src/verification/returns/scanned-page.ts';
import { readScan } from '#src/verification/returns/store/read-scan.ts';
import type { PrintedScan } from '#src/verification/returns/store/read-scan-apart.ts';

// The process in which some pages of a scanned file are read: 3 is the file, 4 takes the pictures, 5 says which pages; the rest is printed.
const INPUT = 3;
const OUTPUT = 4;
const JOB = 5;

closeOtherDecoders();
const range = JSON.parse(readFileSync(JOB, 'utf8')) as PageRange; // written by readScanApart
process.stdout.write(JSON.stringify(printed(await readScan(readFileSync(INPUT), range))));

function printed(reading: Awaited<ReturnType<typeof readScan>>): PrintedScan {
  if ('refused' in reading) return reading;
  let at = 0;
  const read = reading.read.map(({ jpeg, ...page }) => {
    writeSync(OUTPUT, jpeg, 0, jpeg.length, at);
    at += jpeg.length;
    return { ...page, bytes: jpeg.length };
  });
  return { pages: reading.pages, read };
}
