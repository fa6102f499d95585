import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRegister, type Register } from '#src/app/open-register.ts';
import { wholeDesk } from '#src/app/server/whole-desk.ts';
import type { Actor } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import { openCampaign } from '#src/verification/campaign/store/open-campaign.ts';
import { aDraftCampaign } from '../campaign-at-work.ts';
import { aPrintedSheet, type PrintedSheet } from '../guardian/a-printed-sheet.ts';
import { barriers, sidewaysScroll, visiting } from './browser.ts';
import { demo } from './demo.ts';
import { aPupilInOrder, signIn } from './desk.ts';

const { visitor } = visiting();
let register: Register;

beforeAll(async () => {
  const opened = await openRegister({ data: demo().data }, { beside: true, mustExist: true, notice: () => {} });
  if ('refused' in opened) throw new Error(opened.refused);
  register = opened;
});
afterAll(() => register.close());

test('a guardian corrects on a phone over a line that breaks, signs by hand, and the desk has the answer', async () => {
  const registrar = await visitor();
  const phone = await visitor('phone');
  await signIn(registrar.page, 'danshui.registrar');
  const pupil = await aPupilInOrder(registrar.page, 'first');
  const { sheet, campaign } = await printed(pupil.id);
  const asked: string[] = [];
  phone.page.on('request', (request) => asked.push(request.url()));

  await phone.page.goto(`/g#${sheet.code}`);
  await phone.page.getByRole('heading', { name: '核对孩子的学籍信息' }).waitFor();
  await looksRight(phone.page);
  await phone.page.getByLabel('手机尾号或核对密码').fill('AAAAAA');
  await phone.page.getByRole('button', { name: '打开' }).click();
  await phone.page.getByText('打不开：').waitFor();
  expect(await phone.page.locator('body').textContent()).not.toContain(pupil.name);
  await phone.page.getByLabel('手机尾号或核对密码').fill(sheet.key);
  await phone.page.getByRole('button', { name: '打开' }).click();
  await phone.page.getByText('谁在处理').waitFor();
  await looksRight(phone.page);
  await phone.page.getByRole('button', { name: '看过了，开始核对' }).click();

  await toGroup(phone.page, '基础信息');
  const name = phone.page.getByRole('group', { name: '姓名', exact: true });
  await name.getByRole('button', { name: '要改' }).click();
  await name.getByText('请带户口簿').waitFor();
  await looksRight(phone.page);
  await name.getByRole('button', { name: '对', exact: true }).click();
  await toGroup(phone.page, '联系信息');
  const postcode = phone.page.getByRole('group', { name: '邮政编码' });
  await postcode.getByRole('button', { name: '要改' }).click();
  await postcode.getByLabel('邮政编码应当是').fill('474599');
  await looksRight(phone.page);
  await toGroup(phone.page, '要改 1 项');
  await looksRight(phone.page);
  await phone.page.getByLabel('您是孩子的').selectOption('母亲');
  await phone.page.getByRole('button', { name: '签好了，提交' }).click();
  await phone.page.getByText('请在框里手写签名').waitFor();
  await draw(phone.page);
  // The line breaks in the middle of sending, and what was sent arrives once.
  await phone.page.context().setOffline(true);
  await phone.page.getByRole('button', { name: '签好了，提交' }).click();
  await phone.page.getByText('网络不好，正在重试').waitFor();
  await phone.page.context().setOffline(false);
  await phone.page.getByRole('heading', { name: '已收到' }).waitFor();
  await phone.page.getByText('回执编号').waitFor();
  await phone.page.getByRole('button', { name: '存成图片' }).click();
  await phone.page.getByRole('img', { name: '核对回执图片' }).waitFor();
  await looksRight(phone.page);
  expect(asked.filter((url) => url.includes(sheet.code.slice(9)) && !url.includes('#'))).toEqual([]);

  await phone.page.reload();
  await phone.page.getByLabel('手机尾号或核对密码').fill(sheet.key);
  await phone.page.getByRole('button', { name: '打开' }).click();
  await phone.page.getByText('已提交，学校还没有录入').waitFor();

  const { rows } = await (await registrar.page.request.get(`/api/campaigns/${campaign}/guardian-answers`)).json();
  expect(rows).toMatchObject([{ name: pupil.name, state: 'waiting' }]);
  for (const { complaints } of [registrar, phone]) {
    expect(complaints.filter((complaint) => !complaint.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
  }
});

async function printed(student: string): Promise<{ readonly sheet: PrintedSheet; readonly campaign: string }> {
  const desk = wholeDesk(register.desk);
  const { rows } = await sql<{ county: string; path: UnitPath }>`
    select county, path from units where kind = 'county' and until is null`.execute(desk.db);
  const [{ county = '', path: unit }] = rows as [{ county: string; path: UnitPath }]; // the demo has one county
  const actor: Actor = { person: randomUUID(), name: '县局', county, office: 'county', unit };
  const campaign = await aDraftCampaign(desk, {}, actor);
  const [year] = desk.clock.today().split('-');
  await sql`update campaigns set starts_on = ${`${year}-01-01`}, deadline = ${`${year}-12-31`} where id = ${campaign}`.execute(
    desk.db,
  );
  const opened = await openCampaign(desk, actor, campaign, 1);
  if ('objections' in opened) throw new Error(JSON.stringify(opened));
  return { sheet: await aPrintedSheet(desk, campaign, student), campaign };
}

/** Group by group, until the one with this heading. */
async function toGroup(page: Page, title: string): Promise<void> {
  for (let groups = 0; groups < 12; groups++) {
    if ((await page.getByRole('heading', { level: 1 }).textContent()) === title) return;
    await page.getByRole('button', { name: '下一组' }).click();
  }
  throw new Error(`no group is called ${title}`);
}

async function draw(page: Page): Promise<void> {
  const pad = page.getByRole('img', { name: '手写签名框' });
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (box === null) throw new Error('nowhere to sign');
  await page.mouse.move(box.x + 40, box.y + 30);
  await page.mouse.down();
  for (let step = 1; step <= 30; step++) {
    await page.mouse.move(box.x + 40 + step * 7, box.y + box.height / 2 + 40 * Math.sin(step / 2));
  }
  await page.mouse.up();
}

/** At 360 px, and on the narrowest telephone that is still in use. */
async function looksRight(page: Page): Promise<void> {
  expect(await barriers(page)).toEqual([]);
  for (const width of [320, 360]) {
    await page.setViewportSize({ width, height: 740 });
    expect(await sidewaysScroll(page)).toBe(0);
  }
}
