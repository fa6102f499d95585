import { makePlain } from '#src/documents/make-plain.ts';
import { rowsOf } from '#src/documents/plain-rows.ts';

// Our reader as `renji check` uses it: gate, process of its own, plain text in a file. Counting the rows is not the reader's
// work, so it is done only when asked for, once, before anything is timed.
const [path = '', counts] = process.argv.slice(2);
const plain = await makePlain(path);
if ('refused' in plain) throw new Error(plain.message);
const [table] = plain.tables;
if (counts === 'count' && table !== undefined) process.stdout.write(String([...rowsOf(plain.fd, table)].length));
process.exit(0);
