import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import { keepFile } from '#src/evidence/store/evidence-files.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Report } from '#src/platform/tasks/start-task.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { MOST_PAGES, SCAN_REFUSALS } from '../scanned-page.ts';
import { type Arrived, arrive } from './arrive.ts';
import type { ReadPage, ScanReading } from './read-scan.ts';
import type { ReturnsDesk } from './returns-desk.ts';

/** What became of an uploaded pile. */
export interface TakenScans {
  readonly batch: string;
  readonly pages: number;
  readonly counted: number;
  /** Kept for comparison, or handed to another school. */
  readonly kept: number;
  /** In the queue, for somebody to say whose they are. */
  readonly unmatched: number;
  /** Pages that had been uploaded before. */
  readonly twice: number;
  /** Files that were not read, each with why. */
  readonly refused: readonly { readonly file: number; readonly message: string }[];
}

/** So many pages are read in one process: long enough to be worth starting, short enough to tell how far it is. */
const AT_A_TIME = 20;

/**
 * 接收扫描件 — reads every page of the files, keeps its picture sealed, and has each sheet arrive by its code. Each page is a
 * transaction of its own: what was taken stays taken, whatever happens to the rest.
 */
export async function takeScans(
  desk: ReturnsDesk,
  actor: Actor,
  campaign: Campaign,
  batch: string,
  files: readonly Buffer[],
  report: Report,
  signal: AbortSignal = new AbortController().signal,
): Promise<TakenScans> {
  const taken = { pages: 0, counted: 0, kept: 0, unmatched: 0, twice: 0 };
  const refused: { file: number; message: string }[] = [];
  await audited(desk, actor, campaign, files.length);
  let state: 'done' | 'cancelled' | 'interrupted' = 'interrupted';
  try {
    for (const [at, bytes] of files.entries()) {
      const before = taken.pages;
      await readAll(desk, bytes, signal, async (reading, from) => {
        if ('refused' in reading) {
          const pages = from === 1 ? '' : `第 ${from} 页起的 ${AT_A_TIME} 页：`;
          refused.push({ file: at + 1, message: `${pages}${SCAN_REFUSALS[reading.refused]}` });
          return;
        }
        for (const page of reading.read) {
          signal.throwIfAborted();
          taken[await takePage(desk, actor, campaign, batch, before + page.page, page)] += 1;
          taken.pages += 1;
          report(taken.pages, before + reading.pages);
        }
        await noteBatch(desk, actor, batch, { ...taken, total: before + reading.pages, refused });
      });
    }
    state = 'done';
  } catch (error) {
    if (signal.aborted) state = 'cancelled';
    throw error;
  } finally {
    await endBatch(desk, actor, batch, state, { ...taken, refused });
  }
  return { batch, ...taken, refused };
}

/** Two parts of a file are read at once, and taken in the order of the pile. */
async function readAll(
  { readScan }: ReturnsDesk,
  bytes: Buffer,
  signal: AbortSignal,
  take: (reading: Awaited<ReturnType<ReturnsDesk['readScan']>>, from: number) => Promise<void>,
): Promise<void> {
  const part = (from: number) => readScan(bytes, { from, to: from + AT_A_TIME - 1 });
  const first = await part(1);
  const pages = pagesOf(first);
  let [next, after] = [pages > AT_A_TIME ? part(AT_A_TIME + 1) : undefined, AT_A_TIME * 2 + 1];
  next?.catch(() => {}); // heard when its turn comes
  await take(first, 1);
  while (next !== undefined) {
    signal.throwIfAborted();
    const following = after <= Math.min(pages, MOST_PAGES) ? part(after) : undefined;
    following?.catch(() => {});
    await take(await next, after - AT_A_TIME);
    next = following;
    after += AT_A_TIME;
  }
}

function pagesOf(reading: ScanReading | { readonly refused: unknown }): number {
  return 'refused' in reading ? 0 : reading.pages;
}

async function takePage(
  desk: ReturnsDesk,
  actor: Actor,
  campaign: Campaign,
  batch: string,
  number: number,
  page: ReadPage,
): Promise<'counted' | 'kept' | 'unmatched' | 'twice'> {
  const { jpeg, width, height, code } = page;
  return desk.db.transaction().execute(async (work) => {
    const reading = { type: 'image/jpeg', bytes: jpeg, width, height } as const;
    const file = await keepFile(desk, work, actor, reading);
    if (await isKnown(work, campaign, file)) return 'twice';
    const arrived = code === undefined ? undefined : await arrive(desk, work, actor, campaign, code, 'scanned');
    const isMatched = arrived?.returnId !== undefined;
    await insertScan(desk, work, actor, campaign, { batch, number, width, height, file, arrived });
    if (!isMatched) return 'unmatched';
    return arrived.is === 'counted' || arrived.is === 'again' ? 'counted' : 'kept';
  });
}

async function insertScan(
  { clock }: ReturnsDesk,
  work: Work,
  actor: Actor,
  campaign: Campaign,
  scan: {
    readonly batch: string;
    readonly number: number;
    readonly width: number;
    readonly height: number;
    readonly file: string;
    readonly arrived: Arrived | undefined;
  },
): Promise<void> {
  const { batch, number, width, height, file, arrived } = scan;
  const state = arrived?.returnId === undefined ? 'unmatched' : 'matched';
  await sql`
    insert into scans (county, id, campaign, unit, batch, page, state, arrival, return_id, file, width, height, taken_at, taken_by)
    values (${campaign.county}, ${randomUUID()}::uuid, ${campaign.id}::uuid, ${arrived?.unit ?? actor.unit}, ${batch}::uuid,
      ${number}, ${state}, ${arrived?.is ?? 'no-code'}, ${arrived?.returnId ?? null}::uuid, ${file}::uuid, ${width}, ${height},
      ${clock.now()}, ${actor.person}::uuid)`.execute(work);
}

async function isKnown(work: Work, { county, id }: Campaign, file: string): Promise<boolean> {
  const { rows } = await sql`
    select from scans where county = ${county} and campaign = ${id}::uuid and file = ${file}::uuid limit 1`.execute(
    work,
  );
  return rows.length > 0;
}

interface Progress {
  readonly pages: number;
  readonly total: number;
  readonly twice: number;
  readonly refused: readonly { readonly file: number; readonly message: string }[];
}

async function noteBatch({ db }: ReturnsDesk, { county }: Actor, batch: string, progress: Progress): Promise<void> {
  const { pages, total, twice, refused } = progress;
  await sql`
    update scan_batches set pages = ${pages}, total = ${total}, twice = ${twice}, refused = ${JSON.stringify(refused)}::jsonb
    where county = ${county} and id = ${batch}::uuid`.execute(db);
}

async function endBatch(
  { db, clock }: ReturnsDesk,
  { county }: Actor,
  batch: string,
  state: string,
  { pages, twice, refused }: Omit<Progress, 'total'>,
): Promise<void> {
  await sql`
    update scan_batches set state = ${state}, ended_at = ${clock.now()}, pages = ${pages}, twice = ${twice},
      total = greatest(total, ${pages}), refused = ${JSON.stringify(refused)}::jsonb
    where county = ${county} and id = ${batch}::uuid`.execute(db);
}

async function audited(desk: ReturnsDesk, actor: Actor, campaign: Campaign, files: number): Promise<void> {
  const deed = { action: 'return.take', subjectKind: 'campaign', subject: campaign.id, detail: { files } } as const;
  await desk.db.transaction().execute((work) => audit(work, actor, deed, desk.clock.now()));
}
