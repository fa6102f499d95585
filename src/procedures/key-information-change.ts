import { codeOf } from '#src/registry/codes.ts';
import { normalizeNumber } from '#src/registry/identity-number.ts';
import { normalizeName } from '#src/registry/personal-name.ts';
import type { Cells } from '#src/registry/record.ts';
import { type Answers, defineProcedure, type Proof } from '#src/workflow/procedure.ts';
import { when } from '#src/workflow/when.ts';
import { proofsOfOtherDocument, WHO_ASKS } from './child-asks.ts';
import { hasNoNumber, identityWrong } from './identity-wrong.ts';
import { numberLookedUp } from './looked-up.ts';
import { OTHER_CHILD, proofOfOther, registeredElsewhere } from './registered-elsewhere.ts';

const REASONS = {
  'number-issued': '原无身份证件号，现已办理',
  'number-wrong': '身份证件号录入有误',
  'number-changed': '公安机关变更了身份证件号',
  'duplicate-household': '户籍重复，注销其一后换号',
  'document-changed': '换用其他身份证件，或证件换发后号码不同',
  'number-void': '证件号查无此人，目前没有正确的证件号',
  'name-changed': '公安机关变更了姓名',
  'name-wrong': '姓名录入有误',
  'other-correction': '性别、出生日期录入有误',
} as const;

type Reason = keyof typeof REASONS;

/** The cells it may change, by the question that asks for each. */
const CELLS = ['name', 'sex', 'birthDate', 'idType', 'idNumber'] as const;

/** What each reason is about: the application must say what it becomes. */
const SUBJECTS: Readonly<Record<Reason, readonly (typeof CELLS)[number][]>> = {
  'number-issued': ['idNumber'],
  'number-wrong': ['idNumber'],
  'number-changed': ['idNumber'],
  'duplicate-household': ['idNumber'],
  'document-changed': ['idType', 'idNumber'],
  'number-void': ['idType'],
  'name-changed': ['name'],
  'name-wrong': ['name'],
  'other-correction': ['sex', 'birthDate'],
};

/** 公安机关出具的证明, of which the notice names these two (一(三)). */
const POLICE = ['household-change-certificate', 'household-cancellation-certificate'] as const;

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
    name: { ...WHO_ASKS.name, title: '变更后姓名', required: false },
    sex: { title: '变更后性别', cell: 'sex' },
    birthDate: { title: '变更后出生日期', cell: 'birthDate' },
    idType: { title: '变更后身份证件类型', cell: 'idType' },
    idNumber: { title: '变更后身份证件号', cell: 'idNumber' },
    otherChild: OTHER_CHILD,
    note: { title: '变更原因说明', kind: 'long-text' },
  },
  proofs: (answers) => [...proofsOf(answers), ...proofsOfOtherDocument(answers), ...proofOfOther(answers)],
  blockedBy: ['other-case', 'ended'],
  objections: (answers, record, facts) => {
    const before = record?.cells ?? {};
    const after = { ...before, ...changes(answers) };
    const subjects = SUBJECTS[answers.reason as Reason] ?? []; // what is answered is one of the choices
    const numberChanges = Boolean(after.idNumber) && normalizeNumber(before.idNumber ?? '') !== after.idNumber;
    return [
      ...when(
        CELLS.every((cell) => (after[cell] ?? '') === (before[cell] ?? '')),
        'nothing-changes',
        '没有填写与现学籍不同的内容',
      ),
      ...when(
        subjects.length > 0 && subjects.every((cell) => !answers[cell]),
        'reason-differs',
        `变更原因是“${REASONS[answers.reason as Reason]}”，请填写变更后的内容`, // as above
        subjects[0],
      ),
      ...when(
        answers.reason === 'duplicate-household' && Boolean(answers.idNumber) && !numberChanges,
        'number-kept',
        '户籍重复须填写保留的身份证件号，与现学籍的号码相同则不需要变更',
        'idNumber',
      ),
      ...when(
        answers.reason === 'number-issued' && Boolean(before.idNumber?.trim()),
        'number-there',
        '现学籍已有身份证件号，变更原因请选“身份证件号录入有误”或“公安机关变更了身份证件号”',
        'reason',
      ),
      ...when(
        answers.reason === 'number-void' && !hasNoNumber(after),
        'document-kept',
        '没有正确证件号的，身份证件类型请选“其他”，证件号不填；取得证件号后再行变更',
        'idType',
      ),
      ...identityWrong(after, facts.today),
      ...numberLookedUp(answers, record, facts),
      ...(numberChanges ? registeredElsewhere(answers, facts, CURE) : []),
    ];
  },
  steps: [
    { id: 'school', title: '学校核验', by: 'head', of: 'holding', withinWorkingDays: 10 },
    { id: 'county', title: '县局审核', by: 'county', of: 'holding', withinWorkingDays: 10 },
  ],
  writes: ['formerName'],
  effect: (answers, record) => ({
    kind: 'change',
    cells: { ...changes(answers), ...formerName(answers, record?.cells) },
  }),
});

const CURE = '请走“无证件号核实”：删除本校的空号学籍，并将查到的学籍转入本校';

/** What the police changed they certify; what was only typed wrong the register itself shows, and the school explains. */
function proofsOf(answers: Answers): readonly Proof[] {
  switch (answers.reason) {
    case 'duplicate-household':
      return [...POLICE];
    case 'number-changed':
    case 'name-changed':
      return [{ anyOf: POLICE }];
    case 'number-issued':
      return [
        { anyOf: ['household-book', 'identity-card', 'travel-document'] },
        ...(answers.name ? [{ anyOf: [...POLICE, 'school-statement'] }] : []),
      ];
    case 'document-changed':
      return [{ anyOf: ['travel-document', 'identity-card', 'household-book'] }];
    case 'number-void':
      return [];
    case 'number-wrong':
    case 'name-wrong':
      return [{ anyOf: [...POLICE, 'household-book', 'identity-card'] }, { anyOf: [...POLICE, 'school-statement'] }];
    default:
      return [{ anyOf: [...POLICE, 'household-book', 'identity-card'] }];
  }
}

/** The cells that become something else. Of a child whose document is 其他 the number goes. */
function changes({ name, sex, birthDate, idType, idNumber }: Answers): Cells {
  const numberGoes = codeOf('idType', idType ?? '') === 'Z' && !idNumber;
  return {
    ...(name ? { name } : {}),
    ...(sex ? { sex } : {}),
    ...(birthDate ? { birthDate } : {}),
    ...(idType ? { idType } : {}),
    ...(idNumber ? { idNumber: normalizeNumber(idNumber) } : numberGoes ? { idNumber: '' } : {}),
  };
}

/** 曾用名 keeps a name that the police changed (handbook 4.3); one that was only typed wrong nobody ever had. */
function formerName({ name, reason }: Answers, cells: Cells | undefined): Cells {
  const given = cells?.name ?? '';
  const changed = name !== undefined && name !== '' && normalizeName(name) !== normalizeName(given);
  return changed && given !== '' && reason !== 'name-wrong' ? { formerName: given } : {};
}
