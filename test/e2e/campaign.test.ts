import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { barriers, sidewaysScroll, visiting } from './browser.ts';
import { enter, signIn } from './desk.ts';

const { visitor } = visiting();

const TITLE = '丹水镇学籍信息补充核查';

test('the county opens a campaign, its central school says how, and a class teacher hands it out on a phone', async () => {
  const county = await visitor();
  await signIn(county.page, 'county');
  await enter(county.page, '核查专项');
  await draft(county.page);
  await county.page.getByRole('button', { name: '启动专项' }).click();
  const opening = county.page.getByRole('dialog', { name: `启动“${TITLE}”` });
  expect(await opening.textContent()).toMatch(/\d+ 所学校、[\d,]+ 名学生列入台账/);
  await opening.getByRole('button', { name: '启动', exact: true }).click();
  await county.page.getByText('六项职责').first().waitFor();
  await county.page.getByRole('button', { name: '结束专项' }).waitFor();
  expect(await barriers(county.page)).toEqual([]);

  const center = await visitor();
  await signIn(center.page, 'danshui.center');
  await openCampaign(center.page);
  await center.page.getByRole('button', { name: '制订核查办法' }).click();
  await publish(center.page);
  await center.page.getByRole('heading', { name: /核查办法：丹水镇中心校/ }).waitFor();
  expect(await barriers(center.page)).toEqual([]);

  const teacher = await visitor('phone');
  await signIn(teacher.page, await aClassTeacher(teacher.page));
  await teacher.page.getByRole('link', { name: TITLE }).first().waitFor();
  await openCampaign(teacher.page);
  await teacher.page.getByRole('link', { name: '台账', exact: true }).click();
  await handOut(teacher.page);
  expect(await barriers(teacher.page)).toEqual([]);
  expect(await sidewaysScroll(teacher.page)).toBe(0);

  await teacher.page
    .getByRole('button', { name: /^登记为有修改：/ })
    .first()
    .click();
  await teacher.page.getByRole('button', { name: '有修改 1', exact: true }).waitFor();
  await whyNot(teacher.page);
  await teacher.page.getByRole('button', { name: '无法回收 1', exact: true }).waitFor();
  expect([...county.complaints, ...center.complaints, ...teacher.complaints]).toEqual([]);
});

/** The county's form: of 丹水镇 alone, so that the campaign that the demo runs already is not disturbed. */
async function draft(page: Page): Promise<void> {
  await page.getByRole('button', { name: '拟定专项' }).click();
  const form = page.getByRole('dialog', { name: '拟定核查专项' });
  await form.getByRole('textbox', { name: '名称' }).fill(TITLE);
  await form.getByRole('textbox', { name: '依据的文件' }).fill('县局通知（演示）');
  await form.getByRole('textbox', { name: '开始日期' }).fill(dayFromNow(0));
  await form.getByRole('textbox', { name: '学校完成的截止日期' }).fill(dayFromNow(20));
  await form.getByRole('radio', { name: '其中的中心校、学校' }).check();
  await form.getByRole('combobox', { name: '单位' }).click();
  await page.getByTitle('丹水镇中心校', { exact: true }).click();
  expect(await barriers(page)).toEqual([]);
  await form.getByRole('button', { name: '保存草稿' }).click();
  await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
}

async function publish(page: Page): Promise<void> {
  const form = page.getByRole('dialog', { name: '核查办法' });
  await form.getByRole('button', { name: '发布', exact: true }).click();
  await form.getByText('请写明“打印核对表”的责任人，再发布').first().waitFor();
  for (const box of await form.getByRole('textbox', { name: '责任人' }).all()) await box.fill('学校学籍主管领导');
  await form.getByRole('textbox', { name: '工作要求' }).fill('逐生下发，逐项录入，换人复核。');
  expect(await barriers(page)).toEqual([]);
  await form.getByRole('button', { name: '发布', exact: true }).click();
}

/** The whole class in one act, taken back and done again. */
async function handOut(page: Page): Promise<void> {
  const whole = page.getByRole('button', { name: /^全班下发/ });
  for (const again of [false, true]) {
    await whole.click();
    await page.getByRole('button', { name: '已下发', exact: true }).click();
    await whole.waitFor({ state: 'detached' });
    if (again) return;
    await page.getByRole('button', { name: '撤销', exact: true }).first().click();
    await whole.waitFor();
  }
}

async function whyNot(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^登记为无法回收：/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog', { name: /登记为无法回收/ });
  await dialog.getByRole('radio', { name: '监护人拒绝核对或签字' }).check();
  await dialog.getByRole('button', { name: '登记为无法回收', exact: true }).click();
}

async function openCampaign(page: Page): Promise<void> {
  await page.goto('/campaigns');
  await page.getByRole('link', { name: TITLE }).click();
  await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
}

/** The demo offers one class teacher; which class it is depends on the year. */
async function aClassTeacher(page: Page): Promise<string> {
  const answer = await page.request.get('/api/demo-logins');
  const { logins }: { readonly logins: readonly { account: string; office: string }[] } = await answer.json();
  return logins.find(({ office }) => office === '班主任')?.account ?? '';
}

/** By the county's clock, as somebody types it. */
function dayFromNow(days: number): string {
  const day = new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
  return day.replaceAll('-', '');
}
