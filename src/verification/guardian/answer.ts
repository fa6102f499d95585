import { wayOf } from '#src/registry/editable.ts';
import { filled } from '#src/registry/filled.ts';
import { readIdentityNumber } from '#src/registry/identity-number.ts';
import type { CellName } from '#src/registry/record.ts';
import type { SheetCell } from '../sheets/sheet-layout.ts';

/** 与学生的关系 — who signs. */
export const SIGNERS = ['父亲', '母亲', '祖父', '祖母', '外祖父', '外祖母', '其他监护人'] as const;

export type Signer = (typeof SIGNERS)[number];

/** 手写签名 is a small picture; a telephone's line is slow. */
export const LARGEST_SIGNATURE = 40 * 1024;

export const LONGEST_REMARK = 200;

/** May the guardian say that this cell is otherwise? What the national system or a procedure makes is only shown. */
export function isAnswerable(name: CellName): boolean {
  const way = wayOf(name);
  return way === 'edit' || way === 'key';
}

/** What is wrong with what was typed there, or `undefined`; the phone and the server ask the same. */
export function faultIn({ name, title }: SheetCell, typed: string): string | undefined {
  const text = typed.trim();
  if (text === '') return `“${title}”还没有填。不用改的，请选“对”`;
  if (text.includes('*')) return `“${title}”里有星号，请填完整`;
  const answer = filled(name, text);
  if ('wrong' in answer) return answer.wrong;
  if (!/idNumber$/.test(name) || !/^\d{6,}/.test(text)) return undefined;
  const number = readIdentityNumber(text);
  if (number === undefined) return `“${title}”应当是 18 位，请对照身份证或户口簿重填`;
  return number.checksumHolds ? undefined : `“${title}”有一位可能抄错了，请对照身份证或户口簿重填`;
}

/** 要带的材料, for a correction that the phone can only ask for. */
export const TO_BRING =
  '这一项要凭公安机关的材料更正：请带户口簿、身份证（或出生医学证明）和公安机关出具的户籍登记项目变更证明到学校办理';
