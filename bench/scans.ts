import { cpSync, rmSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { readScan } from '#src/verification/returns/store/read-scan.ts';
import { aScannedPile, mishapOf, throughScanner } from '../test/returns/scanned-pile.ts';
import { registerOf, serve } from './register/county-server.ts';
import { type DeskClient, signedIn } from './register/desk-client.ts';
import { type Goal, keep, printTable, shown } from './report.ts';

const PUPILS = 8000;
const PAGES = 200;

/**
 * 扫描件 — two hundred sheets as the product printed them, through a cheap scanner (skew, noise, blur, on their side, upside down; seeded),
 * uploaded as one pile: read, sealed, matched and counted.
 */
export async function scans(): Promise<void> {
  const copy = join('bench/data', 'scans.copy');
  rmSync(copy, { recursive: true, force: true });
  cpSync(registerOf(PUPILS), copy, { recursive: true, preserveTimestamps: true });
  const server = await serve(copy);
  try {
    const officer = await signedIn(server.origin, 'county', 2);
    const registrar = await signedIn(server.origin, 'registrar', 2);
    const campaign = await openCampaign(officer);
    const pupils = await pupilsOf(registrar);
    const pile = await pileOf(await printed(server.origin, registrar, campaign, pupils));
    const loadBefore = loadavg()[0] ?? 0;
    const began = performance.now();
    const result = await upload(server.origin, registrar, campaign, pile);
    const seconds = (performance.now() - began) / 1000;
    for (const desk of [officer, registrar]) desk.end();
    const rate = (result.counted / pupils.length) * 100;
    printTable([
      [`${pupils.length} pages, ${(pile.length / 2 ** 20).toFixed(0)} MB`, 's', 'matched', 'rate %', 'load'],
      ['uploaded, read, sealed, counted', shown(seconds), String(result.counted), shown(rate, 1), shown(loadBefore, 1)],
    ]);
    const goals: readonly Goal[] = [
      { goal: `${PAGES} pages matched, s, at most 60`, value: seconds, met: seconds <= 60 },
      { goal: 'matched of all pages, %, at least 98', value: rate, met: rate >= 98 },
    ];
    keep('scans', goals, { pages: pupils.length, bytes: pile.length, seconds, rate, result, loadBefore });
  } finally {
    await server.stop();
    rmSync(copy, { recursive: true, force: true });
  }
}

async function openCampaign(officer: DeskClient): Promise<string> {
  const { unit } = await officer.ask<{ unit: string }>('GET', '/api/session');
  const year = new Date().getFullYear();
  const { id } = await officer.ask<{ id: string }>('POST', '/api/campaigns', {
    ...{ title: '核查', basis: '测速', startsOn: `${year}-01-01`, deadline: `${year}-12-31` },
    content: { units: [unit], grades: [], phases: [], emphasis: { fields: [], rules: [] } },
  });
  await officer.ask('POST', `/api/campaigns/${id}/opening`, { revision: 1 });
  return id;
}

async function pupilsOf(registrar: DeskClient): Promise<readonly string[]> {
  const found: string[] = [];
  let next: string | undefined;
  while (found.length < PAGES) {
    const page: { readonly rows: readonly { id: string }[]; readonly next?: string } = await registrar.ask(
      'POST',
      '/api/pupils/search',
      { limit: 100, ...(next !== undefined && { cursor: next }) },
    );
    found.push(...page.rows.map(({ id }) => id));
    next = page.next;
    if (next === undefined) break;
  }
  return found.slice(0, PAGES);
}

async function printed(
  origin: string,
  registrar: DeskClient,
  campaign: string,
  students: readonly string[],
): Promise<Buffer> {
  const body = { students, masked: true, cover: false };
  const { task } = await registrar.ask<{ task: string }>('POST', `/api/campaigns/${campaign}/sheets`, body);
  await ended(registrar, task);
  const file = await fetch(`${origin}/api/tasks/${task}/file`, { headers: { cookie: registrar.cookie } });
  if (!file.ok) throw new Error(`the sheets were not printed: ${file.status}`);
  return Buffer.from(await file.arrayBuffer());
}

/** Every sheet as the scanner delivers it; the work of the scanner is not measured. */
async function pileOf(pdf: Buffer): Promise<Buffer> {
  const pages: Buffer[] = [];
  const reading = await readScan(pdf, { from: 1, to: PAGES });
  if ('refused' in reading) throw new Error(reading.refused);
  for (const [at, { jpeg }] of reading.read.entries()) {
    pages.push(await throughScanner(jpeg, at + 1, mishapOf(at + 1)));
  }
  return aScannedPile(pages);
}

interface Taken {
  readonly counted: number;
  readonly unmatched: number;
}

async function upload(origin: string, registrar: DeskClient, campaign: string, pile: Buffer): Promise<Taken> {
  const form = new FormData();
  form.append('files', new Blob([new Uint8Array(pile)], { type: 'application/pdf' }), 'pile.pdf');
  const sent = await fetch(`${origin}/api/campaigns/${campaign}/returns/scans`, {
    method: 'POST',
    headers: { cookie: registrar.cookie, origin },
    body: form,
  });
  if (!sent.ok) throw new Error(`the pile was not taken: ${sent.status} ${await sent.text()}`);
  const { task } = (await sent.json()) as { readonly task: string };
  return (await ended(registrar, task)) as Taken;
}

async function ended(registrar: DeskClient, task: string): Promise<unknown> {
  for (;;) {
    const { state, result } = await registrar.ask<{ state: string; result: unknown }>('GET', `/api/tasks/${task}`);
    if (state === 'done') return result;
    if (state !== 'running' && state !== 'waiting') throw new Error(`the task is ${state}`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
