import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

/** The architecture, as data. Left may import right; nothing else. Read top to bottom: it is the dependency diagram. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  kernel: [],
  registry: ['kernel'],
  quality: ['registry', 'platform', 'kernel'],
  platform: ['kernel'],
  documents: ['platform', 'kernel'],
  roster: ['quality', 'registry', 'documents', 'platform', 'kernel'],
  county: ['roster', 'quality', 'registry', 'documents', 'platform', 'kernel'],
  app: ['roster', 'county', 'quality', 'registry', 'documents', 'platform', 'kernel'],
};

/** These touch files, processes and the terminal. Everything else is pure: it runs in a browser, a server or a test alike. */
const WORLDLY_FILES = /^(documents|platform|app)\/|\/(store|routes|commands)(\.ts$|\/)/;

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) =>
  /(?<!\.test)\.tsx?$/.test(path),
);
const isPure = (file: string) => !WORLDLY_FILES.test(file);

describe.each(files)('%s', (file) => {
  const source = readFileSync(join('src', file), 'utf8');
  const imports = [...source.matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)'([^']+)'/g)].map((match) => match[1] ?? '');
  const internal = imports.filter((name) => /^(\.|#src\/)/.test(name)).map((name) => locate(file, name));
  const external = imports.filter((name) => !/^(\.|#src\/)/.test(name));

  test('belongs to a declared folder', () => expect(Object.keys(MAY_IMPORT)).toContain(folderOf(file)));

  test('imports only what its folder may', () => {
    const own = folderOf(file);
    const strangers = internal.map(folderOf).filter((other) => other !== own && !MAY_IMPORT[own]?.includes(other));
    expect(strangers).toEqual([]);
  });

  test.runIf(isPure(file))('is pure: no I/O, no clock, no dice', () => {
    expect(external).toEqual([]);
    expect(internal.filter((other) => !isPure(other))).toEqual([]);
    expect(source).not.toMatch(/Date\.now\(|new Date\(\)|Math\.random\(|crypto\.random|process\./);
  });

  test('can be read in one sitting', () => expect(source.split('\n').length).toBeLessThanOrEqual(301));
});

function locate(from: string, name: string): string {
  return name.startsWith('#src/') ? name.slice('#src/'.length) : normalize(join(dirname(from), name));
}

function folderOf(file: string): string {
  return file.split('/')[0] ?? '';
}
