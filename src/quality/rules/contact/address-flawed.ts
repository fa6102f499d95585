import { flawOfAddress, SHORTEST_ADDRESS } from '#src/registry/address.ts';
import { type FieldName, titleOf } from '#src/registry/fields.ts';
import { textOf } from '#src/registry/student.ts';
import { quote } from '../../quote.ts';
import { defineRule } from '../../rule.ts';

const ADDRESSES = ['currentAddress', 'mailingAddress', 'homeAddress'] as const satisfies readonly FieldName[];

const COMPLAINTS = {
  placeholder: '是占位内容',
  number: '只有数字',
  short: `不足${SHORTEST_ADDRESS}个字`,
};

/** 地址过短或为占位内容 — 同上 means nothing once the sheet is sorted. An empty cell is left to SP-07. */
export default defineRule({
  code: 'CO-05',
  title: '地址过短或为占位内容',
  dimension: 'plausibility',
  severity: 'query',
  fields: ADDRESSES,
  needs: [],
  cellByCell: true,
  remedy: 'edit',
  advice: '写到村组或街道门牌号，每一项地址都写全，不写“同上”',
  basis: '领域手册4.5；学生基本信息采集表第28—30项（地址）',
  appliesTo: (student) => ADDRESSES.some((field) => student[field] !== undefined),
  faults: (student) =>
    ADDRESSES.flatMap((field) => {
      const address = textOf(student, field);
      const flaw = address === '' ? undefined : flawOfAddress(address);
      return flaw ? [{ field, message: `${titleOf(field)}${quote(address)}${COMPLAINTS[flaw]}` }] : [];
    }),
  examples: {
    holds: [{ currentAddress: '丁河镇简村3组' }, { homeAddress: '' }],
    broken: [
      { currentAddress: '同上' },
      { mailingAddress: '西峡县' },
      { homeAddress: '4745501234' },
      { homeAddress: '无' },
    ],
  },
});
