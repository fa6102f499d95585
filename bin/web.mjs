// Builds what the browser gets, or takes over the last build when nothing it is made of has changed.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** 首次加载: what travels before somebody can sign in, and then sees the rooms. A village school's line is slow. */
const FIRST_LOAD_LIMIT = 400 * 1024;
const FIRST_SCREENS = ['../accounts/ui/SignInPage.tsx'];

/** 不用登录的页: all of each, over whatever line there is where parents are. */
const LIGHT_PAGES = [
  { name: 'guardian', title: '核对学籍信息', entry: 'src/verification/guardian/ui/phone/main.ts', limit: 90 * 1024 },
  { name: 'petition', title: '学籍诉求', entry: 'src/petitions/ui/phone/main.ts', limit: 60 * 1024 },
  { name: 'tip-off', title: '学籍管理举报', entry: 'src/tipoffs/ui/phone/main.ts', limit: 60 * 1024 },
];

/** Fills `<folder>/web`. `last` is a finished build, which serves again if its inputs were the same. */
export async function buildWeb(folder, last) {
  const inputs = hashOfInputs();
  const seal = 'web.inputs';
  if (existsSync(join(last, seal)) && readFileSync(join(last, seal), 'utf8') === inputs) {
    for (const part of ['web', seal]) cpSync(join(last, part), join(folder, part), { recursive: true });
    return;
  }
  // Tests build too, and say so here: the browser would get React's version for developers, slow and twice the size.
  process.env.NODE_ENV = 'production';
  const { build } = await import('vite');
  await build({
    configFile: join(root, 'vite.config.ts'),
    root: join(root, 'src/app'),
    build: { outDir: join(folder, 'web') },
  });
  const size = firstLoad(join(folder, 'web'));
  const words = `首次加载 ${(size / 1024).toFixed(0)} kB（gzip），上限 ${FIRST_LOAD_LIMIT / 1024} kB`;
  if (size > FIRST_LOAD_LIMIT) throw new Error(`${words}：超出了。把不在登录页和外壳里用到的东西移到各页里去。`);
  process.stderr.write(`${words}\n`);
  for (const page of LIGHT_PAGES) await buildLightPage(join(folder, 'web'), page);
  compress(join(folder, 'web/assets'));
  writeFileSync(join(folder, seal), inputs);
}

/** A page of its own, without the desk's libraries, for browsers as old as WeChat's. */
async function buildLightPage(web, { name, title, entry, limit }) {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: { [name]: entry },
    outdir: join(web, 'assets'),
    entryNames: '[name]-[hash]',
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'chrome80',
    charset: 'utf8',
    write: false,
    logLevel: 'warning',
  });
  let page = readFileSync(join(root, 'src/app/light.html'), 'utf8').replace('RENJI_TITLE', title);
  for (const { path, contents } of outputFiles) {
    writeFileSync(path, contents);
    page = page.replace(path.endsWith('.css') ? 'RENJI_STYLE' : 'RENJI_SCRIPT', `/assets/${basename(path)}`);
  }
  writeFileSync(join(web, `${name}.html`), page);
  const size = [...outputFiles.map(({ contents }) => contents), page].reduce(
    (sum, part) => sum + gzipSync(part).length,
    0,
  );
  const words = `${title} ${(size / 1024).toFixed(0)} kB（gzip），上限 ${limit / 1024} kB`;
  if (size > limit) throw new Error(`${words}：超出了。看它引用了什么不该引用的。`);
  process.stderr.write(`${words}\n`);
}

/** Compressed once, here, and never while somebody waits. */
function compress(assets) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
  for (const name of readdirSync(assets).filter((file) => /\.(js|css|svg)$/.test(file))) {
    const bytes = readFileSync(join(assets, name));
    writeFileSync(join(assets, `${name}.gz`), gzipSync(bytes));
    writeFileSync(join(assets, `${name}.br`), brotliCompressSync(bytes, { params }));
  }
}

/** Everything a bundle for the browser can be made of; a file too many costs a build, a file too few a wrong one. */
function hashOfInputs() {
  const hash = createHash('sha256');
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.(tsx?|css|html|svg)$/.test(path) && !/\.test\.tsx?$|\.d\.ts$/.test(path))
    .filter((path) => !/^(platform|documents|county|roster)\/|\/(store|routes|commands)\//.test(path))
    .sort();
  for (const path of [...files.map((path) => `src/${path}`), 'vite.config.ts', 'package-lock.json', 'bin/web.mjs']) {
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** Gzipped bytes of the entry, of all it needs at once, and of the screens that are always first. */
function firstLoad(web) {
  const manifest = JSON.parse(readFileSync(join(web, '.vite/manifest.json'), 'utf8'));
  const needed = new Set();
  const styles = new Set();
  const need = (name) => {
    const chunk = manifest[name];
    if (chunk === undefined || needed.has(name)) return;
    needed.add(name);
    for (const style of chunk.css ?? []) styles.add(style);
    for (const other of chunk.imports ?? []) need(other);
  };
  for (const name of ['index.html', ...FIRST_SCREENS]) need(name);
  const files = ['index.html', ...[...needed].map((name) => manifest[name].file), ...styles];
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(join(web, file))).length, 0);
}
