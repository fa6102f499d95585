import { writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { IN_THIS_PROCESS } from '../in-this-process.ts';
import { aScannedPile } from '../returns/scanned-pile.ts';
import { barriers, sidewaysScroll, type Visitor, visiting } from './browser.ts';
import { signIn } from './desk.ts';

const { visitor } = visiting();

interface PrintedPupil {
  readonly id: string;
  readonly name: string;
  readonly code: string;
  readonly jpeg: Buffer;
}

test('a registrar counts sheets by the scanner, uploads the pile, keys, asks back; the head rechecks', async () => {
  const [county, registrar, head] = [await visitor(), await visitor(), await visitor()];
  await signIn(county.page, 'county');
  await signIn(registrar.page, 'danshui.registrar');
  const campaign = await opened(county.page);
  const pupils = await printedPupils(registrar.page, campaign, 4);
  const [one, two, three, four] = pupils as [PrintedPupil, PrintedPupil, PrintedPupil, PrintedPupil]; // as many as were asked for

  await registers(registrar, campaign, one);
  await uploads(registrar.page, campaign, [one, two, three], four);
  await keys(registrar.page, campaign, pupils);
  await signIn(head.page, 'danshui.head');
  await rechecks(head.page, campaign, pupils);
  for (const { complaints } of [registrar, head]) expect(complaints).toEqual([]);
});

async function registers({ page }: Visitor, campaign: string, pupil: PrintedPupil): Promise<void> {
  await page.goto(`/campaigns/${campaign}?tab=returns&part=register`);
  const box = page.getByLabel('用扫描枪扫');
  await box.waitFor();
  await page.keyboard.type(pupil.code);
  await page.keyboard.press('Enter');
  await page.getByText('已登记回收').waitFor();
  await page.getByText(pupil.name).first().waitFor();
  await page.keyboard.type(`${pupil.code.slice(0, -1)}${pupil.code.endsWith('2') ? '3' : '2'}`);
  await page.keyboard.press('Enter');
  await page.getByText('编码有一位打错了').waitFor();
  await looksRight(page, 'register');
  await page.keyboard.press('Control+z');
  await page.getByText(`已撤销${pupil.name}的登记`).waitFor();
  await page.keyboard.type(pupil.code);
  await page.keyboard.press('Enter');
  await page.getByText('扫了 3 次，登记 1 张').waitFor();
  // A machine without a camera says so.
  await page.getByRole('button', { name: '用摄像头扫' }).click();
  await page.getByText('摄像头打不开').waitFor();
  await page.getByRole('button', { name: '关闭摄像头' }).click();
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await sidewaysScroll(page)).toBe(0);
  await shot(page, 'register-phone');
  await page.setViewportSize({ width: 1366, height: 768 });
}

