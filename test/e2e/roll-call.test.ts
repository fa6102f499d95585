import { expect, test } from 'vitest';
import { barriers, sidewaysScroll, visiting } from './browser.ts';
import { signIn } from './desk.ts';

const { visitor } = visiting();

test('a teacher calls the roll on a phone over a line that breaks, and the school sees what came of it', async () => {
  const { page, complaints } = await visitor('phone');
  await signIn(page, 'danshui.p2026.1');
  await page.goto('/roll-call');
  await page.getByRole('button', { name: /^(开始核实|重新核实)/ }).click();
  const list = page.getByRole('list', { name: '班级名单' });
  await list.waitFor();
  const names = await list.locator('strong').allTextContents();
  const [first = '', second = '', third = ''] = names;
  const line = (name: string) => page.getByRole('group', { name, exact: true });
  expect(await barriers(page)).toEqual([]);

  await line(first).getByRole('button', { name: '不在班' }).click();
  await page
    .getByRole('group', { name: `${first}在哪里` })
    .getByRole('button', { name: '去向不明' })
    .click();
  await page.getByLabel(`${first}的情况`).fill('三月起未到校');
  await page.getByLabel(`${first}的情况`).press('Enter');
  await list.getByText('已保存').waitFor();

  // The line is cut: what is tapped stays on the phone, is not lost when the page is left, and nobody can sign.
  await page.context().setOffline(true);
  await line(second).getByRole('button', { name: '状态不符' }).click();
  await page
    .getByRole('group', { name: `${second}的实际状态` })
    .getByRole('button', { name: '已休学' })
    .click();
  await line(third).getByRole('button', { name: '在班', exact: true }).click();
  await page.getByText('未发送 2').waitFor();
  expect(await page.getByRole('button', { name: '签字' }).isDisabled()).toBe(true);
  const kept = await page.evaluate('JSON.stringify(localStorage)');
  expect(kept).toContain('on-leave');
  expect(kept).not.toMatch(/\d{17}/);
  await page.context().setOffline(false);
  await page.getByText('未发送').first().waitFor({ state: 'hidden' });
  await page.reload();
  await list.waitFor();
  expect(await line(second).getByRole('button', { name: '状态不符' }).getAttribute('aria-pressed')).toBe('true');

  await page.getByRole('button', { name: '其余全部在班' }).click();
  await page.getByText(`已核实 ${names.length}/${names.length}`).waitFor();
  await page.getByRole('button', { name: '登记一名不在名单的学生' }).click();
  await page.getByLabel('姓名', { exact: true }).fill('周小禾');
  await page.getByLabel('出生日期').fill('2019');
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await page.getByText('出生日期写 8 位数字').first().waitFor();
  await page.getByLabel('出生日期').fill('20190401');
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await page.getByRole('button', { name: '登记错了，撤下' }).waitFor();
  for (const width of [320, 360]) {
    await page.setViewportSize({ width, height: 740 });
    expect(await sidewaysScroll(page)).toBe(0);
  }
  await page.getByRole('button', { name: '签字' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /签\s*字/ })
    .click();
  await page.getByText('已签字').waitFor();
  expect(await barriers(page)).toEqual([]);

  const desk = await visitor();
  await signIn(desk.page, 'danshui.registrar');
  await desk.page.goto('/roll-call');
  await desk.page.getByRole('link', { name: /一年级1班 不在班/ }).click();
  await desk.page.getByText('去向不明（三月起未到校）').waitFor();
  await desk.page.getByRole('link', { name: /一年级1班 名单外未了结/ }).click();
  await desk.page.getByRole('button', { name: '办理周小禾' }).first().click();
  await desk.page.getByRole('button', { name: '学籍注册' }).waitFor();
  expect(await barriers(desk.page)).toEqual([]);
  await desk.page.getByRole('button', { name: '学籍注册' }).click();
  await desk.page.waitForURL(/\/cases\/[0-9a-f-]{36}/);
  for (const lines of [complaints, desk.complaints]) {
    expect(lines.filter((complaint) => !complaint.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
  }
});
