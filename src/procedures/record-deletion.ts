import type { Objection } from '#src/organization/objection.ts';
import { codeOf } from '#src/registry/codes.ts';
import type { PupilRecord } from '#src/registry/record.ts';
import type { Facts } from '#src/workflow/facts.ts';
import { type Answers, defineProcedure } from '#src/workflow/procedure.ts';
import { when } from '#src/workflow/when.ts';
import { duplicateLookedUp } from './looked-up.ts';

const REASONS = {
  'blank-duplicate': '重复学籍：本条没有身份证件号，另有一条',
  duplicate: '重复学籍：本条应弃，另一条保留',
  'not-ours': '人籍不一致，确非本校学生',
  'duplicate-household': '户籍重复，换身份证件号',
} as const;

/**
 * 学籍删除 — the record leaves the rolls and can be restored. A formal record only with the province's approval (教育部 2016
 * 问答); never because a household was registered twice (notice 一(二)).
 */
export const recordDeletion = defineProcedure({
  id: 'record-deletion',
  title: '学籍删除',
  group: 'record',
  summary: '重复的、确非本校学生的临时学籍，由学校申请删除；删除后可以恢复。正式学籍须有省级批复',
  basis: [
    '西峡县教育体育局 2025-03-12 通知 一(二)',
    '教育部《中小学生学籍管理常见问题及解答》（2016）',
    '教基一厅〔2015〕2号',
  ],
  about: 'own-pupil',
  applicant: 'holding',
  asks: {
    reason: { title: '删除原因', kind: 'choice', choices: REASONS, required: true },
    kept: {
      title: '保留的是哪一条学籍',
      kind: 'long-text',
      required: true,
      hint: '写明学校、年级班级，不写号码',
      onlyIf: ({ reason }) => reason === 'duplicate' || reason === 'blank-duplicate',
    },
    approval: { title: '省级批复文号', hint: '删除正式学籍（G 开头）时必填' },
    note: { title: '说明', kind: 'long-text', required: true },
  },
  proofs: ({ reason }, record) => [
    reason === 'not-ours' ? 'school-statement' : 'duplicate-proof',
    ...(record?.stage === 'formal' ? ['province-approval'] : []),
  ],
  blockedBy: ['other-case'],
  standing: (record) =>
    when(
      codeOf('recordStatus', record?.cells.recordStatus ?? '') === '99',
      'departed',
      '该生是“其他离校”，请先办理恢复入学资格，再申请删除',
    ),
  objections: (answers, record, facts) => [
    ...wrongWith(answers, record, facts),
    ...duplicateLookedUp(answers, record, facts),
  ],
  steps: [
    { id: 'school', title: '学校核验', by: 'head', of: 'holding', withinWorkingDays: 10 },
    { id: 'county', title: '县局审核', by: 'county', of: 'holding', withinWorkingDays: 10 },
  ],
  effect: () => ({ kind: 'delete' }),
});

function wrongWith({ reason, approval }: Answers, record: PupilRecord | undefined, facts: Facts): readonly Objection[] {
  const { sameChild, sameNumber, provinceApproved } = facts;
  return [
    ...when(
      reason === 'duplicate-household',
      'duplicate-household',
      '通知一(二)：因户籍重复需在学籍系统内变更身份证号的，要由学校提交关键信息变更申请，不可进行学籍删除操作。请办理“关键信息变更”',
      'reason',
    ),
    ...when(
      record?.stage === 'formal' && !approval && provinceApproved !== true,
      'province-approval',
      '正式学籍（G 开头）原则上不得删除，须由省级教育行政部门批复；请填写批复文号并上传批复',
      'approval',
    ),
    ...when(
      reason === 'blank-duplicate' && Boolean(record?.cells.idNumber),
      'not-blank',
      '这条学籍有身份证件号，不是空号学籍；请选“重复学籍：本条应弃”',
      'reason',
    ),
    ...when(
      reason === 'not-ours' && sameChild.length + sameNumber.length > 0,
      'is-duplicate',
      '该生在本县另有学籍，属重复学籍；请选重复的原因并上传比对证明',
      'reason',
    ),
  ];
}
