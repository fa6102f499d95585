import Excel from 'exceljs';

const [path = ''] = process.argv.slice(2);
const book = new Excel.stream.xlsx.WorkbookReader(path, {
  sharedStrings: 'cache',
  worksheets: 'emit',
  styles: 'ignore',
});
let rows = 0;
for await (const sheet of book) for await (const _ of sheet) rows += 1;
process.stdout.write(String(rows));
