import { checkCharacterOf } from '#src/registry/identity-number.ts';
import type { Answers } from '#src/workflow/procedure.ts';

/** 18 characters in good order: where, born when (eight digits), the how-manieth of the day (odd for boys). */
export function aNumber(region: string, born: string, ordinal: number): string {
  const first = `${region}${born}${String(ordinal).padStart(3, '0')}`;
  return `${first}${checkCharacterOf(first)}`;
}

/** 李小雨, a girl born on 6 May 2018, of whom nobody has a record yet: the answers of every form that opens one. */
export const CHILD = {
  name: '李小雨',
  sex: '女',
  birthDate: '20180506',
  idType: '居民身份证',
  idNumber: aNumber('411323', '20180506', 2),
  ethnicity: '汉族',
  nationality: '中国',
  hkmotwOverseas: '否',
  currentAddress: '河南省西峡县丹水镇英湾村1组8号',
  phone: '13837700021',
  guardianName: '李大山',
  guardianRelation: '父亲',
  guardianPhone: '13837700021',
} as const satisfies Answers;

/** The same child before the household was registered. */
export const NO_NUMBER = {
  ...CHILD,
  idType: '其他',
  idNumber: '',
  guardianIdType: '居民身份证',
  guardianIdNumber: aNumber('411323', '19890721', 31),
} as const satisfies Answers;

/** Into which class she comes. */
export const PLACE = {
  className: '2班',
  entryMonth: '202409',
  entryMode: '就近入学',
  attendanceMode: '走读',
} as const satisfies Answers;

/** Where else a child like her is on a roll. */
export const NAMESAKE = {
  student: '00000000-0000-4000-8000-0000000000ff',
  unit: '/41/4113/411323/dinghe/2141000001/p2021/1',
  school: '丁河镇中心小学',
  status: '在读',
} as const;
