import { sql } from 'kysely';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import { shown } from '#src/registry/mask-table.ts';
import type { CellName, Cells } from '#src/registry/record.ts';
import { SHEET_CELLS } from '../../sheets/sheet-layout.ts';
import type { Signer } from '../answer.ts';

/** What is sealed of an answer. */
export interface StoredAnswer {
  /** What the guardian wrote, cell by cell. */
  readonly typed: Readonly<Record<string, string>>;
  /** What these cells held when the guardian looked. */
  readonly before: Cells;
  readonly remark: string;
  readonly signer: Signer;
  /** A PNG, in base 64. */
  readonly signature: string;
}

/** 监护人的答复 — the one that stands: a later one takes the place of an earlier one, and both are kept. */
export interface GuardianAnswer extends StoredAnswer {
  readonly id: string;
  readonly sheet: string;
  readonly returnId: string;
  /** 回执编号 */
  readonly number: string;
  readonly hasChanges: boolean;
  readonly noticeVersion: string;
  readonly sentAt: Date;
  /** Of the return: `waiting` to be keyed, `keyed`, … */
  readonly state: string;
}

/** 回执 — what was sent, numbers and houses in stars. */
export interface Receipt {
  readonly number: string;
  readonly sentAt: Date;
  readonly signer: string;
  readonly remark: string;
  readonly items: readonly { readonly title: string; readonly before: string; readonly typed: string }[];
  readonly state: string;
}

/** The answer that stands for this pupil. For the system: asks no permission. */
export async function guardianAnswerOf(
  work: Database | Work,
  seal: Seal,
  county: string,
  campaign: string,
  student: string,
): Promise<GuardianAnswer | undefined> {
  const { rows } = await sql<Row>`
    select answers.*, returns.state from guardian_answers as answers
    join returns on returns.county = answers.county and returns.id = answers.return_id
    where answers.county = ${county} and answers.campaign = ${campaign}::uuid and answers.student = ${student}::uuid
      and superseded_at is null`.execute(work);
  const [row] = rows;
  return row && answerOf(seal, county, row);
}

export interface Row {
  readonly id: string;
  readonly sheet: string;
  readonly return_id: string;
  readonly number: string;
  readonly has_changes: boolean;
  readonly notice_version: string;
  readonly sealed: Buffer;
  readonly sent_at: Date;
  readonly state: string;
}

export function answerOf(seal: Seal, county: string, row: Row): GuardianAnswer {
  const stored = JSON.parse(seal.open(row.sealed, boundOf(county, row.id)).toString('utf8')) as StoredAnswer; // written by sealAnswer
  return {
    ...stored,
    ...{ id: row.id, sheet: row.sheet, returnId: row.return_id, number: row.number, state: row.state },
    ...{ hasChanges: row.has_changes, noticeVersion: row.notice_version, sentAt: row.sent_at },
  };
}

export function sealAnswer(seal: Seal, county: string, id: string, stored: StoredAnswer): Buffer {
  return seal.close(JSON.stringify(stored), boundOf(county, id));
}

function boundOf(county: string, id: string): string {
  return `guardian_answers|${county}|${id}`;
}

export function receiptOf({ number, sentAt, signer, remark, typed, before, state }: GuardianAnswer): Receipt {
  const items = SHEET_CELLS.flatMap(({ name, title }) => {
    const text = typed[name];
    if (text === undefined) return [];
    return [{ title: titleIn(name, title), before: shown(name, before[name] ?? ''), typed: shown(name, text) }];
  });
  return { number, sentAt, signer, remark, items, state };
}

/** Outside its group a member's cell must say whose it is. */
export function titleIn(name: CellName, title: string): string {
  const member = /^guardian(\d)/.exec(name)?.[1];
  return member === undefined ? title : `家庭成员${member === '1' ? '一' : '二'}${title}`;
}
