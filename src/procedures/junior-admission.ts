import { codeOf } from '#src/registry/codes.ts';
import { STAGES } from '#src/registry/stage.ts';
import { defineProcedure } from '#src/workflow/procedure.ts';
import { when } from '#src/workflow/when.ts';
import { ARRIVAL_CELLS, arriving, receivingSchool } from './arrival.ts';
import { cellsAnswered } from './child-asks.ts';
import { gradeAsked, gradeNow } from './grade-of-record.ts';

const ASKS = {
  grade: { title: '编入年级', cell: 'grade', required: true, hint: '新生填初中一年级；补办接续的，填现在就读的年级' },
  entryMonth: { title: '入学年月', cell: 'entryMonth', required: true, hint: '进入初中的年月，如 202509' },
  entryMode: { title: '入学方式', cell: 'entryMode', required: true },
  className: { title: '班级', cell: 'className', required: true, each: true },
  attendanceMode: { title: '就读方式', cell: 'attendanceMode', each: true },
  note: { title: '说明', kind: 'long-text' },
} as const;

/** The fewest years after which a primary school lets its pupils go: five where junior high takes four (五四制). */
const SHORTEST_PRIMARY = STAGES.primary.years - 1;

/**
 * 新生录取接续（小升初） — the junior high school takes the primary school's graduates, record and all: none is made anew, and what
 * says who the child is cannot be changed on the way (notice 二(一): 严禁招收新生入学不为其办理招生录取手续).
 */
export const juniorAdmission = defineProcedure({
  id: 'junior-admission',
  title: '新生录取接续（小升初）',
  group: 'enrolment',
  summary: '初中按录取名册接收本县小学毕业生的学籍，逐人编班；姓名、证件等受控信息不能改动',
  basis: ['西峡县教育体育局 2025-03-12 通知 二(一)', '《中小学生学籍管理办法》'],
  about: 'pupils-elsewhere',
  applicant: 'receiving',
  stages: ['primary'],
  notInStage: '只接收小学毕业生；该生已在初中或高中，换学校请办理转学',
  asks: ASKS,
  proofs: () => ['admission-roll'],
  blockedBy: ['other-case'],
  standing: (record, facts) => {
    const status = codeOf('recordStatus', record?.cells.recordStatus ?? '');
    const left = record && gradeNow(record, facts.today);
    return [
      ...when(facts.stages.receiving?.includes('junior') === false, 'no-junior', '本校不设初中，不能录取初中新生'),
      ...when(
        status !== '07',
        'not-graduated',
        '该生还没有办理小学毕业，请小学先办结毕业；已在别处就读的，请核对录取名册',
      ),
      ...when(
        left !== undefined && left.year < SHORTEST_PRIMARY,
        'grade-of-primary',
        '该生学籍上的年级不是小学毕业年级，请小学先更正',
      ),
      ...when(
        facts.sameNumber.length > 0,
        'already-registered',
        `该生另有在册学籍（${facts.sameNumber.map(({ school, status }) => `${school}，${status}`).join('；')}），再接续会成为重复学籍，请先处理重复学籍`,
      ),
    ];
  },
  objections: ({ grade }) => when(gradeAsked(grade)?.stage !== 'junior', 'grade', '编入年级须是初中的年级', 'grade'),
  steps: [
    { id: 'receiving-school', title: '录取学校审核', by: 'head', of: 'receiving', withinWorkingDays: 10 },
    { id: 'county', title: '县局核准', by: 'county', of: 'receiving', withinWorkingDays: 10 },
  ],
  writes: [...ARRIVAL_CELLS, 'studentSource'],
  effect: (answers, _, setting) => ({
    kind: 'change',
    school: receivingSchool(setting),
    cells: { ...cellsAnswered(ASKS, answers), ...arriving(setting, ''), studentSource: '正常入学' },
  }),
});
