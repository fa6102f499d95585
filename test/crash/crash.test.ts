import { readFileSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FIELDS } from '#src/registry/fields.ts';
import { NATIONAL_TEMPLATE } from '#src/roster/template.ts';
import { Product } from './product.ts';

/** Of each kind; `RENJI_CRASHES=200` for a night. */
const ROUNDS = Number(process.env.RENJI_CRASHES ?? 3);
const PATIENCE = 120_000 * ROUNDS;
const VICTIMS = ['server', 'server and database'] as const;

const product = new Product();
let password = '';

beforeAll(() => {
  password = /口令都是 (\S+)）/.exec(product.run('seed', '--pupils', '600', '--no-cases'))?.[1] ?? '';
}, PATIENCE);
afterAll(() => product.remove(), PATIENCE);

/** What is written into 特长, a cell that is shown as it is. */
const speciality = (round: number, edit: number) => `第${round}轮${edit}`;

describe('killed while pupils are being edited', () => {
  /** What the server has said it has done, by pupil: the revision and the cell. */
  const acknowledged = new Map<string, { readonly revision: number; readonly speciality: string }>();
  /** How often it has said so in this round. */
  let told = 0;

  test.each(rounds())('round %i: nothing acknowledged is lost', { timeout: PATIENCE }, async (round) => {
    await open();
    const pupils = await pupilsOfSchool();
    told = 0;
    const editing = Promise.all([0, 1, 2, 3].map((lane) => editUntilItDies(pupils, lane, round)));
    await expect.poll(() => told, { timeout: 60_000 }).toBeGreaterThan(3 + Math.random() * 20);
    await pause(Math.random() * 50);
    await product.kill(VICTIMS[round % 2] ?? 'server');
    await editing;

    await open();
    for (const [id, known] of acknowledged) {
      const record = await recordOf(id);
      // The one edit that was under way may have been done without anybody having been told.
      expect(record.revision - known.revision).toBeOneOf([0, 1]);
      if (record.revision === known.revision) expect(record.speciality).toBe(known.speciality);
    }
    await product.stop();
    expect(product.run('verify', '--all')).not.toMatch(/不符/);
  });

  async function editUntilItDies(pupils: readonly string[], lane: number, round: number): Promise<void> {
    for (let edit = 0; ; edit++) {
      const id = pupils[(lane + edit * 4) % pupils.length] ?? '';
      const text = speciality(round, edit);
      try {
        const seen = acknowledged.get(id)?.revision ?? (await recordOf(id)).revision;
        const answer = await product.ask('PATCH', `/api/pupils/${id}`, { seen, cells: { speciality: text } });
        if (answer.ok) {
          const { revision }: { revision: number } = JSON.parse(await answer.text());
          acknowledged.set(id, { revision, speciality: text });
          told += 1;
        } else if (answer.status === 409) {
          acknowledged.delete(id); // an edit nobody was told of came in between
        } else return;
      } catch {
        return; // it is dead
      }
    }
  }
});

describe('killed while a roster is being committed', () => {
  test.each(rounds())(
    'round %i: all of it is there, or nothing, and the batch says which',
    { timeout: PATIENCE },
    async (round) => {
      await open();
      const wanted = speciality(round, 9999);
      const id = await uploaded(rosterWith(await rosterLines(), wanted));
      const ready = await batch(id, (state) => state !== 'reading');
      expect(ready).toMatchObject({ state: 'ready' });
      const begun = await product.ask('POST', `/api/imports/${id}/commit`, { revision: ready.revision });
      expect(begun.ok, await begun.clone().text()).toBe(true);
      await pause(Math.random() * 250);
      await product.kill(VICTIMS[round % 2] ?? 'server');

      await open();
      const after = await batch(id, (state) => state !== 'committing');
      const changed = (await rosterLines()).filter(({ speciality }) => speciality === wanted).length;
      expect(['committed', 'interrupted', 'ready']).toContain(after.state);
      expect(changed).toBe(after.state === 'committed' ? ready.counts.changed : 0);
      if (after.state !== 'committed') expect(after.message).not.toBe('');
      await product.stop();
      expect(product.run('verify', '--all')).not.toMatch(/不符/);
    },
  );
});

