import { isLive } from '#src/registry/live-record.ts';
import { definePresenceRule } from '../../rule.ts';

/** 人籍分离 — the child sits in one school and the record lies in another: both have to see to it. */
export default definePresenceRule({
  code: 'PR-03',
  title: '人籍异校(人籍分离)',
  dimension: 'plausibility',
  severity: 'error',
  fields: ['recordStatus'],
  needs: [],
  remedy: 'transfer',
  advice: '两校核对是否同一名学生：是的由就读学校发起转学转入，学籍所在学校核办；不是的说明情况并提供佐证',
  basis: '通知二(一)（不得接收未按规定办理转学手续的学生；防止人籍分离）；手册 5.1 类型 J',
  faults: (student, presence) => {
    if (presence.is !== 'elsewhere' || !isLive(student)) return [];
    const [seems, severity] = presence.isSure ? ['', 'error' as const] : ['疑似', 'query' as const];
    return [
      { field: 'recordStatus', message: `${presence.school}逐班核实：该生${seems}在那里就读，学籍在本校`, severity },
    ];
  },
  examples: {
    holds: [
      { presence: { is: 'present' } },
      { recordStatus: '转出', presence: { is: 'elsewhere', school: '丹水镇中心小学', isSure: true } },
    ],
    broken: [
      { presence: { is: 'elsewhere', school: '丹水镇中心小学', isSure: true } },
      { presence: { is: 'elsewhere', school: '丹水镇中心小学', isSure: false } },
    ],
  },
});
