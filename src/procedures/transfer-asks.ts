import type { Objection } from '#src/organization/objection.ts';
import { isWithin, type UnitPath } from '#src/organization/unit.ts';
import { labelOf } from '#src/registry/codes.ts';
import type { PupilRecord } from '#src/registry/record.ts';
import type { Facts } from '#src/workflow/facts.ts';
import type { Answers, Ask, Proof, Step } from '#src/workflow/procedure.ts';
import { when } from '#src/workflow/when.ts';
import { gradeAsked, gradeNow } from './grade-of-record.ts';

const REASONS = {
  household: '户籍迁移',
  residence: '住址变动（购房、租房或居住证）',
  work: '父母务工、经商或工作调动',
  present: '人已在本校就读，学籍未随人转来',
  'duplicate-record': '重复学籍：接收查到的学籍',
  other: '其他正当理由',
} as const;

/** 转学申请表 — the columns that are the same wherever the pupil comes from (handbook 6.5). */
export const TRANSFER_ASKS = {
  reason: { title: '转学原因', kind: 'choice', choices: REASONS, required: true },
  grade: { title: '转入年级', cell: 'grade', required: true, hint: '转学只能平级转，与原年级相同' },
  className: { title: '转入班级', cell: 'className', required: true },
  attendanceMode: { title: '就读方式', cell: 'attendanceMode' },
} as const satisfies Readonly<Record<string, Ask>>;

/** The guardian's signature and what the family's move is proved by; of a duplicate, what the look-up showed (notice 一(二)). */
export function proofsOfTransfer({ reason }: Answers): readonly Proof[] {
  if (reason === 'duplicate-record') return ['national-lookup'];
  if (reason === 'present') return ['application-form', 'enrolment-certificate'];
  return ['application-form', 'transfer-reason'];
}

/** 转入 is into a school that is not the pupil's already. */
export function hereAlready(record: PupilRecord | undefined, { parties }: Facts): readonly Objection[] {
  const receiving = parties?.receiving;
  const isHere = record && receiving && isWithin(record.unit as UnitPath, receiving); // a record's unit is a path
  return when(isHere === true, 'here-already', '该生学籍已在本校，不需要转入');
}

/** 平级转: into the same grade, at a school that runs it. */
export function transferWrong(
  { grade }: Answers,
  record: PupilRecord | undefined,
  { today, stages }: Facts,
): readonly Objection[] {
  const asked = gradeAsked(grade);
  const now = record && gradeNow(record, today);
  return [
    ...when(
      asked !== undefined && stages.receiving?.includes(asked.stage) === false,
      'no-such-grade',
      '本校不设这个年级，不能转入',
      'grade',
    ),
    ...when(
      asked !== undefined && now !== undefined && asked.code !== now.code,
      'other-grade',
      `转学只能平级转：该生现在${labelOf('grade', now?.code ?? '')}，转入后另行办理跳级或留级`,
      'grade',
    ),
  ];
}

/** 转出地环节 — done where this deployment does not reach; the receiving school's registrar writes down when, with the proof. */
export const HOLDING_SIDE = [
  {
    id: 'holding-school',
    title: '转出学校核办',
    by: 'registrar',
    of: 'receiving',
    withinWorkingDays: 10,
    outside: true,
  },
  {
    id: 'holding-county',
    title: '转出地教育局核办',
    by: 'registrar',
    of: 'receiving',
    withinWorkingDays: 10,
    outside: true,
  },
] as const satisfies readonly Step[];

/** 转入地环节 */
export const RECEIVING_SIDE = [
  { id: 'receiving-school', title: '转入学校审核', by: 'head', of: 'receiving', withinWorkingDays: 10 },
  { id: 'receiving-county', title: '转入地县局审核', by: 'county', of: 'receiving', withinWorkingDays: 10 },
] as const satisfies readonly Step[];

/** 调档 — the receiving school draws the record in the national system: only then has the pupil arrived (handbook 1.4 F3). */
export const FILE_TAKEN = {
  id: 'file-taken',
  title: '转入学校调档',
  by: 'registrar',
  of: 'receiving',
  withinWorkingDays: 10,
  outside: true,
} as const satisfies Step;
