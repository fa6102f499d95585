import { codeOf } from '#src/registry/codes.ts';
import { type Student, textOf } from '#src/registry/student.ts';
import { ABSENCES } from '../../presence.ts';
import { definePresenceRule } from '../../rule.ts';

/** 空挂学籍 — a record that counts a child who is not here keeps the child from being counted where it is. */
export default definePresenceRule({
  code: 'PR-01',
  title: '有籍无人(空挂学籍)',
  dimension: 'plausibility',
  severity: 'error',
  fields: ['recordStatus'],
  needs: [],
  remedy: 'presence case',
  advice: '联系监护人核实去向：转学的由转入学校办转学，休学、离校的办相应异动，确非本校学生的申请删除学籍',
  basis: '通知二(一)（人籍一致、籍随人走；坚决防止空挂学籍）；手册 5.1 类型 K',
  faults: (student, presence) => {
    if (presence.is !== 'absent' || presence.where === 'as-recorded' || !isInSchool(student)) return [];
    const { title } = ABSENCES[presence.where];
    const note = presence.note === '' ? '' : `（${presence.note}）`;
    return [{ field: 'recordStatus', message: `学籍状态为在读，班主任核实不在班：${title}${note}` }];
  },
  examples: {
    holds: [
      { presence: { is: 'present' } },
      { recordStatus: '休学', presence: { is: 'absent', where: 'unknown', note: '' } },
      { recordStatus: '在读', presence: { is: 'absent', where: 'as-recorded', note: '' } },
      { recordStatus: '转出', presence: { is: 'absent', where: 'other-school', note: '' } },
    ],
    broken: [
      { presence: { is: 'absent', where: 'unknown', note: '三月起未到校' } },
      { recordStatus: '', presence: { is: 'absent', where: 'other-school', note: '' } },
    ],
  },
});

/** 在读, as what says nothing of its status is taken for. */
function isInSchool(student: Student): boolean {
  const status = textOf(student, 'recordStatus');
  return status === '' || codeOf('recordStatus', status) === '01';
}
