import { readFileSync, writeSync } from 'node:fs';
import { typeOf } from '#src/evidence/file-checks.ts';
import type { PrintedReading } from '#src/evidence/store/read-apart.ts';
import { readEvidence } from '#src/evidence/store/read-evidence.ts';
import { closeOtherDecoders } from '#src/evidence/store/read-image.ts';

// The process in which one file of evidence is read: 3 is the file, 4 what is kept of it; the rest is printed.
const INPUT = 3;
const OUTPUT = 4;

closeOtherDecoders();
const bytes = readFileSync(INPUT);
const reading = await readEvidence(bytes, typeOf(bytes) ?? 'application/pdf');
let printed: PrintedReading;
if ('refused' in reading) printed = reading;
else {
  const { bytes: kept, fingerprint, ...rest } = reading;
  writeSync(OUTPUT, kept, 0, kept.length, 0);
  printed = { ...rest, ...(fingerprint === undefined ? {} : { fingerprint: String(fingerprint) }) };
}
process.stdout.write(JSON.stringify(printed));
