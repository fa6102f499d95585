import { addMonths, type LocalDate, readDate } from '#src/kernel/local-date.ts';
import { codeOf } from '#src/registry/codes.ts';
import { stageOfRecord } from '#src/workflow/application.ts';
import { defineProcedure } from '#src/workflow/procedure.ts';
import { when } from '#src/workflow/when.ts';
import { gradeNow, isGraduating } from './grade-of-record.ts';

const REASONS = {
  illness: '因病',
  injury: '因伤',
  persuaded: '经联合劝返仍不能到校，按县局意见标注',
  other: '其他特殊困难（仅普通高中）',
} as const;

const HOSPITALS = {
  below: '乡镇卫生院、社区医院或诊所',
  county: '县级医院',
  city: '市级医院',
  province: '省级及以上医院',
} as const;

/** 因病、因伤: the body is the reason, and a hospital says so. */
const OF_THE_BODY: ReadonlySet<string | undefined> = new Set(['illness', 'injury']);

/**
 * 休学 — a pupil stays away for at most one school year and keeps the record; it may be prolonged once.
 *
 * In compulsory schooling only what the body cannot do is a reason (义务教育法 11); what came of joint persuasion is noted on
 * the county's word (notice 二(二)).
 */
export const leaveOfAbsence = defineProcedure({
  id: 'leave-of-absence',
  title: '休学',
  group: 'leave',
  summary: '学生因身体状况等原因一段时间不能到校，由监护人申请，保留学籍；一般一学年，可以延长一次',
  basis: ['《义务教育法》第十一条', '西峡县教育体育局 2025-03-12 通知 一(三)、二(二)', '《中小学生学籍管理办法》'],
  about: 'own-pupil',
  applicant: 'holding',
  asks: {
    kind: { title: '申请事项', kind: 'choice', choices: { first: '休学', prolong: '延长休学' }, required: true },
    reason: { title: '休学原因', kind: 'choice', choices: REASONS, required: true },
    since: {
      title: '休学起始日期',
      kind: 'date',
      required: true,
      hint: '延长的，填原来开始休学的日期',
    },
    leaveEnd: { title: '休学期满日期', cell: 'leaveEnd', required: true },
    hospitalLevel: {
      title: '医院级别',
      kind: 'choice',
      choices: HOSPITALS,
      required: true,
      onlyIf: ({ reason }) => OF_THE_BODY.has(reason),
    },
    hospital: {
      title: '出具诊断证明的医院',
      required: true,
      onlyIf: ({ reason }) => OF_THE_BODY.has(reason),
    },
    diagnosedOn: {
      title: '诊断日期',
      kind: 'date',
      required: true,
      onlyIf: ({ reason }) => OF_THE_BODY.has(reason),
    },
    note: { title: '说明', kind: 'long-text' },
  },
  proofs: ({ reason }) => [
    'application-form',
    OF_THE_BODY.has(reason) || reason === undefined ? 'diagnosis-certificate' : 'school-statement',
  ],
  blockedBy: ['other-case', 'not-in-school', 'frozen'],
  objections: ({ kind, reason, since: from, leaveEnd, hospitalLevel, diagnosedOn: diagnosed }, record, facts) => {
    const since = readDate(from ?? '');
    const until = readDate(leaveEnd ?? '');
    const diagnosedOn = readDate(diagnosed ?? '');
    const isAway = record !== undefined && codeOf('recordStatus', record.cells.recordStatus ?? '') === '02';
    const endsNow = readDate(record?.cells.leaveEnd ?? '');
    const grade = record && gradeNow(record, facts.today);
    const stage = record && stageOfRecord(record, facts);
    const years = kind === 'prolong' ? 2 : 1;
    return [
      ...when(
        kind === 'first' && isAway,
        'on-leave',
        '该生正在休学；期满仍不能到校的，请选“延长休学”，能到校的办理复学',
      ),
      ...when(kind === 'prolong' && !isAway, 'not-on-leave', '该生现在没有休学，不能延长', 'kind'),
      ...when(
        reason === 'other' && stage !== 'senior',
        'reason',
        '义务教育阶段，学生因身体状况需要休学的，由监护人申请、县局批准（《义务教育法》第十一条）；其他困难请帮助解决，不办理休学',
        'reason',
      ),
      ...when(
        hospitalLevel === 'below',
        'hospital',
        '诊断证明须由县级（含）以上医院出具（通知一(三)）',
        'hospitalLevel',
      ),
      ...when(
        diagnosedOn !== undefined && diagnosedOn > facts.today,
        'diagnosed-later',
        '诊断日期晚于今天',
        'diagnosedOn',
      ),
      ...when(
        since !== undefined && until !== undefined && until <= since,
        'until',
        '期满日期须在起始日期之后',
        'leaveEnd',
      ),
      ...when(
        since !== undefined && until !== undefined && until > addMonths(since, 12 * years),
        'too-long',
        kind === 'prolong' ? '休学连同延长最多两学年' : '休学一般不超过一学年；期满仍不能到校的，可以申请延长一次',
        'leaveEnd',
      ),
      ...when(
        kind === 'prolong' && endsNow !== undefined && until !== undefined && until <= endsNow,
        'not-longer',
        '延长后的期满日期须晚于现在的期满日期',
        'leaveEnd',
      ),
      ...when(
        kind === 'prolong' && since !== undefined && endsNow !== undefined && endsNow > addMonths(since, 12),
        'prolonged-before',
        '该生的休学已经延长过一次，不能再延长；请办理复学，或与家长商定其他就学方式',
      ),
      ...when(
        kind === 'first' && grade !== undefined && isGraduating(grade) && isSpringTerm(since ?? facts.today),
        'graduating',
        '毕业年级下学期一般不办理休学',
      ),
    ];
  },
  steps: [
    { id: 'school', title: '学校审核', by: 'head', of: 'holding', withinWorkingDays: 10 },
    { id: 'county', title: '县局批准', by: 'county', of: 'holding', withinWorkingDays: 10 },
  ],
  writes: ['recordStatus', 'changeKind'],
  effect: ({ leaveEnd }) => ({
    kind: 'change',
    cells: { recordStatus: '休学', changeKind: '休学', leaveEnd },
  }),
});

/** 下学期: from February until the school year's end. */
function isSpringTerm(day: LocalDate): boolean {
  const month = Number(day.slice(5, 7));
  return month >= 2 && month <= 8;
}
