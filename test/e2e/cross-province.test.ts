import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { aNumber } from '../a-child.ts';
import { barriers, visiting } from './browser.ts';
import { enter, signIn } from './desk.ts';
import { photograph } from './photograph.ts';

const { visitor } = visiting();

const NUMBER = aNumber('420302', '20170506', 41);
/** 石小江 comes from 十堰 in 湖北 into the third grade, or whichever a child of nine is in. */
const TYPED = {
  '转出地（省、市、县）': '湖北省十堰市茅箭区',
  转出学校: '十堰市车城路小学',
  转入班级: '1班',
  姓名: '石小江',
  出生日期: '20170506',
  身份证件号: NUMBER,
  学籍号: `G${NUMBER}`,
  入学年月: '202309',
  现住址: '河南省西峡县丹水镇英湾村1组8号',
  联系电话: '13837700021',
  监护人姓名: '石大江',
  监护人联系电话: '13837700021',
} as const;
const CHOSEN = {
  转学原因: '父母务工、经商或工作调动',
  性别: '男',
  身份证件类型: '居民身份证',
  民族: '汉族',
  '国籍/地区': '中国',
  港澳台侨外: '否',
  入学方式: '就近入学',
  监护人与学生的关系: '父亲',
} as const;

test('a child comes from another province: two desks here, three steps there, and 调档 opens the record', async () => {
  const registrar = await visitor();
  const head = await visitor('phone');
  const county = await visitor();
  await signIn(registrar.page, 'danshui.registrar');
  await signIn(head.page, 'danshui.head');
  await signIn(county.page, 'county');

  const number = await apply(registrar.page);
  await head.page.goto('/cases');
  await head.page.getByRole('listitem').filter({ hasText: '石小江' }).getByRole('button', { name: '打开' }).click();
  await decide(head.page, '通过');
  await open(county.page, number);
  expect(await barriers(county.page)).toEqual([]);
  await decide(county.page, '通过');

  for (const [shade, step] of ['转出学校核办', '转出地教育局核办', '转入学校调档'].entries()) {
    await open(registrar.page, number);
    await current(registrar.page, step);
    if (shade === 0) await refusedWithoutProof(registrar.page);
    await attach(registrar.page, '系统外环节办结凭证', shade + 6);
    expect(await barriers(registrar.page)).toEqual([]);
    await decide(registrar.page, '通过', shade === 2 ? '建立' : undefined);
  }

  await registrar.page.goto('/pupils');
  await registrar.page.getByRole('main').getByLabel('查找学生').fill('石小江');
  await registrar.page.keyboard.press('Enter');
  await registrar.page.getByRole('row').filter({ hasText: '石小江' }).click();
  await registrar.page.locator('.r-pupil-name', { hasText: '石小江' }).waitFor();
  await registrar.page.getByRole('tab', { name: '业务' }).click();
  await registrar.page.getByText('已办结').waitFor();
  for (const { complaints } of [registrar, head, county]) expect(complaints).toEqual([]);
});

/** From the catalogue: nobody here has a record of the child, so everything is taken from the card the parents bring. */
async function apply(page: Page): Promise<string> {
  await enter(page, '业务办理');
  await page.getByRole('link', { name: '新办业务' }).click();
  await page.getByRole('button', { name: '跨省转入', exact: true }).click();
  await page.getByRole('button', { name: '开始填报' }).click();
  await page.getByRole('heading', { name: /^填写申请/ }).waitFor();
  for (const [title, text] of Object.entries(TYPED)) {
    await box(page, title).fill(text);
    await page.keyboard.press('Tab');
  }
  for (const [title, label] of Object.entries(CHOSEN)) await choose(page, title, label);
  await choose(page, '转入年级', '小学四年级');
  await attach(page, '申请表（监护人签字）', 3);
  await attach(page, '转学理由证明', 4);
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.getByRole('dialog', { name: /^提交/ }).getByRole('button', { name: '提交', exact: true }).click();
  await current(page, '转入学校审核');
  return (
    (await page
      .getByText(/^\d{4}-\d{6}$/)
      .first()
      .textContent()) ?? ''
  );
}

/** A label is followed by a star where the answer is required. */
function box(page: Page, title: string) {
  return page.getByLabel(new RegExp(`^${title.replaceAll(/[()/]/g, '\\$&')}(?: \\*)?$`)).first();
}

async function choose(page: Page, title: string, label: string): Promise<void> {
  await box(page, title).fill(label);
  await page.getByTitle(label, { exact: true }).last().click();
}

async function open(page: Page, number: string): Promise<void> {
  await enter(page, '业务办理');
  await page.getByRole('row').filter({ hasText: number }).click();
  await page.getByRole('list', { name: '办理环节' }).waitFor();
}

async function current(page: Page, step: string): Promise<void> {
  await page.locator('[aria-current=step]', { hasText: step }).waitFor();
}

async function refusedWithoutProof(page: Page): Promise<void> {
  await page.getByRole('button', { name: '通过', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '通过', exact: true }).click();
  await dialog.getByText(/凭证/).last().waitFor();
  await dialog.getByRole('button', { name: '取消' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** What the dialog of the last step says of the record is read before it is pressed. */
async function decide(page: Page, deed: string, says?: string): Promise<void> {
  await page.getByRole('button', { name: deed, exact: true }).click();
  const dialog = page.getByRole('dialog');
  if (says !== undefined) await dialog.getByText(says).waitFor();
  await dialog.getByRole('button', { name: deed, exact: true }).click();
  await page.getByText(new RegExp(`^\\d{4}-\\d{6} 已${deed}$`)).waitFor();
}

async function attach(page: Page, title: string, shade: number): Promise<void> {
  const removes = page.getByRole('button', { name: `撤下${title}` });
  const before = await removes.count();
  await page.getByLabel(`上传${title}`).setInputFiles({
    name: `材料${shade}.jpg`,
    mimeType: 'image/jpeg',
    buffer: await photograph(shade),
  });
  await expect.poll(() => removes.count(), { timeout: 30_000 }).toBe(before + 1);
}
