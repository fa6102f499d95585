import { expect, test } from 'vitest';
import { isLive } from './live-record.ts';

test.each(['在读', '休学', '流失', '出国', '', '不明白', '01'])(
  'a record that is “%s” counts its pupil',
  (recordStatus) => expect(isLive({ recordStatus })).toBe(true),
);

test.each(['转出', '毕业', '结业', '肄业', '死亡', '退学', '开除', '10'])(
  'a record that is “%s” no longer does',
  (recordStatus) => expect(isLive({ recordStatus })).toBe(false),
);

test('a roster without the column is taken to hold live records', () => expect(isLive({})).toBe(true));
