import { randomUUID } from 'node:crypto';
import { beginSession } from '#src/accounts/store/sessions.ts';
import { writeDownSignIn } from '#src/accounts/store/sign-in.ts';
import { allRoutes } from '#src/app/server/routes.ts';
import { wholeDesk } from '#src/app/server/whole-desk.ts';
import { caseTouched } from '#src/cases/store/case-touched.ts';
import { remindOfAllDeadlines } from '#src/cases/store/deadlines.ts';
import { holdCaseFor } from '#src/cases/store/deal-with-case.ts';
import { watchClaims } from '#src/continuity/claims/store/watch-claims.ts';
import { watchLeavers } from '#src/continuity/store/watch-leavers.ts';
import { remindOfViolations } from '#src/discipline/store/remind-of-violations.ts';
import { remindOfReports } from '#src/dropout/reports/store/remind-of-reports.ts';
import { lookAfterDropouts } from '#src/dropout/store/look-after-dropouts.ts';
import { remindOfInspections } from '#src/inspection/store/remind-of-inspections.ts';
import { remindOfReceipts } from '#src/letters/store/remind-of-receipts.ts';
import { takeSnapshots } from '#src/monitoring/store/take-snapshots.ts';
import { sendDigests } from '#src/notices/store/send-digests.ts';
import { turnDelegations } from '#src/organization/store/delegations.ts';
import { remindOfPetitions } from '#src/petitions/store/remind-of-petitions.ts';
import { type PostOffices, postOffices } from '#src/platform/sending/post-offices.ts';
import { awaitTasks } from '#src/platform/tasks/start-task.ts';
import { lookAfterSupervisions } from '#src/supervision/store/look-after-supervisions.ts';
import { remindOfCampaigns } from '#src/verification/campaign/store/remind-of-campaigns.ts';
import { remindOfGatherings } from '#src/verification/gatherings/store/remind-of-gatherings.ts';
import { type MovingClock, movingClock } from '#test/at-the-door.ts';
import { CAST, type CastMember, holdingId, seedCast } from '#test/cast.ts';
import { aForm } from '#test/evidence/multipart.ts';
import type { Upload } from '#test/evidence/upload.ts';
import { IN_THIS_PROCESS } from '#test/in-this-process.ts';
import { anApp, FROM_OUR_PAGE } from '#test/test-app.ts';
import { openTestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';

/** 西峡县 at work: everybody of the cast, an empty register, the whole server, and a clock that the story moves on. */
export interface CountyAtWork {
  readonly clock: MovingClock;
  /** At that hour of that day in China: `2025-03-20`, `10:00`. */
  readonly goTo: (day: string, hour?: string) => void;
  /** Signed in once a day: on another day, in another session. */
  readonly as: (who: CastMember) => Promise<AtDesk>;
  /** The same person in another office that was given to them. */
  readonly inOffice: (who: CastMember, holding: string) => Promise<AtDesk>;
  /** Whoever has a phone, and has not signed in. */
  readonly phone: {
    readonly post: (url: string, body: object) => Promise<Answer>;
    readonly send: (url: string, words: Readonly<Record<string, string>>, file?: Upload) => Promise<Answer>;
  };
  /** Waits until everything that was begun in the background has ended. */
  readonly settled: () => Promise<void>;
  /** What the program does by itself every hour, at this hour: reminders, delegations, and digests by these post offices. */
  readonly rounds: (offices?: PostOffices) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Somebody who is signed in, identity just confirmed. */
export interface AtDesk {
  readonly get: (url: string) => Promise<Answer>;
  readonly post: (url: string, body?: object) => Promise<Answer>;
  readonly patch: (url: string, body: object) => Promise<Answer>;
  readonly put: (url: string, body: object) => Promise<Answer>;
  readonly delete: (url: string) => Promise<Answer>;
  /** Fill in the form of a case and put these documents on it. */
  readonly fill: (id: string, answers: object, ...documents: readonly string[]) => Promise<void>;
  readonly send: (url: string, words: Readonly<Record<string, string>>, file?: Upload) => Promise<Answer>;
  /** Upload a file as a document of a case. */
  readonly attach: (id: string, kind: string, file: Upload) => Promise<Answer>;
  /** Decide a case by what is on the screen. */
  readonly decide: (id: string, action: string, more?: object) => Promise<Answer>;
  /** Upload files as a roster, and wait until they have been compared. */
  readonly upload: (...files: readonly RosterFile[]) => Promise<Batch>;
  /** Press a button of a batch, and wait until it is done. */
  readonly press: (batch: Batch, button: 'read' | 'commit' | 'undo') => Promise<Batch>;
  /** Upload and commit. */
  readonly bringIn: (...files: readonly RosterFile[]) => Promise<Batch>;
  /** The one pupil of this name; throws when there is none, or more than one. */
  readonly pupil: (name: string) => Promise<string>;
}

export interface RosterFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly bytes: Buffer;
  readonly headers: Readonly<Record<string, unknown>>;
  // biome-ignore lint/suspicious/noExplicitAny: what came over the wire is looked at by the expectations
  readonly body: any;
}

export interface Batch {
  readonly id: string;
  readonly revision: number;
  readonly state: string;
  readonly counts: Readonly<Record<'new' | 'changed' | 'unchanged' | 'missing' | 'refused', number>>;
  readonly proposes: number;
  readonly withheld: number;
  readonly undone?: Readonly<Record<'back' | 'withdrawn' | 'kept' | 'stays', number>>;
}

export async function aCountyAtWork(): Promise<CountyAtWork> {
  const database = await openTestDatabase();
  const clock = movingClock();
  const desk = aDesk({ db: database.db, clock });
  await seedCast(database.db);
  const whole = wholeDesk(desk, IN_THIS_PROCESS);
  const app = await anApp((routes) => allRoutes(routes, whole));

  const today = new Map<CastMember, Promise<AtDesk>>();

  async function signIn(who: CastMember, holding = holdingId(who)): Promise<AtDesk> {
    const { county, person } = CAST[who];
    const standing = { state: 'signed-in', holding } as const;
    const whence = { network: '127.0.0.1', device: 'test' };
    clock.pass(0.001); // of two sign-ins one is the later
    const token = await database.db.transaction().execute(async (work) => {
      await writeDownSignIn(work, { county, person }, standing, whence, clock.now());
      return beginSession(work, { county, person }, standing, whence, clock.now());
    });
    return deskOf(who, asking({ ...FROM_OUR_PAGE, cookie: `renji=${token}` }));
  }

  function asking(headers: Readonly<Record<string, string>>): Ask {
    return async (method, url, payload, type) => {
      clock.pass(0.001); // of two deeds one is the later
      const answer = await app.inject({
        method,
        url,
        headers: { ...headers, 'idempotency-key': randomUUID(), ...(type && { 'content-type': type }) },
        ...(payload && { payload }),
      });
      const isJson = String(answer.headers['content-type']).startsWith('application/json');
      const body = isJson && answer.body !== '' ? answer.json() : undefined;
      const { statusCode: status, body: text, rawPayload: bytes, headers: given } = answer;
      return { status, text, bytes, headers: given, body };
    };
  }

  const settled = async () => {
    if (!(await awaitTasks(desk, 30_000))) throw new Error('a task has not ended');
  };

  /** A document is on the case, whatever it shows: how it gets there is told where evidence is. */
  async function putOn(who: CastMember, id: string, kind: string): Promise<void> {
    await database.db.transaction().execute(async (work) => {
      const held = await holdCaseFor(whole, work, CAST[who], id, 'attach');
      if (held.is !== 'held') throw new Error(JSON.stringify(held));
      const { county, person } = CAST[who];
      const row = { county, case_id: id, id: randomUUID(), kind, file: randomUUID(), name: `${kind}.jpg` };
      await work
        .insertInto('case_evidence')
        .values({ ...row, added_at: clock.now(), added_by: person })
        .execute();
      await caseTouched(whole, work, held.hand.file, { event: 'attached', by: CAST[who] });
    });
  }

  function deskOf(who: CastMember, ask: Ask): AtDesk {
    const batchOf = async (id: string): Promise<Batch> => (await ask('GET', `/api/imports/${id}`)).body;
    const upload: AtDesk['upload'] = async (...files) => {
      const started = await ask('POST', '/api/imports', formOf(files), `multipart/form-data; boundary=${BOUNDARY}`);
      if (started.status !== 201) throw new Error(started.text);
      await settled();
      return batchOf(started.body.id);
    };
    const press: AtDesk['press'] = async ({ id, revision }, button) => {
      const started = await ask('POST', `/api/imports/${id}/${button}`, { revision });
      if (started.status !== 202) throw new Error(started.text);
      await settled();
      return batchOf(id);
    };
    return {
      get: (url) => ask('GET', url),
      post: (url, body) => ask('POST', url, body),
      patch: (url, body) => ask('PATCH', url, body),
      put: (url, body) => ask('PUT', url, body),
      delete: (url) => ask('DELETE', url),
      fill: async (id, answers, ...documents) => {
        const { body: seen } = await ask('GET', `/api/cases/${id}`);
        const saved = await ask('PUT', `/api/cases/${id}/answers`, { seen: { revision: seen.revision }, answers });
        if (saved.status !== 200) throw new Error(saved.text);
        for (const kind of documents) await putOn(who, id, kind);
      },
      send: (url, words, file) => sendForm(ask, url, words, file),
      attach: (id, kind, file) => sendForm(ask, `/api/cases/${id}/evidence`, { kind }, file),
      decide: async (id, action, more = {}) => {
        const { body } = await ask('GET', `/api/cases/${id}`);
        const seen = { revision: body?.revision ?? 1, hash: body?.hash ?? '' };
        return ask('POST', `/api/cases/${id}/decisions`, { action, seen, ...more });
      },
      upload,
      press,
      bringIn: async (...files) => press(await upload(...files), 'commit'),
      pupil: async (name) => {
        const { body } = await ask('POST', '/api/pupils/search', { words: name });
        const found: readonly { id: string; name: string }[] = body.rows;
        const [only, ...others] = found.filter((row) => row.name === name);
        if (only === undefined || others.length > 0) throw new Error(`${found.length} pupils are called ${name}`);
        return only.id;
      },
    };
  }

  return {
    clock,
    goTo: (day, hour = '10:00') => {
      const there = new Date(`${day}T${hour}:00+08:00`).getTime();
      clock.pass((there - clock.now().getTime()) / 60_000);
      today.clear();
    },
    inOffice: (who, holding) => signIn(who, holding),
    as: (who) => {
      const desk = today.get(who) ?? signIn(who);
      today.set(who, desk);
      return desk;
    },
    phone: {
      post: (url, body) => asking(FROM_OUR_PAGE)('POST', url, body),
      send: (url, words, file) => sendForm(asking(FROM_OUR_PAGE), url, words, file),
    },
    settled,
    rounds: async (offices = postOffices(undefined, undefined)) => {
      await turnDelegations(whole);
      await remindOfAllDeadlines(whole);
      await remindOfCampaigns(whole);
      await remindOfGatherings(whole);
      await remindOfReceipts(whole);
      await remindOfReports(whole);
      await lookAfterDropouts(whole);
      await remindOfInspections(whole);
      await remindOfViolations(whole);
      await lookAfterSupervisions(whole);
      await watchLeavers(whole);
      await watchClaims(whole);
      await remindOfPetitions(whole);
      await takeSnapshots(whole);
      await sendDigests(whole, offices);
    },
    close: async () => {
      await settled();
      await app.close();
      await database.close();
    },
  };
}

type Ask = (
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
  url: string,
  payload?: object,
  type?: string,
) => Promise<Answer>;

function sendForm(ask: Ask, url: string, words: Readonly<Record<string, string>>, file?: Upload): Promise<Answer> {
  const { payload, type } = aForm(words, file);
  return ask('POST', url, payload, type);
}

const BOUNDARY = 'a-boundary-of-our-own';

function formOf(files: readonly RosterFile[]): Buffer {
  const parts = files.flatMap(({ name, bytes }) => [
    `--${BOUNDARY}\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\n`,
    'content-type: application/octet-stream\r\n\r\n',
    bytes,
    '\r\n',
  ]);
  return Buffer.concat([...parts, `--${BOUNDARY}--\r\n`].map((part) => Buffer.from(part)));
}
