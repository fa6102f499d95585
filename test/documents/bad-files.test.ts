import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type RefusalCode, refusal } from '#src/documents/refusals.ts';
import { BAD_ARCHIVES } from './bad-archives.ts';
import { BAD_TEXTS } from './bad-texts.ts';
import { BAD_WORKBOOKS, NO_ROSTERS } from './bad-workbooks.ts';
import { BAD_XLS } from './bad-xls.ts';
import { watchedRun } from './watched-run.ts';

const MOST_SECONDS = 20;
const MOST_MEGABYTES = 600;
const BAD_FILES = { ...BAD_ARCHIVES, ...BAD_WORKBOOKS, ...BAD_XLS, ...BAD_TEXTS };

const folder = mkdtempSync(join(tmpdir(), 'renji-bad-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe.concurrent('a bad file is refused in one clear sentence, soon and without harm', () => {
  test.for(Object.entries(BAD_FILES))('%s', async ([name, [code, make]], { expect }) => {
    const path = fileFor(name, make());

    const run = await watchedRun('check', path);

    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toMatch(oneSentence(path, sentenceOf(code)));
    expect(run.seconds).toBeLessThan(MOST_SECONDS);
    expect(run.megabytes).toBeLessThan(MOST_MEGABYTES);
  });

  test.for(Object.entries(NO_ROSTERS))('no roster: %s', async ([name, make], { expect }) => {
    const path = fileFor(name, make());

    const run = await watchedRun('check', path);

    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toMatch(oneSentence(path, '.*[\\u4e00-\\u9fff].*。'));
  });
});

describe('what is no file at all is refused as well', () => {
  test('a file that is not there', async () => {
    const run = await watchedRun('check', join(folder, '没有.xlsx'));

    expect(run).toMatchObject({ code: 2, out: '', err: expect.stringContaining(refusal('not-found').message) });
  });

  test('a folder', async () => {
    mkdirSync(join(folder, '名册'));

    const run = await watchedRun('check', join(folder, '名册'));

    expect(run).toMatchObject({ code: 2, out: '', err: expect.stringContaining(refusal('is-directory').message) });
  });

  test.skipIf(process.platform === 'win32')('a device that never ends', async () => {
    const run = await watchedRun('check', '/dev/zero');

    expect(run).toMatchObject({ code: 2, out: '', err: expect.stringContaining(refusal('not-a-file').message) });
  });
});

test('no two readable non-rosters are refused with the same words', async () => {
  const sentences = new Set<string>();
  for (const [name, make] of Object.entries(NO_ROSTERS)) {
    sentences.add((await watchedRun('check', fileFor(`x${name}`, make()))).err.replace(/^.*?：/, ''));
  }
  expect(sentences.size).toBeGreaterThanOrEqual(4);
});

let files = 0;

/** Without an ending: what a file is called must not matter. */
function fileFor(name: string, bytes: Buffer): string {
  const path = join(folder, `${files++}-${name.replace(/[^a-z0-9]+/gi, '-').slice(0, 40)}`);
  writeFileSync(path, bytes);
  return path;
}

/** A pattern for the refusal's sentence, whatever place it names. */
function sentenceOf(code: RefusalCode): string {
  return refusal(code, '\n').message.split('\n').map(escaped).join('.+');
}

function oneSentence(path: string, sentence: string): RegExp {
  return new RegExp(`^${escaped(path)}：${sentence}\\n$`);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
