import { codeOf } from './codes.ts';
import { type Student, textOf } from './student.ts';

/** 退学 毕业 结业 肄业 转出 死亡 开除: the pupil has left, and a second record elsewhere may be the right one. */
const ENDED: ReadonlySet<string | undefined> = new Set(['03', '07', '08', '09', '10', '11', '14']);

/** 在册学籍 — a record that still counts its pupil; so does one whose 学籍状态 is not known. */
export function isLive(student: Student): boolean {
  return !ENDED.has(codeOf('recordStatus', textOf(student, 'recordStatus')));
}
