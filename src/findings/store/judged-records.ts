import type { Seal } from '#src/platform/sealing/seal.ts';
import type { WrittenRecord } from '#src/registry/store/register-desk.ts';
import { Verdicts } from '../verdicts.ts';
import { NO_KEYS, type OwnKeys, ownKeysOf } from './neighbour-keys.ts';
import type { RecordInspector } from './record-inspector.ts';

/** What the rules say of some records by themselves, and the keys by which they have neighbours. */
export interface JudgedRecords {
  /** Of those that are there; an id without one is of a record that was withdrawn. */
  readonly records: ReadonlyMap<string, WrittenRecord>;
  readonly verdicts: Verdicts;
  /** By id, of all that were asked about. */
  readonly keys: ReadonlyMap<string, OwnKeys>;
}

/** 逐份核查 — all that can be said of records without asking the database, and so without holding anybody up. */
export function judgeRecords(
  seal: Seal,
  inspector: RecordInspector,
  ids: readonly string[],
  opened: readonly WrittenRecord[],
): JudgedRecords {
  const verdicts = new Verdicts((text) => seal.digest('finding', text).toString('hex'));
  for (const [at, { faults, crashed }] of inspector.inspect(opened.map(({ cells }) => cells)).entries()) {
    const record = opened[at];
    if (record === undefined) continue;
    for (const { rule, fault } of faults) verdicts.enter(record.id, record.cells, rule, fault);
    for (const rule of crashed) verdicts.leaveOpen(record.id, rule);
  }
  const keys = new Map(ids.map((id) => [id, NO_KEYS]));
  for (const { id, cells } of opened) keys.set(id, ownKeysOf(seal, cells, inspector.setting));
  return { records: new Map(opened.map((record) => [record.id, record])), verdicts, keys };
}
