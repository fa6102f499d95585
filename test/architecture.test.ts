import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

/** 谁都要的: who is who, and may what. */
const OFFICE = ['accounts', 'audit', 'organization', 'web', 'platform', 'kernel'] as const;
/** 学籍 and what is wrong with it. */
const RECORDS = ['findings', 'calendar', 'quality', 'registry', 'documents', ...OFFICE] as const;
/** 业务 on top of it. */
const DESKS = ['cases', 'printing', 'procedures', 'workflow', 'evidence', ...RECORDS] as const;

/** The architecture, as data. Left may import right; nothing else. Read top to bottom: it is the dependency diagram. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  kernel: [],
  platform: ['kernel'],
  web: ['kernel'],
  organization: ['documents', 'web', 'platform', 'kernel'],
  audit: ['organization', 'web', 'platform', 'kernel'],
  accounts: ['audit', 'organization', 'web', 'platform', 'kernel'],
  registry: [...OFFICE],
  quality: ['registry', 'platform', 'kernel'],
  calendar: [...OFFICE],
  findings: ['calendar', 'quality', 'registry', 'documents', ...OFFICE],
  documents: ['platform', 'kernel'],
  roster: ['quality', 'registry', 'documents', 'platform', 'kernel'],
  intake: ['roster', 'findings', 'quality', 'registry', 'documents', ...OFFICE],
  evidence: ['registry', ...OFFICE],
  workflow: ['evidence', 'calendar', 'registry', 'organization', 'kernel'],
  printing: ['platform', 'kernel'],
  procedures: ['workflow', 'evidence', 'registry', 'organization', 'platform', 'kernel'],
  cases: ['printing', 'procedures', 'workflow', 'evidence', ...RECORDS],
  pathway: [...DESKS],
  promotion: [...DESKS],
  notices: ['cases', 'printing', 'procedures', 'workflow', 'findings', 'calendar', 'registry', ...OFFICE],
  exchange: ['pathway', 'intake', 'cases', 'procedures', 'workflow', 'roster', ...RECORDS],
  letters: ['notices', 'printing', 'documents', 'findings', 'calendar', 'registry', ...OFFICE],
  verification: ['letters', 'notices', 'pathway', ...DESKS],
  supervision: ['letters', 'notices', 'cases', 'evidence', 'documents', 'findings', 'calendar', 'registry', ...OFFICE],
  continuity: [
    'verification',
    'letters',
    'notices',
    'cases',
    'procedures',
    'workflow',
    'evidence',
    'documents',
    'findings',
    'calendar',
    'registry',
    ...OFFICE,
  ],
  dropout: [
    'supervision',
    'verification',
    'letters',
    'notices',
    'cases',
    'procedures',
    'printing',
    'evidence',
    'documents',
    'findings',
    'calendar',
    'registry',
    ...OFFICE,
  ],
  petitions: ['notices', 'workflow', 'documents', 'findings', 'calendar', 'registry', ...OFFICE],
  tipoffs: ['findings', 'calendar', ...OFFICE],
  discipline: [
    'tipoffs',
    'supervision',
    'letters',
    'notices',
    'cases',
    'procedures',
    'evidence',
    'documents',
    'findings',
    'calendar',
    'registry',
    ...OFFICE,
  ],
  inspection: [
    'discipline',
    'supervision',
    'letters',
    'notices',
    'cases',
    'printing',
    'evidence',
    'documents',
    'findings',
    'calendar',
    'registry',
    ...OFFICE,
  ],
  monitoring: ['dropout', 'continuity', 'supervision', 'verification', 'cases', ...RECORDS],
  county: ['roster', 'quality', 'registry', 'documents', 'platform', 'kernel'],
  app: [
    'monitoring',
    'tipoffs',
    'petitions',
    'inspection',
    'discipline',
    'dropout',
    'continuity',
    'supervision',
    'letters',
    'verification',
    'exchange',
    'notices',
    'promotion',
    'pathway',
    'intake',
    'county',
    'roster',
    ...DESKS,
  ],
};

/** These touch files, processes, the network and the terminal. */
const SERVER_FILES = /^(documents|printing|platform|app)\/|\/(store|routes|commands)(\.ts$|\/)/;

