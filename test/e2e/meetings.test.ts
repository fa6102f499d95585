import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { barriers, sidewaysScroll, visiting } from './browser.ts';
import { enter, signIn } from './desk.ts';

const { visitor } = visiting();

test('a school trains its class teachers: asked on the phone, attended in one act, and the coverage says so', async () => {
  const school = await visitor();
  const phone = await visitor('phone');
  await signIn(school.page, 'danshui.registrar');
  await enter(school.page, '会议与培训');
  const before = await coverageOf(school.page);
  expect(before.trained).toBeLessThan(before.total);
  expect(await barriers(school.page)).toEqual([]);

  await school.page.goto('/gatherings');
  await school.page.getByRole('button', { name: '发起会议、培训' }).click();
  await school.page.getByLabel('名称').fill('核对表回收培训');
  await school.page.getByLabel('日期').fill(today());
  await school.page.getByLabel('开始').fill('14:30');
  await school.page.getByLabel('结束').fill('16:00');
  await school.page.getByLabel('地点').fill('三楼会议室');
  await school.page.getByText(`请 ${before.total} 人`).waitFor();
  expect(await barriers(school.page)).toEqual([]);
  await school.page.getByRole('button', { name: '发起', exact: true }).click();
  await school.page.getByRole('heading', { level: 1, name: '核对表回收培训' }).waitFor();
  const meeting = new URL(school.page.url()).pathname;

  await signIn(phone.page, await aTeacherOf(school.page));
  await phone.page.getByRole('link', { name: /核对表回收培训.*三楼会议室.*请答复/ }).click();
  await phone.page.getByRole('button', { name: '已知悉，准时参加' }).waitFor();
  expect([await barriers(phone.page), await sidewaysScroll(phone.page)]).toEqual([[], 0]);
  await phone.page.getByRole('button', { name: '已知悉，准时参加' }).click();
  await phone.page.getByText('您已答复：已知悉').waitFor();

  await school.page.goto(meeting);
  await school.page.getByText('已知悉').waitFor();
  await school.page.getByRole('button', { name: '登记到会' }).click();
  await school.page.getByText(`到会 ${before.total}，缺席 0`).waitFor();
  expect(await barriers(school.page)).toEqual([]);
  await school.page.getByRole('button', { name: '保存到会情况' }).click();
  await school.page.getByRole('button', { name: '更正到会' }).waitFor();

  await enter(school.page, '会议与培训');
  expect(await coverageOf(school.page)).toEqual({ trained: before.total, total: before.total });
  await school.page
    .getByRole('button', { name: new RegExp(`班主任，已培训：${before.total}$`) })
    .last()
    .click();
  await school.page
    .getByRole('dialog')
    .getByRole('listitem')
    .nth(before.total - 1)
    .waitFor();
  expect(await barriers(school.page)).toEqual([]);
  for (const { complaints } of [school, phone]) expect(complaints).toEqual([]);
});

test('a school plans the parents’ meetings of all its classes in one act, and none twice', async () => {
  const { page, complaints } = await visitor();
  await signIn(page, 'danshui.registrar');
  for (const told of [/已为 \d+ 个班发起家长会，班主任收到消息/, '各班都已经有了这次家长会']) {
    await page.goto('/gatherings');
    await page.getByRole('button', { name: '发起会议、培训' }).click();
    await page.getByRole('combobox', { name: '种类' }).last().click();
    await page.locator('.ant-select-item[title=家长会]').click();
    await page.getByRole('radio', { name: '全校各班' }).waitFor();
    await page.getByLabel('日期').fill(today());
    await page.getByLabel('开始').fill('15:00');
    await page.getByLabel('结束').fill('16:30');
    expect(await page.getByLabel('地点').inputValue()).toBe('本班教室');
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: '发起', exact: true }).click();
    await page.getByText(told).waitFor();
  }
  expect(complaints).toEqual([]);
});

test('a class teacher records the parents’ meeting of the class on a phone', async () => {
  const phone = await visitor('phone');
  const desk = await visitor();
  await signIn(desk.page, 'danshui.registrar');
  await signIn(phone.page, await aTeacherOf(desk.page));
  await phone.page.goto('/gatherings?kind=parents');
  await phone.page.getByRole('button', { name: '发起会议、培训' }).click();
  await phone.page.getByLabel('名称').fill('期中家长会');
  await phone.page.getByLabel('日期').fill(today());
  await phone.page.getByLabel('开始').fill('18:30');
  await phone.page.getByLabel('结束').fill('19:30');
  await phone.page.getByLabel('地点').fill('本班教室');
  await looksRight(phone.page);
  await phone.page.getByRole('button', { name: '发起', exact: true }).click();
  await phone.page.getByRole('button', { name: /^登记到会/ }).click();
  const first = phone.page
    .getByRole('listitem')
    .filter({ has: phone.page.getByText('另行送达') })
    .first();
  await first.getByText('缺席').click();
  await phone.page.getByText(/，缺席 1，/).waitFor();
  await looksRight(phone.page);
  await phone.page.getByRole('button', { name: /^保存/ }).click();
  await phone.page.getByText('已登记到会').waitFor();
  await looksRight(phone.page);
  await phone.page.getByRole('link', { name: '问题名单' }).click();
  await phone.page
    .getByText(/只交给学生本人的家长|没有未了的问题/)
    .first()
    .waitFor();
  await looksRight(phone.page);
  expect(phone.complaints).toEqual([]);
});

/** 班主任已培训 so many of so many, as the page says it. */
async function coverageOf(page: Page): Promise<{ readonly trained: number; readonly total: number }> {
  await page.goto('/gatherings?view=coverage');
  const text = await page.getByText(/^班主任已培训/).textContent();
  const [, trained, total] = /班主任已培训\s*(\d+)\/(\d+)/.exec(text ?? '') ?? [];
  return { trained: Number(trained), total: Number(total) };
}

/** The class teacher whom the sign-in page of the demo offers. */
async function aTeacherOf(page: Page): Promise<string> {
  const answer = await page.request.get('/api/demo-logins');
  const { logins }: { readonly logins: readonly { readonly account: string; readonly office: string }[] } =
    await answer.json();
  return logins.find(({ office }) => office === '班主任')?.account ?? '';
}

/** Today in China, as it is typed. */
function today(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '');
}

async function looksRight(page: Page): Promise<void> {
  expect([await barriers(page), await sidewaysScroll(page)]).toEqual([[], 0]);
}
