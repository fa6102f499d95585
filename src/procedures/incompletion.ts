import { readDate, readMonth } from '#src/kernel/local-date.ts';
import { defineProcedure } from '#src/workflow/procedure.ts';
import { when } from '#src/workflow/when.ts';

/** 肄业 — a year at least has been studied, and the pupil leaves before the end (senior high only). */
export const incompletion = defineProcedure({
  id: 'incompletion',
  title: '肄业',
  group: 'graduation',
  summary: '普通高中学生学满一年以上，中途离校不再就读，发给肄业证明',
  basis: ['《中小学生学籍管理办法》', '普通高中学籍管理的省级规定'],
  about: 'own-pupil',
  applicant: 'holding',
  stages: ['senior'],
  notInStage: '肄业只用于普通高中；义务教育阶段学生须完成义务教育，不能中途肄业（《义务教育法》第五条）',
  asks: {
    leftOn: { title: '离校日期', kind: 'date', required: true },
    reason: { title: '离校原因', kind: 'long-text', required: true },
  },
  proofs: () => ['guardian-request', 'transcript'],
  blockedBy: ['other-case', 'not-in-school'],
  objections: ({ leftOn }, record) => {
    const entered = readMonth(record?.cells.entryMonth ?? '');
    const left = readDate(leftOn ?? '');
    return when(
      entered !== undefined && left !== undefined && left.slice(0, 7) < nextYear(entered),
      'too-short',
      '该生在本校学习不满一年，不能肄业；请办理“退学”',
      'leftOn',
    );
  },
  steps: [
    { id: 'school', title: '学校审核', by: 'head', of: 'holding', withinWorkingDays: 10 },
    { id: 'county', title: '县局核准', by: 'county', of: 'holding', withinWorkingDays: 10 },
  ],
  writes: ['recordStatus', 'changeKind'],
  effect: () => ({ kind: 'change', cells: { recordStatus: '肄业', changeKind: '肄业' } }),
});

/** The same month a year later, as `YYYY-MM`. */
function nextYear(month: string): string {
  return `${Number(month.slice(0, 4)) + 1}${month.slice(4)}`;
}