describe('killed while cases are being decided', () => {
  /** Another class each time, so that the record tells which of a pupil's cases has been closed last. */
  const classOf = (round: number, order: number) => `${round}轮${order}班`;

  test.each(rounds())(
    'round %i: every case is whole, and its pupil moved or not',
    { timeout: PATIENCE },
    async (round) => {
      await open();
      const head = await product.signIn('danshui.head', password);
      await product.signIn('danshui.registrar', password);
      const pupils = await pupilsOfSchool();
      let told = 0;
      const lanes = [0, 1, 2].map((lane) => decideUntilItDies(pupils, lane, round, head, () => (told += 1)));
      await expect.poll(() => told, { timeout: 60_000 }).toBeGreaterThan(2 + Math.random() * 10);
      await pause(Math.random() * 100);
      await product.kill(VICTIMS[round % 2] ?? 'server');
      await Promise.all(lanes);

      await open();
      for (const pupil of pupils) {
        const views = await casesOf(pupil);
        for (const view of views) {
          const revisions: readonly number[] = view.events.map(({ revision }: { revision: number }) => revision);
          expect(revisions).toEqual(Array.from({ length: view.revision }, (_, i) => i + 1));
          const running = view.steps.filter(({ current }: { current: boolean }) => current);
          expect(running).toHaveLength(view.state === 'step' ? 1 : 0);
        }
        if (views.length === 0) continue;
        const { cells } = await asked(`/api/pupils/${pupil}`);
        const closed = views.filter(({ state }) => state === 'done').map(({ answers }) => answers.className);
        if (closed.length > 0) expect(cells.className).toBe(closed.at(-1));
        else expect(cells.className).not.toMatch(/轮/);
      }
      await product.stop();
      expect(product.run('verify', '--all')).not.toMatch(/不符/);
    },
  );

  async function decideUntilItDies(
    pupils: readonly string[],
    lane: number,
    round: number,
    head: string,
    done: () => void,
  ): Promise<void> {
    try {
      // Every round begins with other pupils: there may be hundreds of rounds, and there are a hundred pupils.
      for (let at = lane; at < pupils.length; at += 3) {
        const order = (at + round * 21) % pupils.length;
        const id = await openedFor(pupils[order] ?? '', classOf(round, order));
        if (id === undefined) continue;
        for (;;) {
          const { state, revision, hash } = await asked(`/api/cases/${id}`);
          const [action, cookie] = state === 'step' ? (['approve', head] as const) : (['submit'] as const);
          const decision = { action, seen: { revision, hash } };
          const decided = await product.ask('POST', `/api/cases/${id}/decisions`, decision, cookie);
          if (!decided.ok) break;
          done();
          if (action === 'approve') break;
        }
      }
    } catch {
      // it is dead
    }
  }

  /** A new case of this pupil, or the one that was cut short in an earlier round; none for who has left the school. */
  async function openedFor(pupil: string, className: string): Promise<string | undefined> {
    const begun = { procedure: 'class-assignment', students: [pupil], answers: { className } };
    const opened = await product.ask('POST', '/api/cases', begun);
    if (opened.ok) return JSON.parse(await opened.text()).id;
    const unfinished = (await casesOf(pupil)).filter(({ state }) => state === 'draft' || state === 'step');
    return unfinished[0]?.id;
  }

  // biome-ignore lint/suspicious/noExplicitAny: what came over the wire is looked at by the expectations
  async function casesOf(pupil: string): Promise<readonly any[]> {
    const { rows }: { rows: readonly { readonly id: string; readonly number: string }[] } = await asked(
      `/api/pupils/${pupil}/cases`,
    );
    const inOrder = rows.toSorted((one, other) => one.number.localeCompare(other.number));
    return Promise.all(inOrder.map(({ id }) => asked(`/api/cases/${id}`)));
  }

  // biome-ignore lint/suspicious/noExplicitAny: what came over the wire is looked at by the expectations
  async function asked(path: string): Promise<any> {
    return JSON.parse(await (await product.ask('GET', path)).text());
  }
});

function rounds(): readonly number[] {
  return Array.from({ length: ROUNDS }, (_, round) => round);
}

async function open(): Promise<void> {
  await product.stop();
  await product.start();
  await product.signIn('danshui.registrar', password);
}

async function pupilsOfSchool(): Promise<readonly string[]> {
  const answer = await product.ask('POST', '/api/pupils/search', { limit: 200 });
  const { rows }: { rows: readonly { readonly id: string }[] } = JSON.parse(await answer.text());
  return rows.map(({ id }) => id);
}

async function recordOf(id: string): Promise<{ readonly revision: number; readonly speciality: string }> {
  const answer = await product.ask('GET', `/api/pupils/${id}`);
  const { revision, cells } = JSON.parse(await answer.text());
  return { revision, speciality: cells.speciality ?? '' };
}

interface Batch {
  readonly state: string;
  readonly message: string;
  readonly revision: number;
  readonly counts: Readonly<Record<string, number>>;
}

async function batch(id: string, isSettled: (state: string) => boolean): Promise<Batch> {
  for (;;) {
    const answer = await product.ask('GET', `/api/imports/${id}`);
    const found: Batch = JSON.parse(await answer.text());
    if (isSettled(found.state)) return found;
    await pause(50);
  }
}

async function uploaded(text: string): Promise<string> {
  const form = new FormData();
  form.append('file', new Blob([text], { type: 'text/csv' }), '丹水镇中心小学.csv');
  const answer = await product.ask('POST', '/api/imports', form);
  const { id }: { id: string } = JSON.parse(await answer.text());
  return id;
}

type Row = Readonly<Record<string, string>>;

/** The school's roster as the register gives it out, with the numbers: what a school would send in again. */
async function rosterLines(): Promise<readonly Row[]> {
  const path = `${product.data}-${Math.random()}.ndjson`;
  product.run('export', path, '--as', 'danshui.registrar', '--reason', '核对');

  const text = readFileSync(path, 'utf8');
  rmSync(path);
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

const HEADINGS = [
  ...NATIONAL_TEMPLATE,
  ...FIELDS.filter(({ name }) => !NATIONAL_TEMPLATE.some(({ field }) => field === name)).map(({ name, title }) => {
    return { field: name, heading: title };
  }),
];

function rosterWith(rows: readonly Row[], wanted: string): string {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const line = (row: Row) =>
    HEADINGS.map(({ field }) => quoted(field === 'speciality' ? wanted : (row[field] ?? ''))).join();
  return `\uFEFF${[HEADINGS.map(({ heading }) => quoted(heading)).join(), ...rows.map(line)].join('\r\n')}\r\n`;
}
