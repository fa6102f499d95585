// The registrar's day: signing in, pupils, an import with its difference, findings, and the county's figures.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import XLSX from '@e965/xlsx';
import { at, firstRow } from './at.mjs';

const registrar = 'danshui.registrar';

export const DESK_SCENES = [
  {
    name: 'sign-in',
    show: async (page) => {
      await page.goto('/sign-in');
      await page.getByRole('heading', { name: '演示账号' }).waitFor();
    },
  },
  { name: 'today', account: registrar, show: (page) => at(page, '/', '今日') },
  { name: 'phone-today', account: 'danshui.p2026.1', screen: 'phone', show: (page) => at(page, '/', '今日') },
  {
    name: 'import-compare',
    account: registrar,
    othersNeedIt: true,
    show: async (page, { renji, data }) => {
      await at(page, '/imports', '导入');
      await page.locator('input[type=file]').setInputFiles(rosterWithChanges(renji, data));
      await page.getByRole('button', { name: '提交', exact: true }).waitFor({ timeout: 60_000 });
      await page
        .getByText(/^变更 \d+$/)
        .first()
        .click();
    },
  },
  {
    name: 'import-commit',
    account: registrar,
    othersNeedIt: true,
    show: async (page) => {
      await at(page, '/imports', '导入');
      await firstRow(page).click();
      await page.getByRole('button', { name: '提交', exact: true }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'pupil-history',
    account: registrar,
    show: async (page) => {
      await at(page, '/imports', '导入');
      await firstRow(page).click();
      await page
        .getByText(/^变更 \d+$/)
        .first()
        .click();
      const name = await firstRow(page).locator('[role=gridcell]').nth(1).textContent();
      await page.getByRole('button', { name: '提交', exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: '提交', exact: true }).click();
      await page.getByRole('button', { name: '撤销这批导入' }).waitFor({ timeout: 60_000 });
      await at(page, '/pupils', '学生');
      await page.getByRole('main').getByRole('searchbox').fill(name);
      await page.keyboard.press('Enter');
      await page.locator('main [role=row]').filter({ hasText: name }).first().click();
      await page.getByRole('tab', { name: '变更历史' }).click();
      await page.getByText('更正').first().click();
    },
  },
  {
    name: 'pupil',
    account: registrar,
    show: async (page) => {
      await at(page, '/findings', '问题');
      await page
        .getByRole('grid', { name: '问题清单' })
        .getByRole('link', { name: /^修改“/ })
        .first()
        .click();
      await page.getByRole('heading', { level: 1, name: '学籍' }).waitFor();
      await page.getByRole('button', { name: '查看身份证件号' }).first().click();
      await page.getByRole('combobox', { name: /事由/ }).first().click();
    },
  },
  { name: 'findings', account: registrar, show: (page) => at(page, '/findings', '问题') },
  {
    name: 'mend',
    account: registrar,
    show: async (page) => {
      await at(page, '/findings/mend', '订正');
      await page.locator('td[data-fault=error]').first().click();
    },
  },
  { name: 'overview', account: 'county', show: (page) => at(page, '/overview', /质量概览/) },
  { name: 'figures', account: 'county', show: (page) => at(page, '/figures', /办理情况/) },
  { name: 'units', account: 'county.admin', show: (page) => at(page, '/units', '机构') },
  {
    name: 'hand-over',
    account: 'county.admin',
    show: async (page) => {
      await at(page, '/units/people', '人员');
      await firstRow(page).click();
      await page.getByRole('button', { name: '交接' }).first().click();
    },
  },
];

/** The school's own roster, with five pupils changed, one of them in a key field, one row that cannot be read, and one pupil left out. */
function rosterWithChanges(renji, data) {
  const path = join(data, '丹水镇中心小学花名册.xlsx');
  renji('export', path, '--as', registrar, '--reason', '制作手册的图片');
  const workbook = XLSX.read(readFileSync(path));
  const [name] = workbook.SheetNames;
  const rows = XLSX.utils.sheet_to_json(workbook.Sheets[name], { header: 1, raw: false, defval: '' });
  const heading = rows.findIndex((row) => row.includes('姓名'));
  const column = (title) => rows[heading].findIndex((cell) => String(cell).replace(/[*★]/g, '') === title);
  const [phone, lodging, sex] = ['联系电话', '就读方式', '性别'].map(column);
  for (const [offset, digits] of [
    [3, '7240'],
    [5, '2499'],
    [12, '2511'],
  ]) {
    rows[heading + offset][phone] = `1540000${digits}`;
  }
  rows[heading + 8][lodging] = '住校';
  rows[heading + 15][sex] = rows[heading + 15][sex] === '男' ? '女' : '男';
  rows.splice(heading + 20, 1);
  const sheet = XLSX.utils.aoa_to_sheet(rows);
  writeFileSync(
    path,
    XLSX.write({ SheetNames: [name], Sheets: { [name]: sheet } }, { type: 'buffer', bookType: 'xlsx' }),
  );
  return path;
}
