import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { streamXlsxRows } from 'hucre/xlsx';

// The raw reader alone: no gate, no limits, nothing kept; every row is only counted.
const [path = ''] = process.argv.slice(2);
const bytes = Readable.toWeb(createReadStream(path, { highWaterMark: 1 << 20 })) as ReadableStream<Uint8Array>; // Node's own declaration differs in name only
let rows = 0;
for await (const _ of streamXlsxRows(bytes)) rows += 1;
process.stdout.write(String(rows));
