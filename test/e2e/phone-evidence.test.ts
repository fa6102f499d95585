import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { aPhoto } from '../evidence/pictures.ts';
import { barriers, sidewaysScroll, visiting } from './browser.ts';
import { aPupilInOrder, enter, signIn } from './desk.ts';

const { visitor } = visiting();

test('a diagnosis comes by phone, is reviewed point by point under the mark of who looks, and goes back for its missing seal', async () => {
  const registrar = await visitor();
  const phone = await visitor('phone');
  const head = await visitor('phone');
  const county = await visitor();
  await signIn(registrar.page, 'danshui.registrar');
  await signIn(head.page, 'danshui.head');
  await signIn(county.page, 'county');
  const pupil = await aPupilInOrder(registrar.page, 'last');

  await applyForLeave(registrar.page, pupil.id);
  const address = await showCode(registrar.page);
  await photographOnPhone(phone.page, address, pupil.name);
  await registrar.page.getByText('已收到 1 张').waitFor();
  await registrar.page.getByRole('button', { name: '撤下诊断证明' }).waitFor();
  expect(await barriers(registrar.page)).toEqual([]);
  await submit(registrar.page);
  await findOutOnPhone(phone.page);

  const id = new URL(registrar.page.url()).pathname.split('/').at(-1) ?? '';
  await head.page.goto(`/cases/${id}`);
  const seenByHead = await review(head.page, (checklist) =>
    checklist.getByRole('button', { name: '全部符合' }).click(),
  );
  await approve(head.page);
  await enter(county.page, '业务办理');
  await county.page.goto(`/cases/${id}`);
  await county.page.getByText('审核要点均符合').waitFor();
  const seenByCounty = await review(county.page, (checklist) =>
    checklist.getByRole('radiogroup', { name: '盖章或签字' }).getByText('否').click(),
  );
  // The same document, and each with a mark of its own.
  expect(seenByCounty.equals(seenByHead)).toBe(false);
  await sendBack(county.page);
  await registrar.page.reload();
  await registrar.page.getByText(/已退回：材料没有盖章或签字/).waitFor();
  await registrar.page.getByText(/不符合：盖章或签字/).waitFor();
  await registrar.page.getByRole('button', { name: '撤下诊断证明' }).waitFor();
  for (const { complaints } of [registrar, phone, head, county]) expect(complaints.filter(isNoBrokenLine)).toEqual([]);
});

