import Excel from 'exceljs';
import { HEADINGS, linesOfCounty } from './lines-of-county.ts';

// exceljs in the way that holds a large workbook in the least memory.
const [county = '', path = ''] = process.argv.slice(2);
const book = new Excel.stream.xlsx.WorkbookWriter({ filename: path, useSharedStrings: false, useStyles: true });
const sheet = book.addWorksheet('学籍花名册');
sheet.addRow(HEADINGS).commit();
let count = 0;
for await (const line of linesOfCounty(county)) {
  sheet.addRow(line).commit();
  count += 1;
}
await book.commit();
process.stdout.write(String(count));
