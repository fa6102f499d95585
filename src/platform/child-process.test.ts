import { mkdtempSync, openSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type LimitedRun, runLimited } from './child-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'renji-child-'));

function run(program: string, limits: Partial<LimitedRun> = {}) {
  const script = join(folder, `${Math.floor(performance.now() * 1000)}.mjs`);
  writeFileSync(script, program);
  return runLimited({ script, fds: [], milliseconds: 20_000, megabytes: 400, ...limits });
}

test('what the script prints is the answer', async () => {
  expect(await run(`process.stdout.write('张小明')`)).toEqual({ ended: 'well', output: '张小明' });
});

test('an open file is handed over as number 3', async () => {
  writeFileSync(join(folder, 'roster'), '李小红');
  const fd = openSync(join(folder, 'roster'), 'r');

  const program = `import { readFileSync } from 'node:fs'; process.stdout.write(readFileSync(3))`;
  expect(await run(program, { fds: [fd] })).toEqual({ ended: 'well', output: '李小红' });
});

test('a script that never ends is ended', async () => {
  const begun = performance.now();

  expect(await run('for (;;);', { milliseconds: 600 })).toMatchObject({ ended: 'time' });
  expect(performance.now() - begun).toBeLessThan(10_000);
});

test.skipIf(process.platform !== 'linux')('a script that fills memory outside the heap is ended', async () => {
  const program = `const all = []; setInterval(() => all.push(Buffer.alloc(20 << 20, 1)), 20)`;

  expect(await run(program, { megabytes: 200 })).toMatchObject({ ended: 'memory' });
});

test('a script that fills the heap is said to have wanted memory', async () => {
  expect(await run('const all = []; for (;;) all.push([all.length, {}])', { megabytes: 60 })).toMatchObject({
    ended: 'memory',
  });
});

test('every line is heard as it is printed, and the run ends when it is no longer wanted', async () => {
  const stop = new AbortController();
  const heard: string[] = [];
  const hear = (line: string) => {
    heard.push(line);
    if (heard.length === 2) stop.abort();
  };
  const program = `let n = 0; setInterval(() => console.log('第' + ++n + '班'), 20)`;
  expect(await run(program, { hear, signal: stop.signal })).toEqual({ ended: 'signal' });
  expect(heard.slice(0, 2)).toEqual(['第1班', '第2班']);
});

test('a script that fails is told from one that ends well', async () => {
  expect(await run('process.stdout.write("half"); process.exitCode = 3')).toMatchObject({ ended: 'failure' });
});
