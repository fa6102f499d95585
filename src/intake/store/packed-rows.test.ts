import { expect, test } from 'vitest';
import { RowPacker } from './packed-rows.ts';

test('every row comes back cell for cell, however long, rare or odd its texts', () => {
  const rows = [
    ['张小明', '', ' 四年级', '"引"\n号\t', '吕𬌗', '\ud840'],
    [],
    ['长'.repeat(700_000), 'b'],
    ...Array.from({ length: 5000 }, (_, i) => [`学生${i}`, String(i), '河南省西峡县丁河镇']),
  ];
  const packer = new RowPacker();
  const packed = rows.map((row) => packer.pack(row));
  expect(packed.map((unpacked) => unpacked())).toEqual(rows);
});
