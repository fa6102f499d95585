import { labelOf } from '#src/registry/codes.ts';
import { isCredible, isOfPermit, readIdentityNumber } from '#src/registry/identity-number.ts';
import { defineRule, type Setting } from '../../rule.ts';
import { idTypeOf, numberOf } from './resident-number.ts';

/**
 * 证件类型与证件号不符 — the number shows that the wrong type was chosen.
 *
 * A type that is not understood is left to ID-06. Of a resident card with 81, 82 or 83 only a number of the right form is
 * judged; what else begins so is ID-10's.
 */
export default defineRule({
  code: 'ID-20',
  title: '证件类型与证件号不符',
  dimension: 'plausibility',
  severity: 'error',
  fields: ['idType', 'idNumber'],
  remedy: 'key-information-change',
  advice: '对照证件原件，把证件类型改成号码所属的证件；号码录错的改号码',
  basis: '证件类型与证件号的对应（手册 4.2）',
  appliesTo: (student) => idTypeOf(student) !== undefined && numberOf(student) !== '',
  faults: (student, setting) => {
    const message = whyNot(idTypeOf(student) ?? '', numberOf(student), setting);
    return message === undefined ? [] : [{ field: 'idType', message }];
  },
  examples: {
    holds: [
      { idType: '居民身份证', idNumber: '411323201503129914' },
      { idType: '6', idNumber: '810000201503129917' },
      { idType: '9', idNumber: '911323201503129912' },
    ],
    broken: [
      { idType: '其他', idNumber: '411323201503129914' },
      { idType: '居民身份证', idNumber: '810000201503129917' },
      { idType: '户口簿', idNumber: '411323201503129914' },
    ],
  },
});

function whyNot(type: string, text: string, { today }: Setting): string | undefined {
  if (type === 'Z') return '证件类型是“其他”却填了证件号，请改成号码所属的证件类型';
  const number = readIdentityNumber(text);
  if (number === undefined) return undefined;
  if (type === '1') {
    return ['81', '82', '83'].includes(number.province)
      ? '这是港澳台居民居住证的号码，证件类型不应是居民身份证'
      : undefined;
  }
  return isCredible(number, today) && !isOfPermit(number)
    ? `这是居民身份证的号码，证件类型却是${labelOf('idType', type)}`
    : undefined;
}
