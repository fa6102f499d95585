/** A cell as it is put in, and as it must come out where that is not the same. */
export type GoodCell = string | { readonly value: number | boolean | Date; readonly text: string };
export type GoodRows = readonly (readonly GoodCell[])[];

const HEADER = ['学校标识码', '姓名', '性别', '身份证件号', '家庭地址'];
const pupil = (name: string, address = '河南省西峡县丁河镇简村3组12号') => [
  '2141000001',
  name,
  '男',
  '411323201503129914',
  address,
];
const day = (year: number, month: number, date: number) => new Date(Date.UTC(year, month - 1, date));

/** What rosters hold, one trait at a time. Every child in them is invented. */
export const CONTENTS: Readonly<Record<string, GoodRows>> = {
  'an ordinary roster': [HEADER, pupil('张小明'), pupil('李小红')],
  'rare characters of every plane': [
    HEADER,
    pupil('王𠮷'),
    pupil('李㛃'),
    pupil('陈䶮'),
    pupil('赵𰻞𱁬'),
    pupil('𬭎𫖯𬀩'),
  ],
  'private-use characters': [HEADER, pupil('张\uE000\uF8FF'), pupil('李\u{F0000}')],
  'names with a middle dot': [HEADER, pupil('阿依古丽·买买提'), pupil('次仁\u2022多吉'), pupil('巴特尔\uFF0E白')],
  'a title and a note above the header': [
    ['西峡县小学生基本信息'],
    ['填报日期：2025年3月20日'],
    HEADER,
    pupil('张小明'),
  ],
  'empty rows among the pupils': [HEADER, pupil('张小明'), [], [], [], pupil('李小红'), [], pupil('王芳')],
  'empty rows above the header': [[], [], [], HEADER, pupil('张小明')],
  'empty cells within a row': [HEADER, ['', '张小明', '', '', '丁河镇'], ['', '', '', '', '末']],
  'a long address': [HEADER, pupil('张小明', '河南省西峡县丁河镇简村'.repeat(300))],
  'commas, quotes and semicolons': [HEADER, pupil('张"小"明', '丁河镇,简村;3组|12号\t"东"')],
  'line breaks in a cell': [HEADER, pupil('张小明', '丁河镇\n简村\n3组')],
  'markup in a cell': [HEADER, pupil('<b>张&小明</b>', '&lt;丁河镇&gt; &amp;nbsp; a<b')],
  'text that looks like a formula': [HEADER, pupil('=1+1', '+86-377'), pupil('@张', '-')],
  'text that looks like a number': [HEADER, ['0000001', '007', '1E5', '4.11323E+17', '３７']],
  'words of other languages': [HEADER, pupil('Александр', 'ئۇيغۇر 乌鲁木齐'), pupil('བསྟན་འཛིན་', '한국 日本の')],
  'numbers of every kind': [
    ['列', '数'],
    ...numbers([
      [1, '1'],
      [0, '0'],
      [-12.5, '-12.5'],
      [0.1 + 0.2, '0.3'],
      [13837700001, '13837700001'],
      [411323000000, '411323000000'],
      [999999999999999, '999999999999999'],
      [Number('411323201503129914'), '4.1132320150313E+17'],
    ]),
  ],
  'dates of every kind': [
    ['姓名', '出生日期'],
    ['张小明', { value: day(2015, 3, 12), text: '2015-03-12' }],
    ['李小红', { value: day(2012, 2, 29), text: '2012-02-29' }],
    ['王芳', { value: day(1969, 12, 31), text: '1969-12-31' }],
  ],
  'true and false': [
    ['姓名', '在校'],
    ['张小明', { value: true, text: 'TRUE' }],
    ['李小红', { value: false, text: 'FALSE' }],
  ],
  '120 columns': [
    Array.from({ length: 120 }, (_, column) => `列${column}`),
    Array.from({ length: 120 }, (_, column) => `值${column}`),
  ],
  '2,500 pupils': [
    HEADER,
    ...Array.from({ length: 2500 }, (_, index) => pupil(`学生${index}`, `丁河镇${index % 7}组`)),
  ],
  'one column only': [['姓名'], ['张小明'], ['李小红']],
};

/** The cells as they must come out. */
export function textOf(rows: GoodRows): string[][] {
  const texts = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : cell.text)));
  for (const row of texts) while (row.length > 0 && row.at(-1) === '') row.pop();
  return texts;
}

/** The cells as a writer takes them; an empty one is `null`. */
export function valuesOf(rows: GoodRows): (string | number | boolean | Date | null)[][] {
  return rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell || null : cell.value)));
}

function numbers(pairs: readonly (readonly [number, string])[]): GoodRows {
  return pairs.map(([value, text], index) => [`数${index}`, { value, text }]);
}
