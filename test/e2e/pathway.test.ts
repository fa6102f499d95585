import { readFileSync } from 'node:fs';
import { readXlsx } from 'hucre';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Student } from '#src/registry/student.ts';
import { csvOf } from '../intake.ts';
import { aChild } from '../scenarios/children.ts';
import { barriers, sidewaysScroll, visiting } from './browser.ts';
import { enter, schoolOf, signIn } from './desk.ts';
import { photograph } from './photograph.ts';

const { visitor } = visiting();

const WITHOUT = { idType: '其他', idNumber: '', nationalNumber: '' } as const;
const YOU = aChild('乔有号', 202);
const BU = aChild('乔补号', 204);
const DAI = aChild('乔待办', 206);

test('a child who has a record elsewhere: household, look-ups, and the two applications that belong together', async () => {
  const there = await visitor();
  await signIn(there.page, 'danshui.registrar');
  await bringIn(there.page, [{ ...YOU, ...(await schoolOf(there.page)) }]);
  const { page, complaints } = await visitor();
  await signIn(page, 'dinghe.registrar');
  await bringIn(page, [
    { ...YOU, ...WITHOUT },
    { ...BU, ...WITHOUT },
    { ...DAI, ...WITHOUT },
  ]);

  await throughTheFinding(page, '乔有号');
  await checkHousehold(page, YOU.idNumber ?? '');
  await page.getByRole('heading', { name: /^丹水镇中心小学/ }).waitFor();
  const own = page.getByRole('row', { name: /^姓名/ }).first();
  expect(await own.textContent()).toContain('相同');
  expect(await page.locator('main, #root').first().textContent()).not.toContain(YOU.idNumber);
  expect(await barriers(page)).toEqual([]);

  await page.getByRole('radio', { name: '未查到学籍' }).click();
  await page.getByRole('button', { name: '登记查询结果' }).click();
  await page.getByText('请先上传全国学籍查询结果截图').waitFor();
  await sendScreenshot(page, 3);
  await page.getByRole('button', { name: '登记查询结果' }).click();
  await page.getByText('与登记的全国查询结果对不上').waitFor();
  await page.getByRole('radio', { name: '查到学籍，在本县' }).click();
  await page.getByRole('button', { name: '登记查询结果' }).click();

  await page.getByRole('button', { name: '申请删除空号并转入（两件绑定）' }).click();
  const cases = page.getByRole('list', { name: '在办业务' });
  await cases.getByRole('link', { name: '学籍删除' }).waitFor();
  await cases.getByRole('link', { name: '县内转学' }).waitFor();
  await page.getByText('业务办理中').first().waitFor();
  expect(await barriers(page)).toEqual([]);
  await cases.getByRole('link', { name: '县内转学' }).click();
  await page.getByText(/绑定/).first().waitFor();
  expect(complaints).toEqual([]);
});

test('a child whom nobody else has: the number goes into the same record, by one application', async () => {
  const { page, complaints } = await visitor();
  await signIn(page, 'dinghe.registrar');
  await openChild(page, '乔补号');
  await checkHousehold(page, BU.idNumber ?? '');
  await page.getByText('本系统都没有查到别的学籍').waitFor();
  await sendScreenshot(page, 7);
  await page.getByRole('button', { name: /^全国学籍查询结果截图$/ }).click();
  const viewer = page.getByRole('dialog', { name: /^全国学籍查询结果截图/ });
  await viewer.getByRole('img', { name: '全国学籍查询结果截图' }).waitFor();
  await page.keyboard.press('Escape');
  await viewer.waitFor({ state: 'hidden' });
  await page.getByRole('radio', { name: '未查到学籍' }).click();
  await page.getByRole('button', { name: '登记查询结果' }).click();
  await page.getByRole('button', { name: '申请更正证件号' }).click();
  await page.getByRole('list', { name: '办理环节' }).waitFor();
  expect(await page.getByText('原无身份证件号，现已办理').count()).toBeGreaterThan(0);
  expect(complaints).toEqual([]);
});