test('a code that is none says so, and what to do', async () => {
  const { page, complaints } = await visitor('phone');
  await page.goto('/upload/411323-AAAAAAAAAAAAAAAAAAAAAAAAAA');
  await page.getByText('请用手机重新扫电脑上的二维码').waitFor();
  expect(await page.locator('input[type=file]').count()).toBe(0);
  expect(await sidewaysScroll(page)).toBe(0);
  expect(await barriers(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

/** The line was broken on purpose. */
function isNoBrokenLine(complaint: string): boolean {
  return !complaint.includes('ERR_INTERNET_DISCONNECTED');
}

async function applyForLeave(page: Page, pupil: string): Promise<void> {
  await page.goto(`/pupils/${pupil}`);
  await page.getByRole('button', { name: '办理业务' }).click();
  await page.getByRole('link', { name: '休学', exact: true }).click();
  await page.getByRole('button', { name: '开始填报' }).click();
  await choose(page, /^申请事项/, '休学');
  await choose(page, /^休学原因/, '因病');
  await choose(page, /^医院级别/, '县级医院');
  await page.getByRole('textbox', { name: /^休学起始日期/ }).fill(dayFromNow(3));
  await page.getByRole('textbox', { name: /^休学期满日期/ }).fill(dayFromNow(180));
  await page.getByRole('textbox', { name: /^出具诊断证明的医院/ }).fill('西峡县人民医院');
  await page.getByRole('textbox', { name: /^诊断日期/ }).fill(dayFromNow(-2));
  await page.keyboard.press('Tab');
  await page.getByText('已保存', { exact: true }).waitFor();
  await page.locator('input[type=file]').setInputFiles({
    name: '申请表.jpg',
    mimeType: 'image/jpeg',
    buffer: await aPhoto(1200, 1600, 11),
  });
  await page.getByRole('button', { name: '撤下申请表（监护人签字）' }).waitFor();
}

/** What is still missing is what the phone is asked for. */
async function showCode(page: Page): Promise<string> {
  await page.getByText('还缺：诊断证明').waitFor();
  await page.getByRole('button', { name: '用手机拍照上传' }).click();
  await page.getByRole('img', { name: '手机上传页面的二维码' }).waitFor();
  await page.getByText(/还有 \d+ 分钟有效/).waitFor();
  const address = await page.locator('.e-address').textContent();
  return new URL(address ?? '').pathname;
}

async function photographOnPhone(page: Page, address: string, name: string): Promise<void> {
  await page.goto(address);
  await page.getByText('诊断证明', { exact: true }).waitFor();
  expect(await page.locator('body').textContent()).not.toContain(name);
  expect(await sidewaysScroll(page)).toBe(0);
  expect(await barriers(page)).toEqual([]);
  await shoot(page, 12);
  await page.getByText('已保存 1 张').waitFor();
  // The line breaks; the picture goes when it is back, without anybody doing anything.
  await page.context().setOffline(true);
  await shoot(page, 12);
  await page.getByText('网络不好，正在重试…').waitFor();
  await page.context().setOffline(false);
  await page.getByText('已保存', { exact: true }).nth(1).waitFor();
  await page.getByText('已保存 1 张').waitFor();
  expect(await sidewaysScroll(page)).toBe(0);
  expect(await barriers(page)).toEqual([]);
}

async function findOutOnPhone(page: Page): Promise<void> {
  await shoot(page, 13);
  await page.getByText('这件业务已经提交，不能再加照片').waitFor();
  expect(await page.locator('input[type=file]').count()).toBe(0);
  expect(await barriers(page)).toEqual([]);
}

/** As the camera of a phone makes it: many more pixels than go over the line. */
async function shoot(page: Page, seed: number): Promise<void> {
  const buffer = await aPhoto(2600, 3400, seed);
  await page.locator('input[capture]').setInputFiles({ name: `IMG_${seed}.jpg`, mimeType: 'image/jpeg', buffer });
}

/** Opens the diagnosis beside what it proves, turns and enlarges it, answers the checklist; returns the picture as it was shown. */
async function review(page: Page, answerList: (checklist: Locator) => Promise<void>): Promise<Buffer> {
  await page.getByRole('button', { name: '诊断证明', exact: true }).click();
  const dialog = page.getByRole('dialog');
  const picture = dialog.getByRole('img', { name: '诊断证明' });
  await picture.waitFor();
  await dialog.getByRole('row', { name: /学籍状态.*休学/ }).waitFor();
  await dialog.getByRole('button', { name: '旋转' }).click();
  await dialog.getByRole('button', { name: '放大' }).click();
  await dialog.getByText('125%').waitFor();
  await answerList(dialog);
  await dialog.getByRole('button', { name: '保存结论' }).click();
  await dialog.getByText('已保存', { exact: true }).waitFor();
  expect(await barriers(page)).toEqual([]);
  expect(await sidewaysScroll(page)).toBe(0);
  const answer = await page.request.get((await picture.getAttribute('src')) ?? '');
  expect(answer.headers()['content-type']).toBe('image/jpeg');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  return answer.body();
}

async function approve(page: Page): Promise<void> {
  await page.getByRole('button', { name: '通过', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '通过', exact: true }).click();
  await page.getByText(/^\d{4}-\d{6} 已通过$/).waitFor();
}

/** What the checklist found wanting is the reason already chosen. */
async function sendBack(page: Page): Promise<void> {
  await page.getByRole('button', { name: '退回', exact: true }).click();
  const dialog = page.getByRole('dialog');
  expect(await dialog.getByRole('radio', { name: '材料没有盖章或签字' }).isChecked()).toBe(true);
  await dialog.getByRole('button', { name: '退回', exact: true }).click();
  await page.getByText(/^\d{4}-\d{6} 已退回$/).waitFor();
}

async function submit(page: Page): Promise<void> {
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.getByRole('dialog', { name: /^提交/ }).getByRole('button', { name: '提交', exact: true }).click();
  await page.getByText('办理中').first().waitFor();
}

async function choose(page: Page, box: RegExp, choice: string): Promise<void> {
  await page.getByRole('combobox', { name: box }).click();
  await page.locator('.ant-select-dropdown:visible').getByTitle(choice, { exact: true }).click();
}

/** As it is written on paper: `20250320`. */
function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 24 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '');
}
