/** 省级行政区划代码 — the first two digits of GB/T 2260 for the mainland. Everybody who asks for a province asks here. */
export const MAINLAND: readonly string[] = [
  ...['11', '12', '13', '14', '15', '21', '22', '23', '31', '32', '33', '34', '35', '36', '37'],
  ...['41', '42', '43', '44', '45', '46', '50', '51', '52', '53', '54', '61', '62', '63', '64', '65'],
];

/** 台湾, which gives out no 居民身份证 here. */
export const TAIWAN = '71';

/** 港, 澳 and 台 as the residence permits of their people have them. */
export const RESIDENCE_PERMITS: readonly string[] = ['81', '82', '83'];

/** 外国人永久居留身份证. */
export const FOREIGN_RESIDENCE = '91';