test('a child who really has no number: the guardian is reminded; the roster goes out and comes back, row by row', async () => {
  const { page, complaints } = await visitor('phone');
  await signIn(page, 'dinghe.registrar');
  await openChild(page, '乔待办');
  await page.getByRole('radio', { name: /^确无证件号/ }).click();
  await page.getByRole('button', { name: '登记核实结果' }).click();
  await page.getByText(/^下次提醒：/).waitFor();
  await page.getByRole('textbox', { name: '提醒了谁、怎么答复' }).fill('母亲答应本周去派出所');
  await page.getByRole('button', { name: '登记提醒' }).click();
  await page.getByRole('region', { name: '提醒监护人' }).getByText('电话：母亲答应本周去派出所').waitFor();
  expect(await sidewaysScroll(page)).toBe(0);
  expect(await barriers(page)).toEqual([]);

  await page.goto('/pathway');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出花名册' }).click();
  const { sheets } = await readXlsx(readFileSync(await (await download).path()));
  const rows = (sheets[0]?.rows ?? []).map((row) => row.map((cell) => String(cell ?? '')));
  await page.getByRole('button', { name: '传回花名册' }).click();
  const dialog = page.getByRole('dialog', { name: '传回填好的花名册' });
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: '花名册.csv', mimeType: 'text/csv', buffer: filledIn(rows) });
  await dialog.getByRole('status').getByText('已登记 1 名').waitFor();
  await dialog.getByRole('row').filter({ hasText: '乔待办' }).getByText('已登记').waitFor();
  await dialog.getByRole('row').getByText('请填“确无证件号”').waitFor();
  expect(await sidewaysScroll(page)).toBe(0);
  expect(await barriers(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

test('the county sees how far each school is, and every figure opens its list', async () => {
  const { page, complaints } = await visitor();
  await signIn(page, 'county');
  await enter(page, '无证件号核实');
  const figures = page.getByRole('region', { name: '核实进度表' });
  await figures.getByRole('link', { name: '丁河镇中心校', exact: true }).click();
  await figures.getByRole('link', { name: /^丁河镇中心小学 业务办理中：2$/ }).click();
  await page.getByText('共 2 条').waitFor();
  expect(new URL(page.url()).search).toMatch(/unit=.*standing=in-case/);
  expect(await page.getByRole('row').filter({ hasText: '乔有号' }).textContent()).toContain('业务办理中');
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('row').filter({ hasText: '乔有号' }).getByText('乔有号').click();
  await page.getByRole('list', { name: '核实步骤' }).waitFor();
  expect(await page.getByRole('button', { name: '登记核实结果' }).count()).toBe(0);
  expect(complaints).toEqual([]);
});

/** The remedy beside the finding leads to this very child. */
async function throughTheFinding(page: Page, name: string): Promise<void> {
  await enter(page, '问题');
  await page.getByRole('searchbox', { name: '姓名、拼音' }).fill(name);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: '无身份证件号核查流程' }).first().click();
  await page.getByText('请看户口簿或问派出所').waitFor();
}

/** From the pupil's own page. */
async function openChild(page: Page, name: string): Promise<void> {
  const headers = { 'x-requested-with': 'renji', origin: new URL(page.url()).origin };
  const answer = await page.request.post('/api/pupils/search', { headers, data: { words: name } });
  const { rows }: { readonly rows: readonly { readonly id: string }[] } = await answer.json();
  await page.goto(`/pupils/${rows[0]?.id}`);
  await page.getByRole('link', { name: '核实进度：待核实户籍' }).click();
  await page.getByText('请看户口簿或问派出所').waitFor();
}

async function checkHousehold(page: Page, number: string): Promise<void> {
  await page.getByRole('radio', { name: /^已有证件号/ }).click();
  await page.getByRole('textbox', { name: '身份证件号' }).fill(number);
  await page.getByRole('button', { name: '登记核实结果' }).click();
  await page.getByText('待全国学籍查询').waitFor();
}

async function sendScreenshot(page: Page, shade: number): Promise<void> {
  await page.getByLabel('上传全国学籍查询结果截图').setInputFiles({
    name: '全国学籍查询.jpg',
    mimeType: 'image/jpeg',
    buffer: await photograph(shade),
  });
  await page.getByText('查询结果截图已上传').waitFor();
}

async function bringIn(page: Page, children: readonly Student[]): Promise<void> {
  const school = await schoolOf(page);
  await enter(page, '导入');
  await page.locator('input[type=file]').setInputFiles({
    name: '四年级花名册.csv',
    mimeType: 'text/csv',
    buffer: csvOf(children.map((child) => ({ ...child, ...school }))),
  });
  await page.getByRole('button', { name: '提交', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '提交这批导入？' });
  await dialog.getByRole('button', { name: '提交', exact: true }).click();
  await page.getByRole('button', { name: '撤销这批导入' }).waitFor();
}

/** As it comes back from the police station: of one child a result that is one, of the next a remark. */
function filledIn(rows: readonly (readonly string[])[]): Buffer {
  const [, , head = [], ...children] = rows;
  const at = (heading: string) => head.findIndex((cell) => cell.startsWith(heading));
  let wrong = 0;
  const filled = children.map((cells) => {
    const isDai = cells[at('姓名')] === '乔待办';
    const isOther = !isDai && wrong++ === 0;
    if (!isDai && !isOther) return cells;
    const said = new Map([
      [at('户籍核实结果'), isDai ? '确无证件号' : '派出所没人'],
      [at('核实日期'), '20261101'],
      [at('备注'), '派出所李警官'],
    ]);
    return head.map((_, i) => said.get(i) ?? cells[i] ?? '');
  });
  return Buffer.from([head, ...filled].map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\n'));
}
