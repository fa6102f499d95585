import { fstatSync } from 'node:fs';
import { readDocument } from '#src/documents/read-document.ts';

// The process in which one file is read: 3 is the file, 4 the plain one; the answer is printed.
const INPUT = 3;
const PLAIN = 4;

const reading = await readDocument({ fd: INPUT, size: fstatSync(INPUT).size }, PLAIN);
process.stdout.write(JSON.stringify(reading));
