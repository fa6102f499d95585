import { once } from 'node:events';
import { join } from 'node:path';
import { recoverHouseholds } from '#src/dropout/households/store/read-households.ts';
import { recoverReadings } from '#src/exchange/store/readings.ts';
import { recoverBatches } from '#src/intake/store/end-batch.ts';
import type { Terminal } from '#src/platform/command.ts';
import type { App } from '#src/platform/http/app.ts';
import { packageRoot } from '#src/platform/package-root.ts';
import { awaitTasks } from '#src/platform/tasks/start-task.ts';
import { interruptTasks } from '#src/platform/tasks/store/tasks.ts';
import { recoverPromotions } from '#src/promotion/store/promotions.ts';
import { interruptScanBatches } from '#src/verification/returns/store/scan-batches.ts';
import { interruptSheetJobs } from '#src/verification/sheets/store/sheet-jobs.ts';
import type { Register } from '../open-register.ts';
import { makeServer } from './make-server.ts';
import { beginRounds } from './rounds.ts';
import { wholeDesk } from './whole-desk.ts';

export interface ServerPlace {
  readonly port: number;
  readonly host: string;
  /** Addresses of the gateways in front. */
  readonly gateways: readonly string[];
}

/** Serves until a signal or the end of the database; closes the register in any case. */
export async function runServer(
  register: Register,
  place: ServerPlace,
  terminal: Terminal,
): Promise<{ readonly stopped: true } | { readonly refused: string }> {
  const { desk } = register;
  const signal = nextSignal();
  const lost = register.ended.then(() => 'lost' as const);
  try {
    await interruptTasks(desk);
    await recoverBatches(desk);
    await recoverReadings(desk);
    await recoverHouseholds(desk);
    await recoverPromotions(desk);
    await interruptSheetJobs(desk);
    await interruptScanBatches(desk);
    const app = await makeServer(desk, {
      log: { write: terminal.err },
      // Whoever watches a terminal is told of trouble only; a service keeps every line.
      logLevel: terminal.showsProgress ? 'warn' : 'info',
      gateways: place.gateways,
      web: join(packageRoot(), 'dist/web'),
    });
    const refused = await listening(app, place);
    if (refused !== undefined) return { refused };
    await terminal.out(`人籍已启动：${addressOf(app)}\n按 Ctrl+C 停止。\n`);
    const endRounds = beginRounds(app, wholeDesk(desk));
    const reason = await Promise.race([signal, lost]);
    if (reason === 'signal') terminal.err('正在停止：等正在办理的请求办完……\n');
    await settled(app);
    await endRounds();
    if (reason === 'signal') await awaitTasks(desk, PATIENCE);
    return reason === 'lost'
      ? { refused: '内置数据库意外停止了。已提交的数据不会丢；请重新启动，仍不行请看数据目录下的 postgres/log' }
      : { stopped: true };
  } finally {
    await register.close();
  }
}

/** Milliseconds for what is under way when somebody stops us; then the database is closed, and a transaction undone. */
const PATIENCE = 20_000;

/** The second signal is no longer listened to, and ends the process as usual. */
async function nextSignal(): Promise<'signal'> {
  const controller = new AbortController();
  const waits = ['SIGINT', 'SIGTERM'].map((name) => once(process, name, { signal: controller.signal }));
  await Promise.race(waits);
  for (const wait of waits) wait.catch(() => {});
  controller.abort();
  return 'signal';
}

async function listening(app: App, { port, host }: ServerPlace): Promise<string | undefined> {
  try {
    await app.listen({ port, host });
    return undefined;
  } catch (error) {
    await app.close();
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'EADDRINUSE') return `端口 ${port} 已被别的程序占用。请先停止那个程序，或用 --port 换一个端口`;
    if (code === 'EACCES') return `没有使用端口 ${port} 的权限。请用 --port 换一个 1024 以上的端口`;
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `本机没有 ${host} 这个地址。请核对 --host`;
    throw error;
  }
}

function addressOf(app: App): string {
  const address = app.server.address();
  if (address === null || typeof address === 'string') return '';
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${host}:${address.port}`;
}

/** Requests under way are finished; those that take too long are cut off when the database closes. */
async function settled(app: App): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      app.server.closeAllConnections();
      resolve();
    }, PATIENCE);
  });
  await Promise.race([app.close(), tooLong]);
  clearTimeout(timer);
}
