import { expect, test } from 'vitest';
import { barriers, visiting } from './browser.ts';
import { enter, signIn } from './desk.ts';

const { visitor } = visiting();

test('a figure leads to its list, and to a supervision that is answered and closed', async () => {
  const officer = await visitor();
  await signIn(officer.page, 'county');
  await officer.page.goto('/monitoring?figure=login-days');
  await officer.page.getByRole('region', { name: '近30天登录率' }).getByText('差的在前').waitFor();
  expect(await barriers(officer.page)).toEqual([]);
  await officer.page.getByRole('button', { name: '看表' }).click();
  await officer.page.getByRole('table').first().waitFor();
  await officer.page.getByRole('link', { name: /丹水镇中心校 没有登录的日子/ }).click();
  await officer.page.getByRole('heading', { level: 1, name: '没有登录的日子' }).waitFor();
  expect(await barriers(officer.page)).toEqual([]);

  await officer.page.goBack();
  await officer.page.getByRole('button', { name: '督办丹水镇中心校：近30天登录率' }).click();
  const form = officer.page.getByRole('dialog');
  await form.getByText('因何督办').waitFor();
  expect(await barriers(officer.page)).toEqual([]);
  await form.getByRole('button', { name: '发起督办' }).click();
  await officer.page.getByRole('heading', { level: 1, name: /近30天登录率（截至/ }).waitFor();
  const matter = new URL(officer.page.url()).pathname;
  expect(await barriers(officer.page)).toEqual([]);

  const center = await visitor();
  await signIn(center.page, 'danshui.center');
  await center.page
    .getByRole('link', { name: /近30天登录率（截至/ })
    .first()
    .click();
  await center.page.getByRole('button', { name: '答复', exact: true }).click();
  const answer = center.page.getByRole('dialog');
  await answer.getByLabel('请写明怎样整改、结果如何').fill('已逐校落实代办人，今天起每日通报登录情况。');
  await answer.getByRole('button', { name: '答复', exact: true }).click();
  await center.page.getByText('已答复，待审核').first().waitFor();

  await officer.page.goto(matter);
  await officer.page.getByText('已逐校落实代办人').waitFor();
  await officer.page.getByRole('button', { name: '认可答复，销号' }).click();
  await officer.page.getByRole('dialog').getByRole('button', { name: '认可答复，销号' }).click();
  await officer.page.getByText('已销号').first().waitFor();
  await enter(officer.page, '督办');
  expect(await barriers(officer.page)).toEqual([]);
  for (const { complaints } of [officer, center]) expect(complaints).toEqual([]);
});

test('the wall fits its screen, opens nothing, and says since when the server is gone', async () => {
  const { page } = await visitor();
  await signIn(page, 'county');
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto('/wall');
  await page.getByText('学籍监测总览').waitFor();
  await page.getByText('在册学生').waitFor();
  const scroll = () => page.evaluate('[document.documentElement.scrollHeight, document.documentElement.scrollWidth]');
  expect(await scroll()).toEqual([1080, 1920]);
  expect(await page.getByRole('link').count()).toBe(0);
  expect(await barriers(page)).toEqual([]);
  await page.keyboard.press('ArrowRight');
  await page.getByText('办理时限与每日登录').waitFor();
  expect(await scroll()).toEqual([1080, 1920]);

  await page.route('**/api/monitoring**', (route) => route.abort());
  await page.clock.install();
  await page.reload();
  await page.getByText(/自 \d\d:\d\d 起连不上服务器/).waitFor();
  await page.unroute('**/api/monitoring**');
  await page.clock.fastForward(16_000);
  await page.getByText('在册学生').waitFor();
  expect(await page.getByText('连不上服务器').count()).toBe(0);
});
