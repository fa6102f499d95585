// Finds a Chromium for the browser tests, or installs Debian's, and prints its path.
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];

const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** The path of a browser that is already here; `undefined` when there is none. */
export function browserHere() {
  const named = process.env.RENJI_CHROMIUM;
  if (named) {
    if (isProgram(named)) return named;
    throw new Error(`RENJI_CHROMIUM 指向的“${named}”不是可以运行的浏览器。(RENJI_CHROMIUM is not an executable.)`);
  }
  const folders = (process.env.PATH ?? '').split(delimiter);
  const onPath = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...onPath, ...PLACES, ...playwrights()].find(isProgram);
}

/** The path of a browser, installed from Debian's archive when there was none. */
export function browser() {
  const here = browserHere();
  if (here) return here;
  process.stderr.write('没有找到 Chromium，正在用 apt-get 安装（浏览器测试需要，约一两分钟）…\n');
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  for (const args of [
    ['apt-get', 'update', '-q'],
    ['apt-get', 'install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'],
  ]) {
    const [command, ...rest] = [...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', ...args];
    const { status } = spawnSync(command, rest, { stdio: ['ignore', 'ignore', 'inherit'] });
    if (status !== 0) break;
  }
  const installed = browserHere();
  if (installed) return installed;
  throw new Error(
    '浏览器测试需要 Chromium，自动安装没有成功。请自行安装 Chromium 或 Chrome，或用环境变量 RENJI_CHROMIUM 指明它的路径。\n' +
      '(The browser tests need Chromium and installing it failed. Install Chromium or Chrome, or set RENJI_CHROMIUM.)',
  );
}

function playwrights() {
  const cache = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), '.cache/ms-playwright');
  if (!existsSync(cache)) return [];
  return readdirSync(cache)
    .filter((name) => name.startsWith('chromium'))
    .flatMap((name) =>
      ['chrome-linux/chrome', 'chrome-linux64/chrome', 'chrome-linux/headless_shell'].map((end) =>
        join(cache, name, end),
      ),
    );
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = browser();
  const version = execFileSync(path, ['--version'], { encoding: 'utf8', stdio: 'pipe' }).trim();
  process.stdout.write(`${path}\n${version}\n`);
}
