import { isCredible, normalizeNumber, readIdentityNumber } from '#src/registry/identity-number.ts';
import { isTemporary, readNationalNumber } from '#src/registry/national-number.ts';
import { defineProcedure } from '#src/workflow/procedure.ts';
import { when } from '#src/workflow/when.ts';

/**
 * 临时学籍转正式 — the same record becomes formal: the state has issued its number of G, and here it is written down with the
 * proof. Nothing else changes, nothing is made anew, and the temporary number stays in the history (notice 一(二); R10).
 */
export const formalisation = defineProcedure({
  id: 'formalisation',
  title: '临时学籍转正式',
  group: 'enrolment',
  summary: '临时学籍经全国查重和人口库比对后，由学校登记全国学籍系统下发的 G 开头正式学籍号',
  basis: ['西峡县教育体育局 2025-03-12 通知 一(二)', '教育部《中小学生学籍管理常见问题及解答》（2016）'],
  about: 'own-pupil',
  applicant: 'holding',
  asks: {
    nationalNumber: {
      title: '正式学籍号',
      cell: 'nationalNumber',
      required: true,
      hint: 'G 加 18 位身份证件号，照全国学籍系统填写',
    },
    issuedOn: { title: '下发日期', kind: 'date', hint: '全国学籍系统显示的日期' },
    note: { title: '说明', kind: 'long-text' },
  },
  proofs: () => ['national-lookup'],
  blockedBy: ['other-case', 'problem-record', 'ended'],
  standing: (record, { sameNumber, today }) => {
    const own = readIdentityNumber(record?.cells.idNumber ?? '');
    return [
      ...when(record?.stage === 'formal', 'formal-already', '该生已有正式学籍号，终身不变，不需要再转正式'),
      ...when(
        own === undefined || !isCredible(own, today),
        'no-number',
        '该生学籍里还没有正确的身份证件号，请先办理“关键信息变更”补上，再转正式；不得重新建籍',
      ),
      ...when(
        sameNumber.length > 0,
        'already-registered',
        `该身份证件号在别处也有学籍（${sameNumber.map(({ school, status }) => `${school}，${status}`).join('；')}），属重复学籍，请先处理重复学籍`,
      ),
    ];
  },
  objections: ({ nationalNumber, issuedOn }, record, { today }) => {
    const issued = readNationalNumber(nationalNumber ?? '');
    const own = readIdentityNumber(record?.cells.idNumber ?? '');
    const isFormal = issued !== undefined && !isTemporary(issued);
    const credible = own !== undefined && isCredible(own, today);
    return [
      ...when(
        !isFormal,
        'number-wrong',
        '正式学籍号是 G 加 18 位身份证件号，共 19 位，请照全国学籍系统填写',
        'nationalNumber',
      ),
      ...when(
        isFormal && credible && issued.digits !== own.text,
        'number-differs',
        '正式学籍号与该生的身份证件号不一致，可能是别人的学籍号；身份证件号有误的，先办理“关键信息变更”',
        'nationalNumber',
      ),
      ...when(issuedOn !== undefined && issuedOn > today, 'issued-later', '下发日期晚于今天，请核对', 'issuedOn'),
    ];
  },
  steps: [
    { id: 'school', title: '学校核验', by: 'head', of: 'holding', withinWorkingDays: 10 },
    { id: 'county', title: '县局审核', by: 'county', of: 'holding', withinWorkingDays: 10 },
  ],
  effect: ({ nationalNumber }) => ({
    kind: 'change',
    cells: { nationalNumber: normalizeNumber(nationalNumber ?? '') },
  }),
});
