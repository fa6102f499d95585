import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { roomsOf } from '#src/app/pages/rooms.ts';
import { EVERY_OFFICE, OFFICES } from '#src/organization/office.ts';
import { EVERY_PERMISSION, reachOf } from '#src/organization/permissions.ts';
import { anApp } from '#test/test-app.ts';

const MADE = 'dist/web/manual';
const pages = readdirSync(MADE, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.html'));

describe.each(pages)('the page %s of the manual', (page) => {
  const html = readFileSync(join(MADE, page), 'utf8');

  test('leads nowhere where nothing is', () => {
    const links = [...html.matchAll(/(?:href|src)="([^"]+)"/g)].map((match) => decodeURIComponent(match[1] ?? ''));
    expect(links.filter((link) => !/^(https?:|mailto:|\/$)/.test(link) && !leadsSomewhere(page, link))).toEqual([]);
  });

  test('has a title, and runs nothing', () => {
    expect(html).toMatch(/<title>[^<]+ · 人籍使用手册<\/title>/);
    expect(html).not.toMatch(/<script|\son\w+=|RENJI_(TITLE|BODY|CONTENTS|UP)/);
  });
});

/** One chapter an office: whoever is new reads one page, and finds from there whatever the office may do. */
test.each(EVERY_OFFICE)('the chapter of the office %s leads to a page about each of its rooms', (office) => {
  const chapter = readFileSync(join('docs/manual', `for-${office}.md`), 'utf8');
  const permissions = EVERY_PERMISSION.filter((one) => reachOf({ office, unit: '/41' }, one) !== undefined);
  const missing = roomsOf({ permissions }).filter(({ manual }) => !chapter.includes(`(${manual}.md`));
  expect(missing.map(({ title, manual }) => `${title}: ${manual}.md`)).toEqual([]);
  expect(chapter).toContain(OFFICES[office].title);
  expect(chapter).toMatch(/^## 怎样/m);
});

test('the manual is open to whoever stands at the door', async () => {
  const app = await anApp(() => {}, { web: resolve('dist/web') });
  try {
    const index = await app.inject({ url: '/manual/' });
    expect([index.statusCode, index.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(index.body).toContain('人籍使用手册');
    expect((await app.inject({ url: '/manual/nothing.html' })).statusCode).toBe(404);
    expect((await app.inject({ url: '/manual/../index.html' })).body).not.toContain('使用手册');
  } finally {
    await app.close();
  }
});

function leadsSomewhere(page: string, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const file = path === '' ? join(MADE, page) : join(MADE, dirname(page), path);
  if (!existsSync(file)) return false;
  return anchor === undefined || readFileSync(file, 'utf8').includes(` id="${anchor}"`);
}
