import { SeededRandom } from '#src/kernel/seeded-random.ts';
import { CODE_TABLES } from '#src/registry/codes.ts';

/** What registrars, spreadsheets and other programs leave in cells where something else should stand. */
const ODD_CELLS = [
  ...[
    '',
    '  ',
    '\u3000',
    '\u00a0',
    '无',
    '-',
    '/',
    '0',
    '9',
    '09',
    '同上',
    '不详',
    'x',
    'Ｘ',
    '"引号"',
    '逗,号',
    '\u200b7',
  ],
  ...[
    '411323',
    '４１１３２３',
    '411323001210',
    '411323 ',
    '990000',
    '474550',
    '４７４５５０',
    '2141000001',
    '２１４１０００００１',
  ],
  ...['13837700001', '138 3770 0001', '138‐37700001', '12837700001', '0377-69661234', '0377-6966123', '12345678901'],
  ...['4.11323E+17', '4.11323e17', '4E+17', '411323201503129000', '110105194912310021', '11010519491231002x'],
  ...[
    '１１０１０５１９４９１２３１００２Ｘ',
    "'11010519491231002X",
    '‘11010519491231002X’',
    '110105 19491231 002X',
    '110105491231002',
  ],
  ...['810000201503129917', '411323202603129916', '411323201502299911', '411323201503329916', '000000000000000000'],
  ...[
    'G419100201801299980',
    'Ｇ419100201801299980',
    'g419100201801299980',
    'L419100201801299980',
    'J41910020180129998X',
  ],
  ...[
    '20150312',
    '2015-3-12',
    '2015/03/12',
    '2015.3.12',
    '2015年3月12日',
    '2015-03-12 00:00:00',
    '20150230',
    '20160229',
  ],
  ...[
    '201503',
    '2015-03',
    '2015年3月',
    '2015年13月',
    '202504',
    '42075',
    '42075.75',
    '00060',
    '00059',
    '0999-01-01',
    '20250321',
  ],
  ...['20200601-20240601', '2020.06.01-2030.06.01', '2010年6月1日至2020年6月1日', '20200601—长期', '长期'],
  ...['20', '20.5', '20.0001公里', '25000米', '19999M', '21KM', '２１', 'abc@example.cn', 'a b@c.d', 'ａ@b.cn', 'a@b'],
  ...[
    '李',
    '李 明',
    'Li Ming',
    'Ｌi',
    '张·明',
    '张•明',
    '张．明',
    '张｡明',
    '\uE000明',
    '㐀明',
    '𠀀明',
    '〇明',
    'e\u0301明',
    'Ⅻ明',
  ],
  ...['K明', 'ª明', '张明1', '买买提·阿不都热合曼·吐尔逊', '欧阳诸葛司马上官', ' 张明', '张明 ', '张\u200b明', 'ßa'],
  ...['身份证号 不存在', '已变更', '办理关键信息变更', '关键数据变更', '爸 爸', '丁河', '丁河镇简村组', '丁河镇简村３'],
];

/** The rows with every fourth cell or so changed into something odd: one of the list, a wording of some table, a neighbor's. */
export function withOddCells(rows: readonly (readonly string[])[], seed: number): string[][] {
  const random = new SeededRandom(seed);
  return rows.map((row) => row.map((cell) => (random.below(4) === 0 ? oddInsteadOf(cell, row, random) : cell)));
}

function oddInsteadOf(cell: string, row: readonly string[], random: SeededRandom): string {
  const { code, label, also = [] } = random.pick(random.pick(Object.values(CODE_TABLES)));
  return random.pick([
    random.pick(ODD_CELLS),
    random.pick(ODD_CELLS),
    random.pick([code, label, ...also]),
    random.pick(row),
    ` ${cell} `,
    cell.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)),
  ]);
}
