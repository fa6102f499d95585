import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { permissionsCatalogue } from '#src/organization/catalogue.ts';
import { proceduresCatalogue } from '#src/procedures/catalogue.ts';
import { rulesCatalogue } from '#src/quality/catalogue.ts';
import { PRESENCE_RULES, RULE_BOOK } from '#src/quality/rules/index.ts';
import { answerIn, withAnswers } from './terminal-answers.ts';

const PAGES = ['.', 'docs', 'src', 'test'].flatMap((folder) =>
  readdirSync(folder, { recursive: folder !== '.', encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => join(folder, path)),
);

describe.each(PAGES)('%s', (page) => {
  const text = readFileSync(page, 'utf8');

  test('links only to what is there', () => {
    const links = [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '');
    const missing = links.filter((link) => !/^(https?:|mailto:)/.test(link) && !leadsSomewhere(page, text, link));
    expect(missing).toEqual([]);
  });

  test('names no folder of the machine it was written on', () => {
    expect(text).not.toMatch(/(^|[\s`"'(])\/(home|root|tmp|work|Users|mnt)\//m);
  });
});

test('the catalogue says what the rules declare; `npm run catalogue` prints it anew', () => {
  expect(readFileSync('docs/catalogue/rules.md', 'utf8')).toBe(rulesCatalogue(RULE_BOOK, PRESENCE_RULES));
});

test('the page of procedures says what their files declare; `npm run catalogue` prints it anew', () => {
  expect(readFileSync('docs/catalogue/procedures.md', 'utf8')).toBe(proceduresCatalogue());
});

test('the page of permissions says what the permission table says; `npm run catalogue` prints it anew', () => {
  expect(readFileSync('docs/catalogue/permissions.md', 'utf8')).toBe(permissionsCatalogue());
});

test('the manual shows what the terminal prints; `npm run catalogue` asks the program anew', () => {
  const folder = mkdtempSync(join(tmpdir(), 'renji-manual-'));
  try {
    const answer = answerIn('.', folder);
    for (const page of PAGES.filter((path) => path.startsWith('docs/manual/')).sort()) {
      const text = readFileSync(page, 'utf8');
      expect(withAnswers(text, answer)).toBe(text);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the code map of ARCHITECTURE.md has every folder of src, in the order of the dependency diagram', () => {
  const map = sectionOf(readFileSync('ARCHITECTURE.md', 'utf8'), 'Code map');
  const named = [...map.matchAll(/^### `src\/([a-z-]+)\/`/gm)].map((match) => match[1]);
  const diagram =
    readFileSync('test/architecture.test.ts', 'utf8').match(/MAY_IMPORT[^{]*\{([\s\S]*?)\n\};/)?.[1] ?? '';
  const ordered = [...diagram.matchAll(/^ {2}'?([a-z-]+)'?: \[/gm)].map((match) => match[1]);
  expect(named).toEqual(ordered);
  const there = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect([...named].sort()).toEqual(there.map(({ name }) => name).sort());
});

test('every folder of the code map states what is deliberately absent', () => {
  const map = sectionOf(readFileSync('ARCHITECTURE.md', 'utf8'), 'Code map');
  const silent = map
    .split(/^### /m)
    .slice(1)
    .filter((part) => !part.includes('**Invariant:**'));
  expect(silent.map((part) => part.split('\n')[0])).toEqual([]);
});

test('files that a document names in passing are there', () => {
  const gone = [
    'README.md',
    'README.zh-CN.md',
    'ARCHITECTURE.md',
    'CONTRIBUTING.md',
    'STYLE.md',
    ...decisions(),
  ].flatMap((page) =>
    [...readFileSync(page, 'utf8').matchAll(/`((?:src|bin|test|docs|bench)\/[\w./-]+)`/g)]
      .map((match) => match[1] ?? '')
      .filter((path) => !existsSync(path))
      .map((path) => `${page}: ${path}`),
  );
  expect(gone).toEqual([]);
});

test('what is meant to be read in one go is short', () => {
  expect(linesIn('ARCHITECTURE.md')).toBeLessThanOrEqual(240);
  expect(decisions().filter((page) => linesIn(page) > 60)).toEqual([]);
});

test('every picture in the manual is shown by a page, and every picture of a screen has a scene that takes it', () => {
  const pictures = readdirSync('docs/manual/images').map((file) => file.replace(/\.png$/, ''));
  const shown = PAGES.flatMap((page) => [...readFileSync(page, 'utf8').matchAll(/images\/([a-z-]+)\.png/g)]);
  expect([...new Set(shown.map((match) => match[1]))].sort()).toEqual(pictures.toSorted());
  const scenes = readdirSync('bin/pictures').flatMap((file) => [
    ...readFileSync(join('bin/pictures', file), 'utf8').matchAll(/^ {4}name: '([a-z-]+)'|^ {2}\{ name: '([a-z-]+)'/gm),
  ]);
  const ofScreens = pictures.filter((picture) => !picture.startsWith('report-')); // pages of a printed workbook
  expect(scenes.map((match) => match[1] ?? match[2]).sort()).toEqual(ofScreens.sort());
});

test('decisions are numbered without gaps and say when, whether and why', () => {
  const numbers = decisions().map((page) => Number(page.replace(/^docs\/adr\/(\d{4})-.*$/, '$1')));
  expect(numbers).toEqual(numbers.map((_, i) => i + 1));
  for (const page of decisions()) {
    const text = readFileSync(page, 'utf8');
    expect(text).toMatch(/^Date: \d{4}-\d{2}-\d{2} · Status: (accepted|superseded by \d{4})$/m);
    expect([...text.matchAll(/^## (.+)$/gm)].map((match) => match[1])).toEqual([
      'Context',
      'Options',
      'Decision',
      'Consequences',
    ]);
  }
});

test('every package has its reason: of the product in ADR 0008, of development in ADR 0004', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  // What npm chooses among by the machine has one reason for all.
  const chosen = new Set(Object.keys(optionalDependencies).map((name) => name.split('/')[0]));
  const named = (page: string) =>
    [...readFileSync(page, 'utf8').matchAll(/^- \*\*([a-z@][^*]*)\*\*/gm)]
      .flatMap((match) => (match[1] ?? '').split(', '))
      .sort();
  expect(named('docs/adr/0008-run-time-dependencies.md')).toEqual([...Object.keys(dependencies), ...chosen].sort());
  expect(named('docs/adr/0004-node-20-and-its-tools.md')).toEqual(Object.keys(devDependencies).sort());
});

test('every identifier of the glossary is used in the code', () => {
  const code = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((path) => /(?<!\.test)\.tsx?$/.test(path))
    .map((path) => readFileSync(join('src', path), 'utf8'))
    .join('\n');
  const words = [...readFileSync('GLOSSARY.md', 'utf8').matchAll(/^\|[^|]+\|([^|]+)\|[^|]+\|$/gm)]
    .flatMap((match) => [...(match[1] ?? '').matchAll(/`([^`]+)`/g)])
    .map((match) => match[1] ?? '');
  expect(words.length).toBeGreaterThan(100);
  expect(words.filter((word) => !new RegExp(`(?<![\\w-])${escaped(word)}(?![\\w-])`).test(code))).toEqual([]);
});

test('both readmes tell the same: the same commands, under as many headings', () => {
  const [english, chinese] = ['README.md', 'README.zh-CN.md'].map((page) => readFileSync(page, 'utf8'));
  const headings = (text = '') => [...text.matchAll(/^#+ /gm)].map(([marks]) => marks);
  const commands = (text = '') => [...text.matchAll(/^(npm|renji|bin\/renji) [a-z]+/gm)].map(([command]) => command);
  expect(headings(chinese)).toEqual(headings(english));
  expect(commands(chinese)).toEqual(commands(english));
});

function decisions(): readonly string[] {
  return readdirSync('docs/adr')
    .sort()
    .map((name) => join('docs/adr', name));
}

function linesIn(page: string): number {
  return readFileSync(page, 'utf8').trimEnd().split('\n').length;
}

function sectionOf(text: string, heading: string): string {
  return text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
}

function withoutCode(text: string): string {
  return text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');
}

function leadsSomewhere(page: string, text: string, link: string): boolean {
  const [path = '', anchor] = decodeURI(link).split('#');
  const target = path === '' ? page : normalize(join(dirname(page), path));
  if (!existsSync(target)) return false;
  if (anchor === undefined || !target.endsWith('.md')) return true;
  const there = path === '' ? text : readFileSync(target, 'utf8');
  return [...there.matchAll(/^#+ (.+)$/gm)].map((match) => anchorOf(match[1] ?? '')).includes(anchor);
}

/** As the usual hosts make it of a heading: lower case, no punctuation, blanks as hyphens. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
