import Excel from 'exceljs';

const [path = ''] = process.argv.slice(2);
const book = new Excel.Workbook();
await book.xlsx.readFile(path);
process.stdout.write(String(book.worksheets[0]?.rowCount ?? 0));
