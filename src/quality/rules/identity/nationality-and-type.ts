import { codeOf, labelOf } from '#src/registry/codes.ts';
import { type Student, textOf } from '#src/registry/student.ts';
import { defineRule, type Fault } from '../../rule.ts';
import { idTypeOf } from './resident-number.ts';

/**
 * 国籍、港澳台侨外与证件类型矛盾 — three cells that tell of one origin. Asked of what is understood; the rules of the code
 * tables tell of the rest.
 */
export default defineRule({
  code: 'ID-23',
  title: '国籍、港澳台侨外与证件类型矛盾',
  dimension: 'plausibility',
  severity: 'query',
  fields: ['nationality', 'hkmotwOverseas', 'idType'],
  remedy: 'key-information-change',
  advice: '对照证件原件核对国籍/地区、港澳台侨外和证件类型三项，改正填错的一项；确实如此的说明情况',
  basis: '国籍、港澳台侨外与证件类型的对应（手册 4.5）',
  faults: (student) => [...againstNationality(student), ...againstOrigin(student)],
  examples: {
    holds: [
      { nationality: '中国', idType: '居民身份证', hkmotwOverseas: '否' },
      { nationality: 'USA', idType: '护照', hkmotwOverseas: '外国人' },
      { nationality: '中国', idType: '6', hkmotwOverseas: '香港同胞' },
    ],
    broken: [
      { nationality: '中国', idType: '护照' },
      { nationality: '美国', idType: '居民身份证' },
      { hkmotwOverseas: '台湾同胞', idType: '居民身份证' },
      { hkmotwOverseas: '否', idType: '8' },
    ],
  },
});

function againstNationality(student: Student): readonly Fault[] {
  const nationality = codeOf('nationality', textOf(student, 'nationality'));
  const type = idTypeOf(student);
  if (nationality === undefined || type !== (nationality === 'CHN' ? 'A' : '1')) return [];
  const message = `国籍/地区是${labelOf('nationality', nationality)}，证件类型却是${labelOf('idType', type)}`;
  return [{ field: 'nationality', message }];
}

function againstOrigin(student: Student): readonly Fault[] {
  const origin = codeOf('hkmotwOverseas', textOf(student, 'hkmotwOverseas')) ?? '';
  const type = idTypeOf(student) ?? '';
  const isContrary =
    type === '1' ? ['01', '03', '05'].includes(origin) : ['6', '7', '8'].includes(type) && origin === '00';
  if (!isContrary) return [];
  const message = `港澳台侨外填的是“${labelOf('hkmotwOverseas', origin)}”，证件类型却是${labelOf('idType', type)}`;
  return [{ field: 'hkmotwOverseas', message }];
}
