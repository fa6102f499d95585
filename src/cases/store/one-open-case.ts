import type { Objection } from '#src/organization/objection.ts';
import { today as dayOf } from '#src/platform/clock.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import { procedureOf } from '#src/procedures/index.ts';
import type { HeldRecord } from './case-pupils.ts';
import { openCasesOf } from './facts.ts';

/** 一名学生同时只有一件在办业务 — which of these pupils are in another case, in words (national answer 2002). */
export async function otherCaseObjections(
  db: Database | Work,
  county: string,
  records: readonly HeldRecord[],
): Promise<readonly Objection[]> {
  const open = await openCasesOf(
    db,
    county,
    records.map(({ id }) => id),
    [],
  );
  return records.flatMap(({ id, cells }) => {
    const other = open.get(id);
    if (other === undefined) return [];
    const title = procedureOf(other.procedure)?.title ?? other.procedure;
    const since = dayOf(other.since);
    const who = records.length > 1 ? `${cells.name ?? ''}：` : '';
    const message = `${who}该生已有在办业务（${title}，${since} 发起，现在${other.where}），办结后才能再办`;
    return [{ code: 'other-case', message }];
  });
}

/** What the database refused because somebody else was quicker, in words; `undefined` for any other error. */
export function takenMeanwhile(error: unknown): readonly Objection[] | undefined {
  if (!(error instanceof Error) || !('constraint' in error)) return undefined;
  const message = TAKEN[String(error.constraint)];
  return message === undefined ? undefined : [{ code: 'other-case', message }];
}

const TAKEN: Readonly<Record<string, string>> = {
  case_pupils_one_open: '该生刚刚有了另一件在办业务，办结后才能再办。请刷新后查看',
  case_pupils_one_child:
    '同一名学生（身份证件号或姓名、性别、出生日期相同）正在另一件业务中建籍，一名学生只建一份学籍。请与县局核实',
};
