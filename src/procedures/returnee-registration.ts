import { codeOf } from '#src/registry/codes.ts';
import { defineProcedure } from '#src/workflow/procedure.ts';
import { when } from '#src/workflow/when.ts';
import { receivingSchool } from './arrival.ts';
import { CARD_ASKS, guardianWrong, WHO_ASKS } from './child-asks.ts';
import { gradeAsked } from './grade-of-record.ts';
import { identityWrong } from './identity-wrong.ts';
import { NEW_RECORD_CELLS, newRecord } from './new-record.ts';
import { OTHER_CHILD, proofOfOther, registeredElsewhere } from './registered-elsewhere.ts';

const KINDS = {
  foreign: '来华外国学生',
  'hong-kong-macao-taiwan': '港澳台学生',
  returned: '归国（境）学生，在境外就读后回来',
} as const;

const ASKS = {
  kind: { title: '学生类别', kind: 'choice', choices: KINDS, required: true },
  ...WHO_ASKS,
  enteredOn: { title: '入境日期', kind: 'date', required: true },
  cameFrom: { title: '原就读国家（地区）和学校', required: true },
  grade: { title: '编入年级', cell: 'grade', required: true },
  className: { title: '班级', cell: 'className', required: true },
  entryMonth: { title: '入学年月', cell: 'entryMonth', required: true },
  entryMode: { title: '入学方式', cell: 'entryMode', required: true },
  attendanceMode: { title: '就读方式', cell: 'attendanceMode', required: true },
  ...CARD_ASKS,
  otherChild: OTHER_CHILD,
  note: { title: '说明', kind: 'long-text' },
} as const;

/**
 * 来华归国学生注册 — a child comes from abroad, or from Hong Kong, Macao or Taiwan, and has no record. Whoever had one before going
 * abroad takes it up again and gets no second (《中小学生学籍管理办法》; handbook 1.3 #20).
 */
export const returneeRegistration = defineProcedure({
  id: 'returnee-registration',
  title: '来华归国学生注册',
  group: 'enrolment',
  summary: '外国、港澳台和归国学生没有学籍的，凭护照、通行证或回国证明由学校建立学籍；出国前有学籍的接续原学籍',
  basis: [
    '《中小学生学籍管理办法》',
    '全国学籍系统来华归国学生注册功能说明',
    '西峡县教育体育局 2025-03-12 通知 附件 2',
  ],
  about: 'new-child',
  applicant: 'receiving',
  asks: ASKS,
  proofs: (answers) => [
    answers.kind === 'returned' ? 'returnee-certificate' : 'travel-document',
    'enrolment-certificate',
    'guardian-identity',
    ...proofOfOther(answers),
  ],
  blockedBy: [],
  objections: (answers, _, facts) => {
    const { kind, enteredOn } = answers;
    const type = codeOf('idType', answers.idType ?? '') ?? '';
    const isChinese = codeOf('nationality', answers.nationality ?? '') === 'CHN';
    const grade = gradeAsked(answers.grade);
    return [
      ...when(
        kind === 'foreign' && (isChinese || !['9', 'A', 'Z'].includes(type)),
        'kind',
        '来华外国学生的国籍不是中国，证件是护照或外国人永久居留身份证，请核对',
        'kind',
      ),
      ...when(
        kind === 'hong-kong-macao-taiwan' && !['6', '7', '8'].includes(type),
        'kind',
        '港澳台学生的证件类型须是香港、澳门或台湾居民的证件，请核对',
        'idType',
      ),
      ...when(
        kind === 'returned' && !isChinese,
        'kind',
        '归国学生的国籍是中国；外国籍的请选“来华外国学生”',
        'nationality',
      ),
      ...when(
        enteredOn !== undefined && enteredOn > facts.today,
        'entered-later',
        '入境日期晚于今天，请核对',
        'enteredOn',
      ),
      ...when(
        grade !== undefined && facts.stages.receiving?.includes(grade.stage) === false,
        'grade',
        '本校不设这个年级，请核对',
        'grade',
      ),
      ...identityWrong(answers, facts.today),
      ...guardianWrong(answers),
      ...registeredElsewhere(answers, facts, '出国（境）前已有学籍的，请恢复并接续原学籍，不在本校的再办理转学'),
    ];
  },
  steps: [
    { id: 'school', title: '学校审核', by: 'head', of: 'receiving', withinWorkingDays: 10 },
    { id: 'county', title: '县局核准', by: 'county', of: 'receiving', withinWorkingDays: 10 },
  ],
  writes: NEW_RECORD_CELLS,
  effect: (answers, _, setting) => ({
    kind: 'open',
    school: receivingSchool(setting),
    cells: newRecord(ASKS, answers, setting),
  }),
});
