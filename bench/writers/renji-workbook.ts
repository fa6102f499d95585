import { writeXls } from '#src/documents/write-xls.ts';
import { writeXlsx } from '#src/documents/write-xlsx.ts';
import { type TemplateRow, templateSheets } from '#src/exchange/template-workbook.ts';
import { ROSTER } from '#src/exchange/templates/roster.ts';
import { ROSTER_EXPORT } from '#src/roster/template.ts';
import { linesOfCounty } from './lines-of-county.ts';

// As the product writes it: the declared template with its drop-down lists, its explanations, and options under their names.
const [county = '', path = ''] = process.argv.slice(2);
const format = path.endsWith('.xls') ? 'xls' : 'xlsx';
let count = 0;
async function* rows(): AsyncGenerator<TemplateRow> {
  for await (const line of linesOfCounty(county)) {
    count += 1;
    yield { cells: Object.fromEntries(ROSTER_EXPORT.map(({ field }, i) => [field, line[i]])), facts: {} };
  }
}
const sheets = templateSheets(ROSTER, rows(), { count: 80_000, format });
const refused = await (format === 'xls' ? writeXls : writeXlsx)(path, sheets);
if (refused !== undefined) throw new Error(refused.message);
process.stdout.write(String(count));
