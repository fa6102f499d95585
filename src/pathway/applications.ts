import type { LocalDate } from '#src/kernel/local-date.ts';
import { gradeNow } from '#src/procedures/grade-of-record.ts';
import { type ProcedureId, procedureOf } from '#src/procedures/index.ts';
import { labelOf } from '#src/registry/codes.ts';
import type { Cells, PupilRecord } from '#src/registry/record.ts';
import { readAnswer } from '#src/workflow/application.ts';
import type { Answers } from '#src/workflow/procedure.ts';
import { comesFrom, keptOf, type Pathway, standingOf } from './pathway.ts';
import { type FoundPlace, NEXT_STEPS } from './standings.ts';

/** One application that the pathway fills in. */
export interface NextApplication {
  readonly procedure: ProcedureId;
  readonly answers: Answers;
  /** For a transfer within the county: the record that is to come. */
  readonly elsewhere?: string | undefined;
}

/** What the household check brought, and where the record that stays lies, in words. */
export interface KnownChild {
  readonly record: PupilRecord;
  /** A label of `idType`. */
  readonly idType: string;
  readonly idNumber: string;
  /** Of the record that stays: school and class, no number. */
  readonly keptAt: string;
  readonly today: LocalDate;
}

/**
 * 下一步申请 — the applications of the one right step, filled in as far as the pathway knows; of a pair the deletion first. Empty
 * while nothing may be begun.
 */
export function nextApplications(pathway: Pathway, child: KnownChild): readonly NextApplication[] {
  const next = NEXT_STEPS[standingOf(pathway)];
  if (next === undefined) return [];
  switch (next) {
    case 'change':
      return [change(child, 'number-issued', pathway)];
    case 'change-household':
      return [change(child, 'duplicate-household', pathway)];
    case 'delete':
      return [deletion(child)];
    case 'merge':
      return [deletion(child), transfer(pathway, child)];
  }
}

function change({ idType, idNumber }: KnownChild, reason: string, { found }: Pathway): NextApplication {
  const other = found.length > 0 ? { otherChild: '是' } : {};
  return { procedure: 'key-information-change', answers: { reason, idType, idNumber, ...other } };
}

function deletion({ keptAt }: KnownChild): NextApplication {
  const note = '经户籍核实和全国学籍查询，该生另有学籍，本条没有身份证件号，属重复学籍';
  return { procedure: 'record-deletion', answers: { reason: 'blank-duplicate', kept: keptAt, note } };
}

const TRANSFERS = {
  county: 'transfer-within-county',
  province: 'transfer-in-within-province',
  beyond: 'transfer-in-across-provinces',
} as const satisfies Readonly<Record<FoundPlace, ProcedureId>>;

function transfer(pathway: Pathway, child: KnownChild): NextApplication {
  const from = comesFrom(pathway) ?? 'county';
  const procedure = TRANSFERS[from];
  const answers = { ...fromRecord(procedure, child), reason: 'duplicate-record' };
  return from === 'county' ? { procedure, answers, elsewhere: keptOf(pathway)?.student } : { procedure, answers };
}

/** What the empty record already says of the child: only what the form would take. The other record's number it cannot know. */
function fromRecord(id: ProcedureId, { record, idType, idNumber, today }: KnownChild): Answers {
  const grade = labelOf('grade', gradeNow(record, today)?.code ?? '');
  const known: Cells = { ...record.cells, idType, idNumber, grade, nationalNumber: '' };
  const asks = Object.entries(procedureOf(id)?.asks ?? {});
  return Object.fromEntries(
    asks.flatMap(([name, ask]) => {
      const text = ask.cell === undefined ? '' : (known[ask.cell] ?? '');
      return text !== '' && 'text' in readAnswer(ask, text) ? [[name, text]] : [];
    }),
  );
}
