import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { today } from '#src/platform/clock.ts';
import { type Connection, connect } from '#src/platform/database/connect.ts';
import type { Database } from '#src/platform/database/database.ts';
import { urlOfRunning } from '#src/platform/database/embedded/running.ts';
import { openEmbedded } from '#src/platform/database/embedded.ts';
import { migrate } from '#src/platform/database/migrate.ts';
import type { Clock, Desk } from '#src/platform/desk.ts';
import { readKeyFile } from '#src/platform/sealing/key-file.ts';
import { openSeal } from '#src/platform/sealing/sealing.ts';

/** Where a register is: a data directory, or a PostgreSQL by its URL; and the key file, which belongs to neither. */
export interface Place {
  readonly data: string;
  readonly url?: string | undefined;
  readonly keyFile?: string | undefined;
}

export interface Register {
  readonly desk: Desk;
  readonly url: string;
  /** Resolves when the embedded PostgreSQL has ended, asked or not; never for one by URL. */
  readonly ended: Promise<void>;
  readonly close: () => Promise<void>;
}

export interface Opening {
  readonly demo?: boolean;
  /** May work beside a server that has the data directory open already. */
  readonly beside?: boolean;
  /** Makes no register where there is none: a slip in the folder's name shall not look like an empty county. */
  readonly mustExist?: boolean;
  readonly connections?: number;
  /** Milliseconds that one statement may take. */
  readonly patience?: number;
  readonly notice: (sentence: string) => void;
}

/** 打开学籍库 — starts or finds the database, brings it up to date, and opens the seal. `refused` says in Chinese why not. */
export async function openRegister(place: Place, opening: Opening): Promise<Register | { readonly refused: string }> {
  if (opening.mustExist && isNowhere(place)) {
    return {
      refused: `${place.data} 里没有学籍库。处理：用 --data 指明数据目录，或用环境变量 DATABASE_URL 指明数据库`,
    };
  }
  const engine = await openEngine(place, opening);
  if ('refused' in engine) return engine;
  const { size, patience } = { size: opening.connections ?? 10, patience: opening.patience ?? 60_000 };
  let connection: Connection | undefined;
  try {
    const migrated = await migrate(engine.url);
    connection = connect(engine.url, { size, patience });
    const seal = 'refused' in migrated ? migrated : await sealFor(connection.db, keyFileOf(place), opening.notice);
    if (!('refused' in seal)) return registerOf({ ...engine, ...connection, seal, demo: opening.demo ?? false });
    await connection.close();
    await engine.stop();
    return seal;
  } catch (error) {
    await connection?.close();
    await engine.stop();
    throw error;
  }
}

export function keyFileOf({ data, keyFile }: Place): string {
  return keyFile ?? process.env.RENJI_KEY_FILE ?? join(data, 'renji.key');
}

function isNowhere({ data, url = process.env.DATABASE_URL }: Place): boolean {
  return url === undefined && !existsSync(join(data, 'postgres'));
}

export interface Engine {
  readonly url: string;
  readonly ended: Promise<void>;
  readonly stop: () => Promise<void>;
}

const NEVER = new Promise<void>(() => {});

/** The database alone: not brought up to date, and without a seal. */
export async function openEngine(
  { data, url = process.env.DATABASE_URL }: Place,
  { beside = false }: Pick<Opening, 'beside'>,
): Promise<Engine | { readonly refused: string }> {
  const given = url ?? (beside ? urlOfRunning(data) : undefined);
  return given === undefined ? openEmbedded(data) : { url: given, ended: NEVER, stop: async () => {} };
}

/** A new key is made for an empty register only: beside sealed records it would look well and open nothing. */
async function sealFor(db: Database, keyFile: string, notice: Opening['notice']) {
  if (readKeyFile(keyFile) === undefined && (await holdsRecords(db))) {
    const what = `库中已有加密的数据，但找不到密钥文件 ${keyFile}`;
    return { refused: `${what}。处理：用另处保管的副本放回原处，或用 --key-file 指明它在哪里` };
  }
  const seal = openSeal(keyFile, notice);
  return 'refused' in seal ? { refused: seal.message } : seal;
}

async function holdsRecords(db: Database): Promise<boolean> {
  const student = await db.selectFrom('students').select('id').limit(1).executeTakeFirst();
  // Passwords are hashed with a key of the seal, so that accounts would not open either.
  return (
    student !== undefined || (await db.selectFrom('people').select('id').limit(1).executeTakeFirst()) !== undefined
  );
}

const CLOCK: Clock = { now: () => new Date(), today };

function registerOf(parts: Engine & Connection & Pick<Desk, 'seal' | 'demo'>): Register {
  const { db, seal, demo, url, ended } = parts;
  const close = async () => {
    await parts.close();
    await parts.stop();
  };
  return { desk: { db, seal, clock: CLOCK, demo }, url, ended, close };
}
