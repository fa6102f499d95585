import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The built product on a data directory of its own, to be killed in the middle of things. */
export class Product {
  readonly data: string;
  private readonly folder: string;
  private server: ChildProcess | undefined;
  private address = '';
  private cookie = '';

  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'renji-crash-'));
    chmodSync(this.folder, 0o711);
    this.data = join(this.folder, 'data');
  }

  /** One command to its end; what it says on `out`. Throws when it fails. */
  run(command: string, ...args: readonly string[]): string {
    const all = ['dist/cli.js', command, '--data', this.data, ...args];
    return execFileSync(process.execPath, all, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  }

  async start(): Promise<void> {
    const args = ['dist/cli.js', 'serve', '--demo', '--port', '0', '--data', this.data];
    const server = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
    this.server = server;
    this.address = await new Promise((resolve, reject) => {
      let said = '';
      server.stdout.on('data', (piece) => {
        said += piece;
        const [address] = /http:\/\/\S+/.exec(said) ?? [];
        if (address !== undefined) resolve(address);
      });
      server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    });
  }

  /** Whoever signs in asks from now on; answers the cookie, for somebody who asks beside them. */
  async signIn(account: string, password: string): Promise<string> {
    const answer = await this.ask('POST', '/api/session', { account, password });
    if (!answer.ok) throw new Error(await answer.text());
    this.cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    return this.cookie;
  }

  ask(method: string, path: string, body?: object | FormData, cookie = this.cookie): Promise<Response> {
    const isForm = body instanceof FormData;
    const type = body === undefined || isForm ? {} : { 'content-type': 'application/json' };
    return fetch(this.address + path, {
      method,
      headers: { origin: this.address, cookie, 'idempotency-key': randomUUID(), ...type },
      ...(body && { body: isForm ? body : JSON.stringify(body) }),
    });
  }

  /** As a power cut would, but for what the disk has promised: nobody can finish anything. */
  async kill(whom: 'server' | 'server and database'): Promise<void> {
    const { server } = this;
    if (server === undefined) return;
    const ended = server.exitCode === null && server.signalCode === null ? once(server, 'exit') : undefined;
    if (whom === 'server and database') process.kill(this.postmaster(), 'SIGKILL');
    server.kill('SIGKILL');
    await ended;
    this.server = undefined;
  }

  async stop(): Promise<void> {
    const { server } = this;
    if (server !== undefined && server.exitCode === null && server.signalCode === null) {
      server.kill('SIGTERM');
      await once(server, 'exit');
    }
    this.server = undefined;
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private postmaster(): number {
    return Number.parseInt(readFileSync(join(this.data, 'postgres/cluster/postmaster.pid'), 'utf8'), 10);
  }
}
