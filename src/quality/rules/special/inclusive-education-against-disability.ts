import { codeOf, labelOf } from '#src/registry/codes.ts';
import { isSpecialKind } from '#src/registry/stage.ts';
import { type Student, textOf } from '#src/registry/student.ts';
import { defineRule } from '../../rule.ts';
import { schoolKindOf } from '../../school-of-pupil.ts';

const NONE = '0';

/** 残疾类型 that go with each kind of 随班就读: 视力, 听力, 智力; the others are 其他残疾随班就读 (handbook 3.2). */
const FITTING: Readonly<Record<string, readonly string[]>> = {
  '0': [NONE],
  '1': ['1'],
  '2': ['2'],
  '3': ['5'],
  '9': ['3', '4', '6', '7', '9'],
};

/**
 * 随班就读与残疾类型不符 — the support a child gets in class follows from both.
 *
 * In a school of special education a disabled child follows no ordinary class, so there 非随班就读 is right.
 */
export default defineRule({
  code: 'SP-01',
  title: '随班就读与残疾类型不符',
  dimension: 'plausibility',
  severity: 'error',
  fields: ['inclusiveEducation', 'disability', 'schoolKind', 'schoolCode'],
  needs: ['inclusiveEducation', 'disability'],
  remedy: 'edit',
  advice: '凭残疾人证核对残疾类型；随班就读的两项都填且相符，不是的填“非随班就读”“无残疾”',
  basis: '领域手册3.2（随班就读与残疾类型联动）',
  appliesTo: (student) => inclusionOf(student) !== undefined && disabilityOf(student) !== undefined,
  faults: (student, setting) => {
    const inclusion = inclusionOf(student) ?? NONE;
    const disability = disabilityOf(student) ?? NONE;
    if (FITTING[inclusion]?.includes(disability)) return [];
    if (inclusion === NONE && isSpecialKind(schoolKindOf(student, setting))) return [];
    const message = `随班就读为${labelOf('inclusiveEducation', inclusion)}，而残疾类型为${labelOf('disability', disability)}`;
    return [{ field: 'inclusiveEducation', message }];
  },
  examples: {
    holds: [
      { inclusiveEducation: '智力残疾随班就读', disability: '智力残疾' },
      { inclusiveEducation: '其他残疾随班就读', disability: '肢体' },
      { inclusiveEducation: '非随班就读', disability: '智力残疾', schoolKind: '培智学校' },
    ],
    broken: [
      { inclusiveEducation: '视力残疾随班就读', disability: '无残疾' },
      { inclusiveEducation: '非随班就读', disability: '听力残疾' },
      { inclusiveEducation: '听力残疾随班就读', disability: '视力残疾' },
    ],
  },
});

function inclusionOf(student: Student): string | undefined {
  return codeOf('inclusiveEducation', textOf(student, 'inclusiveEducation'));
}

function disabilityOf(student: Student): string | undefined {
  return codeOf('disability', textOf(student, 'disability'));
}