/** These are what a browser shows; the browser's own entry lies beside the server's. */
const BROWSER_FILES = /^web\/|\/ui\/|^app\/(web\.tsx$|pages\/)/;

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) =>
  /(?<!\.test|\.d)\.tsx?$/.test(path),
);
const isBrowser = (file: string) => BROWSER_FILES.test(file);
const isServer = (file: string) => SERVER_FILES.test(file) && !isBrowser(file);
/** Everything else is pure: it runs in a browser, a server or a test alike. */
const isPure = (file: string) => !isServer(file) && !isBrowser(file);

describe.each(files)('%s', (file) => {
  const source = readFileSync(join('src', file), 'utf8');
  const imports = [...source.matchAll(/(?:\bfrom\s+|(?<!\.)\bimport\s*\(?\s*)'([^']+)'/g)].map(
    (match) => match[1] ?? '',
  );
  const internal = imports.filter((name) => /^(\.|#src\/)/.test(name)).map((name) => locate(file, name));
  const external = imports.filter((name) => !/^(\.|#src\/)/.test(name));

  test('belongs to a declared folder', () => expect(Object.keys(MAY_IMPORT)).toContain(folderOf(file)));

  test('imports only what its folder may', () => {
    const own = folderOf(file);
    const strangers = internal.map(folderOf).filter((other) => other !== own && !MAY_IMPORT[own]?.includes(other));
    expect(strangers).toEqual([]);
  });

  test.runIf(isPure(file))('is pure: no I/O, no clock, no dice', () => {
    // Ciphers and hashes in plain JavaScript, which are told everything they need: docs/adr/0025.
    expect(external.filter((name) => !name.startsWith('@noble/'))).toEqual([]);
    expect(internal.filter((other) => !isPure(other))).toEqual([]);
    expect(source).not.toMatch(/Date\.now\(|new Date\(\)|Math\.random\(|crypto\.random|process\./);
  });

  test.runIf(isBrowser(file))('runs in a browser: no server files', () => {
    expect(internal.filter(isServer)).toEqual([]);
    expect(external.filter((name) => name.startsWith('node:'))).toEqual([]);
  });

  test.runIf(isServer(file))('runs on the server: no screens', () => {
    expect(internal.filter(isBrowser)).toEqual([]);
  });

  test('can be read in one sitting', () => expect(source.split('\n').length).toBeLessThanOrEqual(301));
});

test('a class of one style sheet begins no rule in another: once fetched, a sheet stays, and pages would paint each other', () => {
  const sheets = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.css'));
  const owners = new Map<string, Set<string>>();
  for (const sheet of sheets.filter((path) => !APART.test(path))) {
    const rules = readFileSync(join('src', sheet), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
    for (const [, name = ''] of rules.matchAll(/(?:^|[},{]|,\s)\s*\.([a-z][\w-]*)[^{};]*(?=\{)/gm)) {
      owners.set(name, (owners.get(name) ?? new Set()).add(sheet));
    }
  }
  const shared = [...owners].filter(([name, own]) => own.size > 1 && !name.startsWith('ant-'));
  expect(shared.map(([name, own]) => `.${name}: ${[...own].join(', ')}`)).toEqual([]);
});

/** Bundles of their own, never on one page with the desk; and how all of it is printed. */
const APART = /^web\/(light\/|print\.css$)|\/(phone|public|light)\//;

function locate(from: string, name: string): string {
  return name.startsWith('#src/') ? name.slice('#src/'.length) : normalize(join(dirname(from), name));
}

function folderOf(file: string): string {
  return file.split('/')[0] ?? '';
}
