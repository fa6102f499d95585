import { readFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { addDays } from '#src/kernel/local-date.ts';
import { today } from '#src/platform/clock.ts';
import { barriers, sidewaysScroll, visiting } from './browser.ts';
import { signIn } from './desk.ts';

const { visitor } = visiting();

test('the head signs on a phone, then the central school, then the county, and the signed paper is taken away', async () => {
  const county = await visitor();
  const central = await visitor();
  const head = await visitor('phone');
  await signIn(head.page, 'danshui.head');
  await signIn(county.page, 'county');
  await signIn(central.page, 'danshui.center');
  const { unit, unitName } = await (await head.page.request.get('/api/session')).json();
  const campaign = await opened(county.page, unit);

  // The head is led to what is left, and signs when nothing is.
  await head.page.goto(`/campaigns/${campaign}?tab=summary`);
  await head.page.getByRole('button', { name: '签核本单位' }).click();
  const dialog = head.page.getByRole('dialog');
  await dialog.getByText('核对表还没有下发').waitFor();
  expect(await dialog.getByRole('button', { name: /的名义签核/ }).isDisabled()).toBe(true);
  await looksRight(head.page);
  await dialog.getByRole('link', { name: '去看' }).click();
  await head.page.waitForURL(/tab=ledger/);
  await everySheetIsBack(head.page, campaign, unit);
  await head.page.goto(`/campaigns/${campaign}?tab=summary`);
  await looksRight(head.page);
  await sign(head.page);
  await head.page.getByText(/已签核（/).waitFor();

  // Each figure is a door to its list.
  await central.page.goto(`/campaigns/${campaign}?tab=summary`);
  const figure = central.page.getByRole('link', { name: new RegExp(`^${unitName} 在册：`) });
  const roll = await figure.textContent();
  await figure.click();
  await central.page.waitForURL(/tab=ledger/);
  await central.page.getByText(`在册 ${roll}`).first().waitFor();
  await central.page.goBack();
  await sign(central.page);

  await county.page.goto(`/campaigns/${campaign}?tab=summary`);
  await sign(county.page);
  for (const about of ['谁没完成', '与上次比较', '问题学籍', '签核记录']) {
    await county.page.getByRole('link', { name: about, exact: true }).click();
    await county.page.locator('.v-looks [aria-current=page]', { hasText: about }).waitFor();
    await county.page.waitForLoadState('networkidle');
    await looksRight(county.page);
  }
  await county.page.getByRole('list').getByRole('link', { name: '西峡县', exact: true }).click();
  await county.page.getByText('这是当时的数字，不是今天的').waitFor();
  await looksRight(county.page);
  const href = await county.page.getByRole('link', { name: '打印定稿' }).getAttribute('href');
  const text = await firstPage(await (await county.page.request.get(href ?? '')).body());
  expect(text).toContain('填报单位：西峡县');
  expect(text).not.toContain('未签核');
  const [workbook] = await Promise.all([
    county.page.waitForEvent('download'),
    county.page.getByRole('button', { name: '导出 Excel' }).click(),
  ]);
  expect(
    readFileSync(await workbook.path())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');

  // The county takes it back, with a reason.
  await county.page.getByRole('link', { name: '看今天的' }).click();
  await county.page.getByRole('link', { name: '签核记录', exact: true }).click();
  await county.page.getByRole('button', { name: '撤回西峡县的签核' }).click();
  await county.page.getByLabel('撤回的原因').fill('丹水镇有一份核对表补交');
  await looksRight(county.page);
  await county.page.getByRole('button', { name: '撤回签核', exact: true }).last().click();
  await county.page.getByText('原因：丹水镇有一份核对表补交').waitFor();
  for (const one of [county, central, head]) expect(one.complaints).toEqual([]);
});

async function sign(page: Page): Promise<void> {
  await page.getByRole('button', { name: '签核本单位' }).click();
  await page.getByRole('button', { name: /的名义签核/ }).click();
  await page.getByText('已签核，数字就此定稿').waitFor();
}

/** A campaign of this one school, opened today. */
async function opened(page: Page, unit: string): Promise<string> {
  const draft = {
    ...{ title: '一校核查', basis: '西峡县教育体育局函件', startsOn: today(), deadline: addDays(today(), 20) },
    content: { units: [unit], grades: [], phases: [], emphasis: { fields: [], rules: [] } },
  };
  const { id } = await posted(page, '/api/campaigns', draft);
  await posted(page, `/api/campaigns/${id}/opening`, { revision: 1 });
  return id;
}

/** What the registrar and the teachers do meanwhile. */
async function everySheetIsBack(page: Page, campaign: string, unit: string): Promise<void> {
  const registrar = await visitor();
  await signIn(registrar.page, 'danshui.registrar');
  const body = { deed: { deed: 'confirm' }, filter: { unit } };
  const { refused } = await posted(registrar.page, `/api/campaigns/${campaign}/lines/deeds`, body);
  expect(refused).toEqual([]);
  await page.reload();
}

async function posted(page: Page, url: string, data: object) {
  const headers = { 'x-requested-with': 'renji', origin: new URL(page.url()).origin };
  const answer = await page.request.post(url, { headers, data });
  if (!answer.ok()) throw new Error(await answer.text());
  return answer.json();
}

async function firstPage(pdf: Buffer): Promise<string> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const { items } = await (await document.getPage(1)).getTextContent();
  await document.destroy();
  const texts = items.map((item) => ('str' in item ? item.str : ''));
  return texts.join('').replace(/\s/g, '');
}

async function looksRight(page: Page): Promise<void> {
  expect(await barriers(page)).toEqual([]);
  expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
}
