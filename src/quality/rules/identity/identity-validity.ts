import { readValidity } from '#src/registry/identity-validity.ts';
import { textOf } from '#src/registry/student.ts';
import { defineRule } from '../../rule.ts';

/** 身份证件已过有效期 — nothing is wrong with the record, but the child needs a new card. Not asked where no end is told. */
export default defineRule({
  code: 'ID-24',
  title: '身份证件已过有效期',
  dimension: 'plausibility',
  severity: 'notice',
  fields: ['idValidity'],
  remedy: 'edit',
  advice: '提醒家长换领证件，换领后更新有效期',
  basis: '身份证件有效期起止（手册 3.1）',
  appliesTo: (student) => readValidity(textOf(student, 'idValidity')) !== undefined,
  faults: (student, { today }) => {
    const end = readValidity(textOf(student, 'idValidity'));
    return end !== undefined && end !== 'permanent' && end < today
      ? [{ field: 'idValidity', message: `身份证件有效期到 ${end}，已经过期` }]
      : [];
  },
  examples: {
    holds: [{ idValidity: '20210601-20260601' }, { idValidity: '20100601-长期' }, { idValidity: '' }],
    broken: [{ idValidity: '20190601-20240601' }, { idValidity: '2010.06.01-2020.06.01' }],
  },
});