async function uploads(
  page: Page,
  campaign: string,
  known: readonly PrintedPupil[],
  lost: PrintedPupil,
): Promise<void> {
  await page.goto(`/campaigns/${campaign}?tab=returns&part=scans`);
  const askew = await Promise.all(known.map(({ jpeg }, at) => scanned(jpeg, at)));
  // Of the last sheet the corner with its code is torn off.
  const { width = 0 } = await sharp(lost.jpeg).metadata();
  const patch = await sharp({ create: { width: 220, height: 240, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  const torn = await sharp(lost.jpeg)
    .composite([{ input: patch, left: width - 220, top: 0 }])
    .toColourspace('b-w')
    .jpeg()
    .toBuffer();
  const buffer = await aScannedPile([...askew, torn]);
  await page.locator('input[type=file]').setInputFiles({ name: '一沓.pdf', mimeType: 'application/pdf', buffer });
  await page.getByText('没有识别出编码').waitFor({ timeout: 120_000 });
  await page.getByRole('img', { name: '家长交回的核对表' }).waitFor();
  await looksRight(page, 'scans');
  await page.getByLabel('待认领的扫描页').getByLabel('查找学生').fill(lost.name);
  await page.getByRole('list', { name: '查找结果' }).getByRole('button').filter({ hasText: lost.name }).first().click();
  await page.getByText(`已登记${lost.name}的核对表`).waitFor();
  await page.getByText('没有待认领的页').waitFor();
}

async function keys(page: Page, campaign: string, pupils: readonly PrintedPupil[]): Promise<void> {
  await page.goto(`/campaigns/${campaign}?tab=returns&part=keying`);
  await page.getByRole('button', { name: '开始录入（共 4 张）' }).click();
  const heading = page.getByRole('heading', { level: 3 });
  let nameIn = ((await heading.textContent()) ?? '').split('　')[0] ?? '';
  expect(pupils.map(({ name }) => name)).toContain(nameIn);
  await page.getByRole('img', { name: '家长交回的核对表' }).waitFor();
  // By keys alone: into the fourth group, down to the postcode, and the sheet is ended.
  await page.keyboard.press('Alt+4');
  for (let presses = 0; presses < 4; presses++) await page.keyboard.press('ArrowDown');
  await page.keyboard.type('474599');
  await page.getByText('草稿已存').waitFor();
  await looksRight(page, 'keying');
  await page.keyboard.press('Control+Enter');
  await page.getByText(`${nameIn}：1 项已更新`).waitFor();

  await heading.filter({ hasNotText: nameIn }).waitFor();
  nameIn = ((await heading.textContent()) ?? '').split('　')[0] ?? '';
  expect(pupils.map(({ name }) => name)).toContain(nameIn);
  // A key field is typed twice, and what is pasted is refused.
  await page.locator('#k-name').fill(`${nameIn}又`);
  const second = page.getByLabel('姓名再录一遍');
  await second.focus();
  await page.evaluate(`document.activeElement.dispatchEvent(
    new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: new DataTransfer() }))`);
  await page.getByText('不能粘贴').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText('两次录入不一致').first().waitFor();
  await second.fill(`${nameIn}又`);
  await looksRight(page, 'keying-twice');
  await page.keyboard.press('Control+Enter');
  await page.getByText('关键信息已填报变更业务').waitFor();

  await page.getByRole('button', { name: '看不清，退回家长' }).click();
  await page.getByLabel('请家长确认什么').fill('电话第七位看不清');
  await looksRight(page, 'ask-back');
  await page.getByRole('button', { name: '退回', exact: true }).click();
  await page.getByText('已退回家长确认').waitFor();
  await page.goto(`/campaigns/${campaign}?tab=returns&part=asked`);
  await page.getByText('电话第七位看不清').waitFor();
  await looksRight(page, 'asked');
}

async function rechecks(page: Page, campaign: string, pupils: readonly PrintedPupil[]): Promise<void> {
  await page.goto(`/campaigns/${campaign}?tab=returns`);
  await page.getByRole('button', { name: '开始复核（共 2 张）' }).click();
  await page.getByRole('img', { name: '家长交回的核对表' }).waitFor();
  await page.getByRole('row', { name: '邮政编码' }).getByText('474599').waitFor();
  await looksRight(page, 'recheck');
  await page.keyboard.press('Control+Enter');
  await page.getByText('关键信息走变更业务').waitFor();
  await page.getByRole('button', { name: '录错了，退回' }).click();
  await page.getByLabel('哪里录错了').fill('原表上没有“又”');
  await page.getByRole('button', { name: '退回', exact: true }).click();
  await page.getByText('没有待复核的').waitFor();
  expect(pupils).toHaveLength(4);
}

async function opened(page: Page): Promise<string> {
  const headers = { 'x-requested-with': 'renji', origin: new URL(page.url()).origin };
  const { unit } = await (await page.request.get('/api/session')).json();
  const [year] = new Date().toISOString().split('-');
  const data = {
    ...{
      title: '学籍信息质量核查（回收）',
      basis: '西峡县教育体育局函件',
      startsOn: `${year}-01-01`,
      deadline: `${year}-12-31`,
    },
    content: { units: [unit], grades: [], phases: [], emphasis: { fields: [], rules: [] } },
  };
  const made = await page.request.post('/api/campaigns', { headers, data });
  const { id } = await made.json();
  const begun = await page.request.post(`/api/campaigns/${id}/opening`, { headers, data: { revision: 1 } });
  expect(begun.status(), await begun.text()).toBe(200);
  return id;
}

async function printedPupils(page: Page, campaign: string, count: number): Promise<readonly PrintedPupil[]> {
  const headers = { 'x-requested-with': 'renji', origin: new URL(page.url()).origin };
  const found = await page.request.post('/api/pupils/search', { headers, data: { limit: 100 } });
  const { rows }: { readonly rows: readonly { id: string; name: string; errors: number }[] } = await found.json();
  // Other journeys take their pupils from the ends.
  const names = rows.map(({ name }) => name);
  const middle = rows
    .slice(30, 70)
    .filter(({ errors, name }) => errors === 0 && names.filter((each) => each === name).length === 1);
  const chosen: PrintedPupil[] = [];
  for (const { id, name } of middle) {
    const cases = await (await page.request.get(`/api/pupils/${id}/cases`)).json();
    if (cases.rows.length > 0) continue;
    const data = { students: [id], masked: true, cover: false };
    const begun = await page.request.post(`/api/campaigns/${campaign}/sheets`, { headers, data });
    const { task } = await begun.json();
    const pdf = await fileOf(page, task);
    const reading = await IN_THIS_PROCESS.readScan(pdf, { from: 1, to: 1 });
    if ('refused' in reading) throw new Error(reading.refused);
    const [sheet] = reading.read;
    chosen.push({ id, name, code: (sheet?.code ?? '').replace(/^.*#/, ''), jpeg: sheet?.jpeg ?? Buffer.alloc(0) });
    if (chosen.length === count) return chosen;
  }
  throw new Error('there are not enough pupils in order');
}

async function fileOf(page: Page, task: string): Promise<Buffer> {
  for (let looks = 0; looks < 200; looks++) {
    const { state } = await (await page.request.get(`/api/tasks/${task}`)).json();
    if (state === 'done') return (await page.request.get(`/api/tasks/${task}/file`)).body();
    if (state !== 'running' && state !== 'waiting') throw new Error(`the sheets were not printed: ${state}`);
    await page.waitForTimeout(300);
  }
  throw new Error('the sheets are still being printed');
}

/** As the copier of a school delivers it. */
function scanned(jpeg: Buffer, at: number): Promise<Buffer> {
  return sharp(jpeg)
    .rotate([1.4, -2, 181][at % 3] ?? 0, { background: '#f4f4f4' })
    .toColourspace('b-w')
    .jpeg({ quality: 60 })
    .toBuffer();
}

async function looksRight(page: Page, name: string): Promise<void> {
  expect(await barriers(page)).toEqual([]);
  expect(await sidewaysScroll(page)).toBe(0);
  await shot(page, name);
}

async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.RENJI_SHOTS;
  if (folder !== undefined) writeFileSync(`${folder}/${name}.png`, await page.screenshot());
}
