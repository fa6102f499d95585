import { definePresenceRule } from '../../rule.ts';

/** 有人无籍 — a child who is taught and has no record anywhere in the county. There is no record to find it in: the class says it. */
export default definePresenceRule({
  code: 'PR-02',
  title: '有人无籍',
  dimension: 'plausibility',
  severity: 'error',
  fields: ['name'],
  needs: [],
  remedy: 'admission or registration',
  advice: '新入学的补办招生录取，外地来的办转学转入，从未建籍的核实户籍后申请建籍；不得不办手续就接收',
  basis: '通知二(一)、附件 2（逐班核实在校就读学生是否已建学籍）；手册 5.1 类型 J',
  faults: (_student, presence) =>
    presence.is === 'unrecorded' ? [{ field: 'name', message: '在班就读，本县查不到学籍' }] : [],
  examples: {
    holds: [{ presence: { is: 'present' } }],
    broken: [{ presence: { is: 'unrecorded' } }],
  },
});
