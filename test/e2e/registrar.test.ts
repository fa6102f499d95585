import { expect, test } from 'vitest';
import { xlsBytes } from '#src/documents/write-xls.ts';
import { FIELDS } from '#src/registry/fields.ts';
import type { Student } from '#src/registry/student.ts';
import { aStudent } from '../world.ts';
import { barriers, type Visitor, visiting } from './browser.ts';
import { enter, schoolOf, signIn } from './desk.ts';

const { visitor } = visiting();

/** One who is in order but for the telephone, and one who is in order altogether. */
const NEWCOMERS: readonly Student[] = [
  { name: '乔迁一', idNumber: '411323201503120151', nationalNumber: 'G411323201503120151', phone: '1383770001' },
  { name: '乔迁二', idNumber: '411323201503120178', nationalNumber: 'G411323201503120178', phone: '13837700019' },
];

test('a registrar imports an .xls, mends what is wrong in it in place, and the re-check closes it', async () => {
  const { page, complaints } = await visitor();
  await signIn(page, 'danshui.registrar');
  const school = await schoolOf(page);

  await enter(page, '导入');
  await page.locator('input[type=file]').setInputFiles({
    name: '四年级花名册.xls',
    mimeType: 'application/vnd.ms-excel',
    buffer: rosterOf(NEWCOMERS.map((over) => aStudent({ ...over, ...school }))),
  });
  await page.getByRole('button', { name: '提交', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '提交这批导入？' });
  expect(await dialog.textContent()).toContain('新建 2 份学籍');
  expect(await barriers(page)).toEqual([]);
  await dialog.getByRole('button', { name: '提交', exact: true }).click();
  await page.getByRole('button', { name: '撤销这批导入' }).waitFor();

  await enter(page, '问题');
  await page.getByRole('searchbox', { name: '姓名、拼音' }).fill('乔迁一');
  await page.keyboard.press('Enter');
  const wrong = page.getByRole('row').filter({ hasText: '联系电话既不是11位手机号' });
  await wrong.waitFor();
  expect(await barriers(page)).toEqual([]);

  await mendPhone({ page, complaints }, '13837700029');
  await enter(page, '问题');
  await page.getByRole('searchbox', { name: '姓名、拼音' }).fill('乔迁一');
  await page.keyboard.press('Enter');
  await page.getByText('联系电话既不是11位手机号').first().waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
});

/** In the grid of everybody whose telephone is wrong: type over the cell, go on with Enter, and it is saved. */
async function mendPhone({ page }: Visitor, phone: string): Promise<void> {
  await page.goto('/findings/mend?rule=CO-03');
  await page.getByRole('row').filter({ hasText: '乔迁一' }).locator('td[data-fault=error]').first().click();
  await page.keyboard.type(phone);
  await page.keyboard.press('Enter');
  await page.getByRole('row').filter({ hasText: '乔迁一' }).getByRole('img', { name: '已保存' }).waitFor();
}

function rosterOf(students: readonly Student[]): Buffer {
  const columns = FIELDS.map(({ title }) => ({ heading: title, width: 12 }));
  const rows = students.map((student) => FIELDS.map(({ name }) => student[name] ?? ''));
  return xlsBytes({ name: '学生', columns, rows });
}

test('the remedy beside a finding leads to the very box that mends it', async () => {
  const { page, complaints } = await visitor();
  await signIn(page, 'danshui.registrar');
  await enter(page, '问题');
  const remedy = page.getByRole('grid', { name: '问题清单' }).getByRole('link', { name: /^修改“/ });
  await remedy.first().click();
  await page.getByRole('heading', { level: 1, name: '学籍' }).waitFor();
  await page.locator('[id^=cell-]:focus').waitFor();
  expect(await barriers(page)).toEqual([]);
  expect(complaints).toEqual([]);
});
