import pg from 'pg';
import type { CountyServer } from './county-server.ts';
import { type DeskClient, signedIn } from './desk-client.ts';
import { asManyClients, type Latencies } from './latencies.ts';
import { costOf, type ProcessorTime } from './processor-time.ts';

const CLIENTS = 32;
const MILLISECONDS = 5000;
const SAMPLE = 2000;
const PAGE = 50;

/** One question, asked over HTTP of the product, and by hand of the same database: the floor. */
export interface ReadFigures {
  readonly question: string;
  readonly renji: Latencies;
  readonly floor: Latencies;
  /** Milliseconds of processor time for each request; by hand only the database's can be told apart from the clients'. */
  readonly cost: ProcessorTime;
  readonly floorCost: ProcessorTime;
}

interface Sample {
  readonly county: string;
  readonly ids: readonly string[];
  readonly pinyins: readonly string[];
  readonly classes: readonly string[];
  /** Identity numbers in clear, as the county's officer would type them, and their digests. */
  readonly digests: readonly Buffer[];
}

/** Open a record, turn to a page of a class's school, find by sound, find by exact number: 32 clients each. */
export async function reads(server: CountyServer): Promise<readonly ReadFigures[]> {
  const pool = new pg.Pool({ connectionString: server.databaseUrl, max: 10 });
  pool.on('error', () => {}); // the server may stop before the last idle connection has
  const officer = await signedIn(server.origin, 'county', CLIENTS);
  try {
    const sample = await sampleOf(pool);
    const numbers = await numbersOf(officer, sample);
    const figures: ReadFigures[] = [];
    for (const [question, ask, byHand] of questions(officer, pool, sample, numbers)) {
      await asManyClients(CLIENTS, 1000, ask); // warm: plans, pages, compiled code
      await asManyClients(CLIENTS, 1000, byHand);
      const floor = await costOf(server.processorTime, () => asManyClients(CLIENTS, MILLISECONDS, byHand));
      const renji = await costOf(server.processorTime, () => asManyClients(CLIENTS, MILLISECONDS, ask));
      figures.push({ question, renji: renji.took, floor: floor.took, cost: renji.cost, floorCost: floor.cost });
    }
    return figures;
  } finally {
    officer.end();
    await pool.end();
  }
}

type Question = readonly [
  string,
  (client: number, turn: number) => Promise<void>,
  (client: number, turn: number) => Promise<void>,
];

function questions(
  officer: DeskClient,
  pool: pg.Pool,
  { county, ids, pinyins, classes, digests }: Sample,
  numbers: readonly string[],
): readonly Question[] {
  const pick = <T>(list: readonly T[], client: number, turn: number) => list[(client * 61 + turn * 7) % list.length];
  const hand = async (name: string, text: string, values: unknown[]) => {
    await pool.query({ name, text, values });
  };
  return [
    [
      'open a record',
      async (client, turn) => void (await officer.ask('GET', `/api/pupils/${pick(ids, client, turn)}`)),
      (client, turn) => hand('record', RECORD, [county, pick(ids, client, turn)]),
    ],
    [
      `a page of ${PAGE}`,
      async (client, turn) =>
        void (await officer.ask('POST', '/api/pupils/search', {
          unit: schoolOf(pick(classes, client, turn)),
          sort: 'class',
          limit: PAGE,
        })),
      (client, turn) => {
        const school = schoolOf(pick(classes, client, turn));
        return hand(
          'page',
          `select ${LISTED} from students where county = $1 and unit >= $2 and unit < $3
           order by unit, pinyin, id limit ${PAGE}`,
          [county, `${school}/`, `${school}0`],
        );
      },
    ],
    [
      'find by sound',
      async (client, turn) =>
        void (await officer.ask('POST', '/api/pupils/search', { words: pick(pinyins, client, turn), limit: PAGE })),
      (client, turn) =>
        hand(
          'sound',
          `select ${LISTED} from students where county = $1 and pinyin like $2 order by pinyin, id limit ${PAGE}`,
          [county, `%${pick(pinyins, client, turn)}%`],
        ),
    ],
    [
      'find by number',
      async (client, turn) =>
        void (await officer.ask('POST', '/api/pupils/search', { number: pick(numbers, client, turn), limit: PAGE })),
      (client, turn) => numberByHand(pool, county, pick(digests, client, turn)),
    ],
  ];
}

/** Who opens a record is written down, and that is flushed to the disk before it is shown: by hand as well. */
const RECORD = `
  with found as (select * from students where county = $1 and id = $2), written as (
    insert into audit_events (county, id, at, action, subject_kind, subject)
    select county, gen_random_uuid(), now(), 'record.open', 'student', id::text from found
  ) select * from found`;

const LISTED = 'id, name, pinyin, sex, grade, unit, status, stage, errors, queries';

/** The search is written down in the same transaction: by hand as well. */
async function numberByHand(pool: pg.Pool, county: string, digest: Buffer | undefined): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query({
      name: 'number',
      text: `select ${LISTED} from students where county = $1 and id in
        (select student from number_index where county = $1 and kind = 'identity' and digest = $2)`,
      values: [county, digest],
    });
    await client.query({
      name: 'audit',
      text: `insert into audit_events (county, id, at, action, subject_kind, subject)
        values ($1, gen_random_uuid(), now(), 'record.search-number', 'county', $1::text)`,
      values: [county],
    });
    await client.query('commit');
  } finally {
    client.release();
  }
}

function schoolOf(unit: string | undefined): string {
  return (unit ?? '').split('/').slice(0, 6).join('/');
}

async function sampleOf(pool: pg.Pool): Promise<Sample> {
  const { rows } = await pool.query(
    `select s.county, s.id, s.pinyin, s.unit, n.digest from students s
     join number_index n on n.county = s.county and n.student = s.id and n.kind = 'identity' and n.current
     where s.withdrawn_at is null order by md5(s.id::text) limit ${SAMPLE}`,
  );
  return {
    county: rows[0].county,
    ids: rows.map(({ id }) => id),
    pinyins: rows.map(({ pinyin }) => pinyin),
    classes: rows.map(({ unit }) => unit),
    digests: rows.map(({ digest }) => digest),
  };
}

/** A few numbers in clear, each revealed with its reason as an officer would. */
async function numbersOf(officer: DeskClient, { ids }: Sample): Promise<readonly string[]> {
  const numbers: string[] = [];
  for (const id of ids.slice(0, 40)) {
    const body = { field: 'idNumber', reason: '性能测量' };
    const { value } = await officer.ask<{ value: string }>('POST', `/api/pupils/${id}/reveal`, body);
    if (value) numbers.push(value);
  }
  return numbers;
}
