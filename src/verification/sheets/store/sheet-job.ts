import type { PrintJob } from '#src/printing/print-job.ts';
import { coverPages } from '../print/cover-pages.ts';
import type { ClassSheets } from '../print/sheet-data.ts';
import { sheetFrame } from '../print/sheet-frame.ts';
import { sheetPage } from '../print/sheet-page.ts';
import { FRAME_TEMPLATE, SHEET_TEMPLATE } from '../print/templates.ts';
import { qrDrawing } from './qr-drawing.ts';

/** What the typesetter is given for the sheets of one class. */
export function sheetJob(of: ClassSheets): PrintJob {
  const sheets = of.sheets.map((sheet, at) => sheetPage(of, sheet, at + 1));
  const pages = [...(of.cover ? coverPages(of) : []), ...sheets];
  const mark = of.preview ? '预览，不作下发' : of.demo ? '演示数据' : '';
  const drawn = pages.map((page) => (page.qr === undefined ? page : { ...page, qr: qrDrawing(page.qr) }));
  const beneath = { template: FRAME_TEMPLATE, data: sheetFrame(of.stressed) };
  return { template: SHEET_TEMPLATE, data: { mark, pages: drawn }, beneath };
}
