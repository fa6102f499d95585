import exceljs from 'exceljs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { barriers, visiting } from './browser.ts';
import { aPupilInOrder, enter, signIn } from './desk.ts';

const { visitor } = visiting();

/** A family template goes out, comes back with two errors, is mended and committed; then the national export says what arrived. */
test('a registrar takes the family template, mends it, commits it, and learns what has arrived', async () => {
  const { page, complaints } = await visitor();
  await signIn(page, 'danshui.registrar');
  const [first, last] = [await aPupilInOrder(page, 'first'), await aPupilInOrder(page, 'last')];

  await enter(page, '全国系统往来');
  expect(await barriers(page)).toEqual([]);
  const template = await taken(page, '家庭成员导出模板', '集中录入家庭成员');
  const wrong = await filled(template, (cell) => {
    cell(first.name, '成员2职务', '车间主任');
    cell(last.name, '成员1关系', '不在列表里的');
    cell(last.name, '成员1联系电话', '1383770001');
  });
  await bringBack(page, '填好的家庭成员模板', '家庭成员.xlsx', wrong);
  await page.getByRole('heading', { level: 1, name: /家庭成员模板/ }).waitFor();
  const download = page.waitForEvent('download');
  await page.getByText(/下载退回的/).click();
  const returned = await bytesOf(await download);

  const mended = await filled(returned, (cell) => {
    cell(last.name, '成员1关系', '父亲');
    cell(last.name, '成员1联系电话', '13837700091');
  });
  await enter(page, '全国系统往来');
  await bringBack(page, '填好的家庭成员模板', '改好的.xlsx', mended);
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '提交', exact: true }).click();
  await page.getByRole('button', { name: '撤销这批导入' }).waitFor();

  await enter(page, '全国系统往来');
  const roster = await taken(page, '学籍花名册（全国模板）', '带到全国系统');
  const theirs = await filled(roster, (cell) => cell(last.name, '特长', '那边改的'));
  await bringBack(page, '全国系统的导出', '全国.xlsx', theirs);
  await page.getByRole('table').first().waitFor();
  await page.getByRole('link', { name: /合计 那边另有改动：1/ }).click();
  await page.getByRole('row').filter({ hasText: '特长' }).waitFor();
  expect(await page.getByRole('link', { name: /合计 已到位：[1-9]/ }).count()).toBe(1);
  expect(await barriers(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

/** In full: whoever has just signed in is not asked for the password again. */
async function taken(page: Page, title: string, reason: string): Promise<Buffer> {
  await page.getByRole('button', { name: `导出${title}`, exact: true }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('导出事由').fill(reason);
  await drawer.getByRole('radio', { name: /原文/ }).check();
  const download = page.waitForEvent('download');
  await drawer.getByRole('button', { name: /^导出 [\d,]+ 行$/ }).click();
  return bytesOf(await download);
}

async function bringBack(page: Page, where: string, name: string, buffer: Buffer): Promise<void> {
  await page.getByRole('link', { name: '带回来的' }).click();
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  const zone = page.getByRole('region', { name: new RegExp(`^${where}`) });
  await zone.locator('input[type=file]').setInputFiles({ name, mimeType, buffer });
}

async function bytesOf(download: { readonly createReadStream: () => Promise<NodeJS.ReadableStream> }): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

type Filler = (name: string, heading: string, text: string) => void;

async function filled(bytes: Buffer, work: (cell: Filler) => void): Promise<Buffer> {
  const book = new exceljs.Workbook();
  await book.xlsx.load(bytes as never);
  const [sheet] = book.worksheets;
  if (sheet === undefined) throw new Error('a workbook has a sheet');
  const headings = (sheet.getRow(1).values as readonly unknown[]).map((text) => String(text).replace(/^\*/, ''));
  work((name, heading, text) => {
    for (let row = 2; row <= sheet.rowCount; row += 1) {
      if (sheet.getRow(row).getCell(headings.indexOf('姓名')).text !== name) continue;
      sheet.getRow(row).getCell(headings.indexOf(heading)).value = text;
    }
  });
  return Buffer.from((await book.xlsx.writeBuffer()) as ArrayBuffer);
}
