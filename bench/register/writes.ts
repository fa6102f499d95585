import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import pg from 'pg';
import type { CountyServer } from './county-server.ts';
import { type DeskClient, signedIn } from './desk-client.ts';
import { asManyClients, type Latencies } from './latencies.ts';
import { rostersOfStrangers } from './rosters.ts';

export interface WriteFigures {
  /** One record corrected, asked all its rules and its neighbors' anew, all in one transaction. */
  readonly correction: Latencies;
  /** Seconds. */
  readonly preview3000: number;
  readonly commit3000: number;
  readonly preview80000: number;
  readonly commit80000: number;
  readonly recheck: number;
  readonly rechecked: number;
  readonly peakMegabytes: number;
}

const CORRECTIONS = 10_000;

/** On a register of one county: single corrections, a school's roster, a county's, and all rules asked of everybody. */
export async function writes(server: CountyServer): Promise<WriteFigures> {
  const pool = new pg.Pool({ connectionString: server.databaseUrl, max: 2 });
  pool.on('error', () => {}); // the server may stop before the last idle connection has
  const officer = await signedIn(server.origin, 'county', 4);
  try {
    const correction = await corrections(officer, pool);
    const { rows } = await pool.query(`select code from units where kind = 'school' and until is null order by code`);
    const codes: string[] = rows.map(({ code }) => code);
    const school = await imported(server, officer, await rostersOfStrangers(3000, codes.slice(0, 1)));
    const recheck = await seconds(async () => {
      const { task } = await officer.ask<{ task: string }>('POST', '/api/findings/recheck', {});
      await ended(officer, task);
    });
    const counted = await pool.query('select count(*)::int as n from students where withdrawn_at is null');
    const county = await imported(server, officer, await rostersOfStrangers(80_000, codes));
    return {
      correction,
      preview3000: school.preview,
      commit3000: school.commit,
      preview80000: county.preview,
      commit80000: county.commit,
      recheck,
      rechecked: counted.rows[0].n,
      peakMegabytes: server.peakMegabytes(),
    };
  } finally {
    officer.end();
    await pool.end();
  }
}

async function corrections(officer: DeskClient, pool: pg.Pool): Promise<Latencies> {
  const { rows } = await pool.query(
    `select id from students where withdrawn_at is null order by md5(id::text) limit ${2000}`,
  );
  return asManyClients(1, CORRECTIONS, async (_, turn) => {
    const path = `/api/pupils/${rows[turn % rows.length].id}`;
    const { revision } = await officer.ask<{ revision: number }>('GET', path);
    await officer.ask('PATCH', path, { seen: revision, cells: { speciality: turn % 2 ? '书法' : '长跑' } });
  });
}

async function imported(server: CountyServer, officer: DeskClient, paths: readonly string[]) {
  let batch = '';
  const preview = await seconds(async () => {
    const form = new FormData();
    for (const path of paths) form.append('files', new Blob([readFileSync(path)]), basename(path));
    const headers = { cookie: officer.cookie, origin: server.origin };
    const answer = await fetch(`${server.origin}/api/imports`, { method: 'POST', headers, body: form });
    if (!answer.ok) throw new Error(`the upload was refused: ${await answer.text()}`);
    const { id, task } = (await answer.json()) as { id: string; task: string };
    batch = id;
    await ended(officer, task);
  });
  const { revision, counts } = await officer.ask<{ revision: number; counts: object }>('GET', `/api/imports/${batch}`);
  console.log(`  ${paths.length} files: ${JSON.stringify(counts)}`);
  const commit = await seconds(async () => {
    const { task } = await officer.ask<{ task: string }>('POST', `/api/imports/${batch}/commit`, { revision });
    await ended(officer, task);
  });
  return { preview, commit };
}

async function ended(officer: DeskClient, task: string): Promise<void> {
  for (;;) {
    const { state, message } = await officer.ask<{ state: string; message: string }>('GET', `/api/tasks/${task}`);
    if (state === 'done') return;
    if (state !== 'running' && state !== 'waiting') throw new Error(`${state}: ${message}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}
