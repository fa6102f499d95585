import { writeFileSync } from 'node:fs';
import { utils, write } from '@e965/xlsx';
import { HEADINGS, linesOfCounty } from './lines-of-county.ts';

// SheetJS as its authors advise for large files: dense sheets, compressed.
const [county = '', path = ''] = process.argv.slice(2);
const lines: (readonly string[])[] = [HEADINGS];
for await (const line of linesOfCounty(county)) lines.push(line);
const book = utils.book_new();
utils.book_append_sheet(book, utils.aoa_to_sheet(lines as string[][], { dense: true }), '学籍花名册');
writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx', compression: true }));
process.stdout.write(String(lines.length - 1));
