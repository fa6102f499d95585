import { readFileSync } from 'node:fs';
import { read, utils } from '@e965/xlsx';

// SheetJS as its authors advise for large files: dense sheets, and no texts formatted that nobody asked for.
const [path = ''] = process.argv.slice(2);
const book = read(readFileSync(path), { dense: true, cellText: false, cellHTML: false, cellFormula: false });
const sheet = book.Sheets[book.SheetNames[0] ?? ''];
process.stdout.write(String(sheet === undefined ? 0 : utils.sheet_to_json(sheet, { header: 1 }).length));
