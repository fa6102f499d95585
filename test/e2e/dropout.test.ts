import { expect, test } from 'vitest';
import { barriers, sidewaysScroll, visiting } from './browser.ts';
import { signIn } from './desk.ts';

const { visitor } = visiting();

test('a teacher enters a missing child and a visit on a phone, and the township sees only what was reported to it', async () => {
  const { page, complaints } = await visitor('phone');
  await signIn(page, 'danshui.p2026.1');
  await page.goto('/dropout?state=suspected');
  await page.getByRole('link', { name: /\S/ }).and(page.locator('a[href^="/dropout/"]')).first().click();
  const next = page.getByRole('region', { name: '下一步' });
  await next.getByRole('button', { name: '登记排查' }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('button', { name: '入户家访' }).click();
  await form.getByLabel('见到了谁').fill('奶奶');
  await form.getByLabel('谈了什么、对方怎么说').fill('父母在外，孩子不愿来');
  await form.getByRole('button', { name: '了解到情况' }).click();
  await form.getByRole('button', { name: /^保\s*存$/ }).click();
  await form.getByText('入户家访请写地点').first().waitFor();
  expect(await barriers(page)).toEqual([]);
  expect(await sidewaysScroll(page)).toBe(0);
  await form.getByLabel('地点').fill('丹水村3组家中');
  await form.getByRole('button', { name: /^保\s*存$/ }).click();
  await form.getByText('已保存').waitFor();
  await form.getByRole('button', { name: /完\s*成/ }).click();

  await page
    .getByRole('region', { name: '查明的情况' })
    .getByRole('button', { name: /填\s*写/ })
    .click();
  const findings = page.getByRole('dialog');
  await findings.getByRole('button', { name: '厌学' }).click();
  await findings.getByLabel('孩子现在在哪里').fill('在家');
  await findings.getByRole('button', { name: /^保\s*存$/ }).click();
  await next.getByRole('button', { name: '登记一次劝返' }).waitFor();
  expect(await barriers(page)).toEqual([]);

  const town = await visitor();
  await signIn(town.page, 'danshui.township');
  await town.page.goto('/joint?state=reported');
  await town.page.locator('a[href^="/joint/"]').first().click();
  await town.page.getByRole('button', { name: '接收，开始联合劝返' }).click();
  await town.page.getByRole('button', { name: '登记一次联合劝返' }).waitFor();
  expect(await barriers(town.page)).toEqual([]);
  const { pathname } = new URL(page.url());
  expect((await town.page.request.get(`/api${pathname.replace('dropout', 'joint-dropouts')}`)).status()).toBe(404);
  expect((await town.page.request.get(`/api${pathname.replace('dropout', 'dropouts')}`)).status()).toBe(403);

  const desk = await visitor();
  await signIn(desk.page, 'danshui.registrar');
  await desk.page.goto('/dropout?tab=units');
  await desk.page.getByRole('link', { name: /^合计，辍学：/ }).click();
  await desk.page.getByText('联合劝返').first().waitFor();
  expect(await barriers(desk.page)).toEqual([]);
  expect([...complaints, ...town.complaints, ...desk.complaints]).toEqual([]);
});
