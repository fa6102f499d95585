import {
  isHongKongCard,
  isHongKongMacaoPermit,
  isMacaoCard,
  isResidencePermit,
  isTaiwanPermit,
} from '#src/registry/travel-document.ts';
import { defineRule } from '../../rule.ts';
import { idTypeOf, numberOf } from './resident-number.ts';

/**
 * 港澳台证件号格式错误 — a child from Hong Kong, Macao or Taiwan shows a residence permit, a travel permit or a card of home.
 *
 * Any of the three residence permits and either card is taken for any of the three types: parents show what they have.
 * An empty number is ID-08's.
 */
export default defineRule({
  code: 'ID-18',
  title: '港澳台证件号格式错误',
  dimension: 'conformance',
  severity: 'error',
  fields: ['idType', 'idNumber'],
  remedy: 'key-information-change',
  advice: '对照居住证、来往内地（大陆）通行证或港澳身份证原件重新录入',
  basis: '港澳台居民居住证、通行证及港澳身份证编号规则（手册 4.2）',
  appliesTo: (student) => ['6', '7', '8'].includes(idTypeOf(student) ?? '') && numberOf(student) !== '',
  faults: (student) => {
    const number = numberOf(student);
    const isPermit = idTypeOf(student) === '8' ? isTaiwanPermit : isHongKongMacaoPermit;
    return [isResidencePermit, isPermit, isHongKongCard, isMacaoCard].some((accepts) => accepts(number))
      ? []
      : [{ field: 'idNumber', message: '证件号不是居住证、通行证或港澳身份证的号码，请对照原件' }];
  },
  examples: {
    holds: [
      { idType: '6', idNumber: '810000201503129917' },
      { idType: '6', idNumber: 'A123456(3)' },
      { idType: '7', idNumber: 'M1234567801' },
      { idType: '8', idNumber: '12345678' },
    ],
    broken: [
      { idType: '6', idNumber: 'A123456(4)' },
      { idType: '7', idNumber: '820000201503129910' },
      { idType: '8', idNumber: 'H12345678' },
    ],
  },
});
