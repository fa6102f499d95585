import { codeOf, labelOf } from '#src/registry/codes.ts';
import { textOf } from '#src/registry/student.ts';
import { ACTUAL_STATES } from '../../presence.ts';
import { definePresenceRule } from '../../rule.ts';

const IN_SCHOOL = '01';

/** 状态不符 — the record says one thing, and whoever sees the child every day another. */
export default definePresenceRule({
  code: 'PR-04',
  title: '在校状态与实际不符',
  dimension: 'plausibility',
  severity: 'error',
  fields: ['recordStatus'],
  needs: [],
  remedy: 'status correction',
  advice: '按实际情况办理：已休学的办休学，已回来的办复学，已离开的办转学或离校；办结后学籍状态随之更正',
  basis: '通知附件 2（学生的在校状态与实际情况是否相符）；手册 5.1 类型 M',
  faults: (student, presence) => {
    const cell = textOf(student, 'recordStatus');
    const status = cell === '' ? IN_SCHOOL : codeOf('recordStatus', cell);
    const shown = labelOf('recordStatus', status ?? cell);
    if (presence.is === 'present' && status !== IN_SCHOOL) {
      return [{ field: 'recordStatus', message: `学籍状态为${shown}，班主任核实该生在班` }];
    }
    if (presence.is !== 'differs' || ACTUAL_STATES[presence.actual].status === status) return [];
    const note = presence.note === '' ? '' : `（${presence.note}）`;
    return [
      {
        field: 'recordStatus',
        message: `学籍状态为${shown}，班主任核实${ACTUAL_STATES[presence.actual].title}${note}`,
      },
    ];
  },
  examples: {
    holds: [
      { presence: { is: 'present' } },
      { recordStatus: '休学', presence: { is: 'differs', actual: 'on-leave', note: '' } },
      { presence: { is: 'absent', where: 'unknown', note: '' } },
    ],
    broken: [
      { presence: { is: 'differs', actual: 'on-leave', note: '腿伤' } },
      { recordStatus: '休学', presence: { is: 'present' } },
    ],
  },
});
