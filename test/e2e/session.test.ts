import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { visiting } from './browser.ts';
import { enter, signIn } from './desk.ts';

const { visitor } = visiting();

test('a session that ends while a form is open loses nothing that was typed, and goes on after signing in again', async () => {
  const { page, complaints } = await visitor();
  await signIn(page, 'dinghe.registrar');
  await enter(page, '学生');
  await page.getByRole('grid', { name: '学生名单' }).getByRole('row').nth(1).click();
  await page.getByRole('heading', { level: 1, name: '学籍' }).waitFor();
  await page.goto(`${page.url()}?field=homepage`);
  const box = page.locator('#cell-homepage');
  await box.fill('xuesheng.example.cn');

  // As after a quarter of an hour without a request: the browser has nothing left that the server knows.
  await page.context().clearCookies();
  await page.getByRole('button', { name: '保存' }).click();
  const covered = page.getByRole('dialog', { name: '登录已失效' });
  await covered.waitFor();
  const [door] = await Promise.all([
    page.context().waitForEvent('page'),
    covered.getByRole('button', { name: '重新登录' }).click(),
  ]);
  await signIn(door, 'dinghe.registrar');
  await door.close();
  if (await covered.isVisible()) await covered.getByRole('button', { name: '已登录，继续' }).click();
  await covered.waitFor({ state: 'hidden' });

  expect(await box.inputValue()).toBe('xuesheng.example.cn');
  await page.getByRole('button', { name: '保存' }).click();
  await box.waitFor({ state: 'detached' });
  // It is kept, and shown in stars like every address.
  await page.locator('#value-homepage').getByRole('button', { name: /^查看/ }).waitFor();
  expect(complaints).toEqual([]);
});

test('somebody with two offices goes over to the other, and sees it in its own name and reach', async () => {
  const { page, complaints } = await visitor();
  await alsoClassTeacher('danshui.head');
  await signIn(page, 'danshui.head');
  await enter(page, '学生');
  const ofSchool = await pupilsIn(page);
  await page
    .getByRole('banner')
    .getByRole('button', { name: /丹水镇中心小学/ })
    .click();
  await page.getByRole('menuitem', { name: /^换到：班主任/ }).click();
  await page
    .getByText(/丹水镇中心小学一年级1班 班主任/)
    .first()
    .waitFor();
  await enter(page, '学生');
  const ofClass = await pupilsIn(page);
  expect(ofClass).toBeGreaterThan(0);
  expect(ofClass).toBeLessThan(ofSchool);
  // A room of the other office says so; and where one has worked last one begins next time: as a head again.
  await page.goto('/letters');
  await page.getByText('您的岗位看不到这里').waitFor();
  await page
    .getByRole('banner')
    .getByRole('button', { name: /丹水镇中心小学/ })
    .click();
  await page.getByRole('menuitem', { name: /^换到：学校领导/ }).click();
  await page.getByRole('link', { name: '公文', exact: true }).waitFor();
  expect(complaints).toEqual([]);
});

/** How many pupils the page says there are. */
async function pupilsIn(page: Page): Promise<number> {
  const words = await page.getByText(/共 [\d,]+ 条/).textContent();
  return Number(words?.replace(/\D/g, ''));
}

/** The county's administrator gives somebody the first class of the school as well. */
async function alsoClassTeacher(account: string): Promise<void> {
  const { page } = await visitor();
  await signIn(page, 'county.admin');
  const headers = { 'x-requested-with': 'renji', origin: new URL(page.url()).origin };
  const found = async (text: string): Promise<Found> => {
    const answer = await page.request.post('/api/people/search', { headers, data: { text } });
    const { rows }: { readonly rows: readonly Found[] } = await answer.json();
    const [person] = rows;
    if (person === undefined) throw new Error(`nobody is called ${text}`);
    return person;
  };
  const [person, teacher] = [await found(account), await found('danshui.p2026.1')];
  const data = { office: 'class-teacher', unit: teacher.offices[0]?.unit.id, reason: '代理班主任' };
  const granted = await page.request.post(`/api/people/${person.id}/offices`, { headers, data });
  expect(granted.status()).toBe(201);
}

interface Found {
  readonly id: string;
  readonly offices: readonly { readonly unit: { readonly id: string } }[];
}
