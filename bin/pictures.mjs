// Takes the pictures of the manual, from a demo county made for it: `npm run pictures [name…]`. Names are those of docs/manual/images.
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import sharp from 'sharp';
import { browser } from './browser.mjs';
import { SCENES } from './pictures/scenes.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const images = join(root, 'docs/manual/images');

/** What the manual shows: a registrar's old monitor, and a phone, drawn twice as fine. */
const SCREENS = {
  desk: { viewport: { width: 1366, height: 768 } },
  phone: { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, hasTouch: true },
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => SCENES.every((scene) => scene.name !== name));
if (unknown.length > 0)
  throw new Error(`没有这些图片：${unknown.join('、')}。有：${SCENES.map(({ name }) => name).join(' ')}`);

execFileSync(process.execPath, ['bin/build.mjs'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
const data = mkdtempSync(join(tmpdir(), 'renji-pictures-'));
chmodSync(data, 0o711); // PostgreSQL runs as a lesser user where this is run as root
const renji = (...args) =>
  execFileSync(process.execPath, ['bin/renji', ...args, '--data', data], {
    cwd: root,
    encoding: 'utf8',
    stdio: 'pipe',
  });
const password = /口令都是 (\S+?)）/.exec(renji('seed', '--pupils', '3000'))?.[1];
const server = spawn(process.execPath, ['bin/renji', 'serve', '--demo', '--data', data, '--port', '0'], {
  cwd: root,
  stdio: ['ignore', 'pipe', 'ignore'],
});
const url = await addressOf(server);
const chrome = await chromium.launch({
  executablePath: browser(),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
let failed = 0;
try {
  // Each in its turn, as some show what others have done; one that was not asked for may have to be lived through all the same.
  for (const scene of SCENES) {
    if (wanted.length > 0 && !wanted.includes(scene.name) && !scene.othersNeedIt) continue;
    failed += (await taken(scene)) ? 0 : 1;
  }
} finally {
  await chrome.close();
  server.kill('SIGTERM');
  await new Promise((resolve) => server.once('exit', resolve));
  rmSync(data, { recursive: true, force: true });
}
if (failed > 0) process.exitCode = 1;

/** One picture into docs/manual/images; says what is missing when the screen no longer shows it. */
async function taken({ name, account, screen = 'desk', clip, show }) {
  const context = await chrome.newContext({
    ...SCREENS[screen],
    ...{ baseURL: url, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' },
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  try {
    if (account !== undefined) await signIn(page, account);
    const shown = (await show(page, { renji, data, password, context })) ?? page;
    await shown.waitForTimeout(600);
    const png = await shown.screenshot(clip === undefined ? {} : { clip });
    await sharp(png)
      .png({ palette: true, colours: 64, effort: 10 })
      .toFile(join(images, `${name}.png`));
    process.stdout.write(`${name}.png ${(readFileSync(join(images, `${name}.png`)).length / 1024).toFixed(0)} kB\n`);
    return true;
  } catch (error) {
    process.stderr.write(`${name}：没有拍成。${String(error).split('\n').slice(0, 4).join('\n')}\n`);
    return false;
  } finally {
    await context.close();
  }
}

async function signIn(page, account) {
  await page.goto('/sign-in');
  await page.getByRole('textbox', { name: '账号' }).fill(account);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('navigation', { name: '主导航' }).waitFor();
}

function addressOf(child) {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (text) => {
      said += String(text);
      const found = /http:\/\/(?:127\.0\.0\.1|localhost):\d+/.exec(said)?.[0];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${said}`)));
  });
}
