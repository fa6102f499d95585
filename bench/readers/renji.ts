import { readSync } from 'node:fs';
import { makePlain } from '#src/documents/make-plain.ts';

// Our reader as `renji check` uses it: gate, a process of its own, plain text in a file. Its rows are then counted by their
// line ends, which is right for these workbooks: no cell of theirs has one.
const [path = ''] = process.argv.slice(2);
const plain = await makePlain(path);
if ('refused' in plain) throw new Error(plain.message);
const bytes = Buffer.alloc(1 << 20);
let rows = 0;
for (let at = 0, length = -1; length !== 0; at += length) {
  length = readSync(plain.fd, bytes, 0, bytes.length, at);
  for (let end = bytes.indexOf(0x0a); end >= 0 && end < length; end = bytes.indexOf(0x0a, end + 1)) rows += 1;
}
process.stdout.write(String(rows));
process.exit(0);
