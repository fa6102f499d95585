import type { Objection } from '#src/organization/objection.ts';
import { codeOf } from '#src/registry/codes.ts';
import { normalizeNumber } from '#src/registry/identity-number.ts';
import type { Cells } from '#src/registry/record.ts';
import type { Answers, Ask, Proof } from '#src/workflow/procedure.ts';
import { when } from '#src/workflow/when.ts';
import { hasNoNumber } from './identity-wrong.ts';

/** 受控字段 — the five that say who a child is, as the household register has them (handbook 1.3 #1). */
export const WHO_ASKS = {
  name: { title: '姓名', cell: 'name', required: true, hint: '与户口簿一致；少数民族姓名的间隔号用“·”' },
  sex: { title: '性别', cell: 'sex', required: true },
  birthDate: { title: '出生日期', cell: 'birthDate', required: true },
  idType: { title: '身份证件类型', cell: 'idType', required: true, hint: '没有身份证件号的选“其他”' },
  idNumber: { title: '身份证件号', cell: 'idNumber', hint: '证件类型是“其他”时不填' },
} as const satisfies Readonly<Record<string, Ask>>;

/** 建籍必填 — what a new record cannot do without; the rest of the card is filled in from the signed sheet. */
export const CARD_ASKS = {
  ethnicity: { title: '民族', cell: 'ethnicity', required: true },
  nationality: { title: '国籍/地区', cell: 'nationality', required: true },
  hkmotwOverseas: { title: '港澳台侨外', cell: 'hkmotwOverseas', required: true },
  birthplaceCode: { title: '出生地行政区划代码', cell: 'birthplaceCode' },
  householdRegion: { title: '户口所在地行政区划', cell: 'householdRegion' },
  currentAddress: { title: '现住址', cell: 'currentAddress', required: true, hint: '具体到村组或门牌' },
  phone: { title: '联系电话', cell: 'phone', required: true },
  guardianName: { title: '监护人姓名', cell: 'guardian1.name', required: true },
  guardianRelation: { title: '监护人与学生的关系', cell: 'guardian1.relation', required: true },
  guardianPhone: { title: '监护人联系电话', cell: 'guardian1.phone', required: true },
  guardianIdType: { title: '监护人身份证件类型', cell: 'guardian1.idType' },
  guardianIdNumber: {
    title: '监护人身份证件号',
    cell: 'guardian1.idNumber',
    hint: '学生没有身份证件号的，必须填写',
  },
} as const satisfies Readonly<Record<string, Ask>>;

/** 监护人: of a child without a number at least theirs is known (采集表填表说明). */
export function guardianWrong(answers: Answers): readonly Objection[] {
  return when(
    hasNoNumber(answers) && !answers.guardianIdNumber,
    'guardian-number',
    '学生没有身份证件号，请填写监护人的身份证件号',
    'guardianIdNumber',
  );
}

/** 身份证明 — the household register or the card; without a number or with another document, what the notice asks for (附件 2). */
export function proofsOfIdentity(answers: Answers): readonly Proof[] {
  const proofs = proofsOfOtherDocument(answers);
  return proofs.length > 0 ? proofs : [{ anyOf: ['household-book', 'identity-card'] }];
}

/** 其他证件类型、无居民身份证件号学生的证明材料: the stamped certificate of the school, and the guardian's document, signed. */
export function proofsOfOtherDocument({ idType }: Answers): readonly Proof[] {
  const type = codeOf('idType', idType ?? '');
  return type === undefined || type === '1' ? [] : ['enrolment-certificate', 'guardian-identity'];
}

/** What the answers say of cells; of an identity number in its one right form. */
export function cellsAnswered(asks: Readonly<Record<string, Ask>>, answers: Answers): Cells {
  return Object.fromEntries(
    Object.entries(asks).flatMap(([name, { cell }]) => {
      const text = answers[name];
      if (cell === undefined || !text) return [];
      return [[cell, /(?:idNumber|nationalNumber)$/.test(cell) ? normalizeNumber(text) : text]];
    }),
  );
}
