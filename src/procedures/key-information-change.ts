import { readDate } from '#src/kernel/local-date.ts';
import { codeOf } from '#src/registry/codes.ts';
import { readIdentityNumber } from '#src/registry/identity-number.ts';
import { type Answers, defineProcedure } from '#src/workflow/procedure.ts';
import { when } from '#src/workflow/when.ts';

const REASONS = {
  'number-issued': '原无身份证件号，现已办理',
  'number-wrong': '身份证件号录入有误',
  'number-changed': '公安机关变更了身份证件号',
  'duplicate-household': '户籍重复，注销其一后换号',
  'name-changed': '姓名变更',
  'other-correction': '性别、出生日期录入有误',
} as const;

/** The cells it may change, by the question that asks for each. */
const CELLS = ['name', 'sex', 'birthDate', 'idType', 'idNumber'] as const;

/**
 * 关键信息变更 — correct a name, a sex, a birth date or an identity document after the household register says otherwise.
 *
 * A duplicated household registration is repaired here and never by deleting the record (notice 一(二)).
 */
export const keyInformationChange = defineProcedure({
  id: 'key-information-change',
  title: '关键信息变更',
  group: 'identity',
  summary: '姓名、性别、出生日期、身份证件与户籍不一致时，由学校申请更正',
  basis: ['西峡县教育体育局 2025-03-12 通知 一(二)、一(三)、附件 4', '豫公治明发〔2019〕359号'],
  about: 'own-pupil',
  applicant: 'holding',
  asks: {
    reason: { title: '变更原因', kind: 'choice', choices: REASONS, required: true },
    name: { title: '变更后姓名', cell: 'name' },
    sex: { title: '变更后性别', cell: 'sex' },
    birthDate: { title: '变更后出生日期', cell: 'birthDate' },
    idType: { title: '变更后身份证件类型', cell: 'idType' },
    idNumber: { title: '变更后身份证件号', cell: 'idNumber' },
    note: { title: '说明', kind: 'long-text' },
  },
  proofs: ({ reason, name, idNumber }) => {
    if (reason === 'duplicate-household') return ['household-change-certificate', 'household-cancellation-certificate'];
    if (reason === 'number-issued') return [{ anyOf: ['household-book', 'identity-card'] }];
    if (name || idNumber) return [{ anyOf: ['household-change-certificate', 'household-cancellation-certificate'] }];
    return [{ anyOf: ['household-change-certificate', 'household-book'] }];
  },
  blockedBy: ['other-case', 'ended'],
  objections: (answers, record, { sameNumber, today }) => {
    const changed = CELLS.filter((cell) => answers[cell] && answers[cell] !== record?.cells[cell]);
    const number = readIdentityNumber(answers.idNumber ?? record?.cells.idNumber ?? '');
    const resident = codeOf('idType', answers.idType ?? record?.cells.idType ?? '') === '1';
    const born = readDate(answers.birthDate ?? record?.cells.birthDate ?? '');
    return [
      ...when(changed.length === 0, 'nothing-changes', '没有填写与现学籍不同的内容'),
      ...when(
        answers.reason === 'duplicate-household' && !answers.idNumber,
        'number-missing',
        '户籍重复须填写保留的身份证件号',
        'idNumber',
      ),
      ...when(
        Boolean(answers.idNumber) && resident && !number?.checksumHolds,
        'number-wrong',
        '身份证件号不正确（位数、日期或校验码不符），请对照户口簿核对',
        'idNumber',
      ),
      ...when(
        resident && number?.birthDate !== undefined && born !== undefined && number.birthDate !== born,
        'birth-date-differs',
        '身份证件号中的出生日期与出生日期不一致，请一并更正',
        'birthDate',
      ),
      ...when(born !== undefined && born > today, 'born-later', '出生日期晚于今天', 'birthDate'),
      ...when(
        sameNumber.length > 0,
        'already-registered',
        `该身份证件号已建有学籍（${sameNumber.map(({ school, status }) => `${school}，${status}`).join('；')}），属重复学籍。请走“无身份证件号学生核实”：删除空号学籍，并将查到的学籍转入`,
        'idNumber',
      ),
    ];
  },
  steps: [
    { id: 'school', title: '学校核验', by: 'head', of: 'holding', withinWorkingDays: 10 },
    { id: 'county', title: '县局审核', by: 'county', of: 'holding', withinWorkingDays: 10 },
  ],
  effect: (answers, record) => ({
    kind: 'change',
    cells: {
      ...Object.fromEntries(CELLS.flatMap((cell) => (answers[cell] ? [[cell, answers[cell]]] : []))),
      ...formerName(answers, record?.cells),
    },
  }),
});

/** 曾用名 keeps the name that is given up (handbook 4.3). */
function formerName({ name }: Answers, cells: { readonly name?: string | undefined } | undefined) {
  return name && cells?.name && name !== cells.name ? { formerName: cells.name } : {};
}
