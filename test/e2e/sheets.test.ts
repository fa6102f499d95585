import { readFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { addDays } from '#src/kernel/local-date.ts';
import { today } from '#src/platform/clock.ts';
import { barriers, sidewaysScroll, visiting } from './browser.ts';
import { signIn } from './desk.ts';

const { visitor } = visiting();

test('a school prints: all its sheets in the background, and takes one file with a cover for each class', async () => {
  const [county, registrar] = [await visitor(), await visitor()];
  await signIn(county.page, 'county');
  await signIn(registrar.page, 'danshui.registrar');
  const { page } = registrar;
  const { unit, unitName } = await (await page.request.get('/api/session')).json();
  const campaign = await opened(county.page, unit);
  await page.goto(`/campaigns/${campaign}?tab=sheets`);
  await page.getByText('都还没有打印过').waitFor();
  const button = page.getByRole('button', { name: /^打印 [\d,]+ 张核对表$/ });
  const pupils = Number(/[\d,]+/.exec((await button.textContent()) ?? '')?.[0].replace(',', ''));
  expect(pupils).toBeGreaterThan(10);
  expect(await barriers(page)).toEqual([]);
  await button.click();
  const taken = page.getByRole('region', { name: '正在打印' }).getByRole('link');
  await taken.waitFor({ timeout: 120_000 });
  const [file] = await Promise.all([page.waitForEvent('download'), taken.click()]);
  expect(file.suggestedFilename()).toBe(`${unitName}核对表.pdf`);
  const { pages, words } = await read(await file.path());
  expect(pages, 'a page for each pupil, and the covers').toBeGreaterThan(pupils);
  expect(words).toContain('核对表发放回收登记单');
  await page.getByText(`已打印过 ${pupils} 名，再打印的会注明第几份`).waitFor();
  expect(await barriers(page)).toEqual([]);

  // On a phone the same page fits.
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await sidewaysScroll(page)).toBe(0);
  expect([...registrar.complaints, ...county.complaints]).toEqual([]);
});

async function read(path: string): Promise<{ readonly pages: number; readonly words: string }> {
  const pdf = await getDocument({ data: new Uint8Array(readFileSync(path)), useSystemFonts: true, verbosity: 0 })
    .promise;
  const { items } = await (await pdf.getPage(1)).getTextContent();
  return { pages: pdf.numPages, words: items.map((item) => ('str' in item ? item.str : '')).join('') };
}

/** A campaign of this one school, opened today. */
async function opened(page: Page, unit: string): Promise<string> {
  const draft = {
    ...{ title: '打印核对表', basis: '西峡县教育体育局函件', startsOn: today(), deadline: addDays(today(), 20) },
    content: { units: [unit], grades: [], phases: [], emphasis: { fields: [], rules: [] } },
  };
  const { id } = await posted(page, '/api/campaigns', draft);
  await posted(page, `/api/campaigns/${id}/opening`, { revision: 1 });
  return id;
}

async function posted(page: Page, url: string, data: object) {
  const headers = { 'x-requested-with': 'renji', origin: new URL(page.url()).origin };
  const answer = await page.request.post(url, { headers, data });
  if (!answer.ok()) throw new Error(`${url}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}
