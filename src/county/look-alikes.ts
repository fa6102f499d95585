import type { SeededRandom } from '#src/kernel/seeded-random.ts';

export type Likeness = 'same-sound' | 'similar-shape' | 'variant-traditional';

/** The name with one character of the given name taken for another; `undefined` when none of them is ever mistaken so. */
export function mistaken(name: string, likeness: Likeness, random: SeededRandom): string | undefined {
  const groups = LOOK_ALIKES[likeness];
  for (let at = name.length - 1; at > 0; at--) {
    const character = name.charAt(at);
    const group = groups.find((each) => each.includes(character));
    if (group === undefined) continue;
    const other = random.pick([...group].filter((each) => each !== character));
    return name.slice(0, at) + other + name.slice(at + 1);
  }
  return undefined;
}

/** Characters taken for each other by ear, by eye, or between the simplified and the traditional hand. */
const LOOK_ALIKES: Readonly<Record<Likeness, readonly string[]>> = {
  'same-sound': [
    ...[
      '婷亭庭霆',
      '轩宣萱暄',
      '浩昊皓灏',
      '宇雨语羽',
      '涵晗含函',
      '梓子紫',
      '怡宜依仪',
      '欣心鑫馨',
      '佳嘉家',
      '伟玮炜',
    ],
    ...[
      '洁杰捷婕',
      '明铭鸣',
      '志智致',
      '静婧靖',
      '慧惠卉',
      '芳方',
      '玉钰',
      '晨辰宸',
      '博渤',
      '瑞睿锐',
      '琪奇棋淇',
      '雅亚',
    ],
    ...[
      '文雯',
      '俊峻骏',
      '峰锋枫',
      '然燃',
      '泽择',
      '龙隆',
      '强蔷',
      '飞菲',
      '翔祥',
      '航杭',
      '超钞',
      '磊蕾',
      '涛韬',
      '凯楷',
    ],
    ...[
      '颖影',
      '丽莉俪',
      '玲铃',
      '雪学',
      '梅玫',
      '兰岚',
      '瑶遥',
      '诺糯',
      '康慷',
      '宁柠',
      '诚成',
      '乐勒',
      '思丝',
      '彤桐',
    ],
  ],
  'similar-shape': [
    ...[
      '佳住',
      '瑶谣',
      '睛晴',
      '诚城',
      '琪淇',
      '博搏',
      '梅海',
      '妮呢',
      '浩洁',
      '宇字',
      '晨震',
      '欣掀',
      '俊峻',
      '明朋',
      '泽择',
    ],
    ...[
      '涛铸',
      '静净',
      '悦说',
      '倩情',
      '蓉容',
      '琳淋',
      '妍研',
      '语浯',
      '然燃',
      '飞气',
      '天夫',
      '成戍',
      '云去',
      '玲铃',
      '涵函',
    ],
  ],
  'variant-traditional': [
    ...[
      '云雲',
      '丽麗',
      '伟偉',
      '华華',
      '国國',
      '龙龍',
      '凤鳳',
      '强強',
      '杰傑',
      '峰峯',
      '义義',
      '东東',
      '静靜',
      '颖穎',
      '诗詩',
    ],
    ...[
      '飞飛',
      '凯凱',
      '阳陽',
      '乐樂',
      '宁寧',
      '诚誠',
      '航舡',
      '辉輝',
      '涛濤',
      '鹏鵬',
      '泽澤',
      '晓曉',
      '语語',
      '莹瑩',
      '兰蘭',
      '锐銳',
    ],
  ],
};
