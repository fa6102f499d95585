import type { SeededRandom } from '#src/kernel/seeded-random.ts';

export type Sex = '男' | '女';

/** A surname as often as it is borne: about two in a hundred are compound. */
export function surnameOf(random: SeededRandom): string {
  return random.pick(SURNAMES);
}

/** A child's given name of one or two characters; brothers and sisters often share the first. */
export function childsName(random: SeededRandom, sex: Sex, shared = ''): string {
  if (shared === '' && random.below(100) < 22) return random.pick(sex === '男' ? IN_FASHION_BOYS : IN_FASHION_GIRLS);
  const last = random.pick(sex === '男' ? BOYS : GIRLS);
  if (shared === '' && random.below(100) < 13) return last;
  const first = shared === '' ? random.pick(sex === '男' ? BOYS : GIRLS) : shared;
  return first === last ? first : first + last;
}

/** The character that the children of one family may share. */
export function sharedCharacter(random: SeededRandom): string {
  return random.pick(SHARED);
}

/** A given name of the parents' generation, or with `old` of the grandparents'. */
export function grownUpsName(random: SeededRandom, sex: Sex, old = false): string {
  const last = random.pick(sex === '男' ? (old ? OLD_MEN : MEN) : old ? OLD_WOMEN : WOMEN);
  if (random.below(100) < 25) return last;
  return random.pick(sex === '男' ? MEN_FIRST : WOMEN_FIRST) + last;
}

/** 间隔号 — a name as 维吾尔族 and 哈萨克族 write it: the given name, U+00B7, the father's. */
export function dottedName(random: SeededRandom, sex: Sex, father: string): string {
  return `${random.pick(sex === '男' ? DOTTED_MEN : DOTTED_WOMEN)}·${father}`;
}

export function dottedFather(random: SeededRandom): string {
  return random.pick(DOTTED_MEN);
}

/** 生僻字 — outside the basic block: in GB 18030, and still not on every machine. */
export const RARE_CHARACTERS = [...'𠮷㛃䶮𬭎𬍛𫖯𬱖㴔'];

/** How often in a thousand, then the surnames borne so often. */
const SURNAMES = [
  ...borne(40, '李王张刘'),
  ...borne(22, '陈杨赵黄周吴'),
  ...borne(14, '徐孙胡朱高林何郭马'),
  ...borne(9, '罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'),
  ...borne(5, '苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹'),
  ...borne(2, '黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢骆岳齐封'),
  ...['欧阳', '上官', '司马', '诸葛', '东方', '尉迟', '皇甫', '慕容', '令狐', '夏侯'].flatMap((name) => [name, name]),
];

function borne(times: number, surnames: string): readonly string[] {
  return [...surnames].flatMap((surname) => Array.from({ length: times }, () => surname));
}

const SHARED = [...'子梓思文家嘉雨佳怡晨明志浩宇欣一雅俊'];
const BOYS = [
  ...'浩宇轩泽豪博瑞俊杰伟明晨辉鹏飞涛磊超凯航昊然子墨睿志强峰龙阳宁康乐成诚旭东国文天佑恒毅翔琪皓铭宸奕辰霖锐骏锋华义强云',
];
const GIRLS = [
  ...'婷雨欣怡涵梓萱诗琪雅静佳慧颖洁丽芳玲晴晶莹雪梅兰蕊思语彤妍可馨艺若瑶钰菲露瑾妮悦琳珊倩蓉宁然文华玉凤芸淇亭宣',
];
const IN_FASHION_BOYS = [
  '浩然',
  '宇轩',
  '子轩',
  '梓豪',
  '浩宇',
  '俊杰',
  '子涵',
  '一诺',
  '博文',
  '天佑',
  '伟',
  '浩',
  '宇航',
  '明哲',
];
const IN_FASHION_GIRLS = [
  '子涵',
  '欣怡',
  '梓涵',
  '诗涵',
  '雨桐',
  '可馨',
  '思涵',
  '佳怡',
  '雨欣',
  '一诺',
  '婷',
  '静',
  '梓萱',
  '语嫣',
];
const MEN = [...'伟强军勇杰涛明超刚磊峰波辉鹏飞斌亮东平华新民林海龙国'];
const WOMEN = [...'芳娜敏静丽娟艳霞燕玲红梅英莉萍慧婷云洁琴凤珍荣兰丹华'];
const OLD_MEN = [...'国建福贵德发财有林山田生根全富成义清忠良才旺喜'];
const OLD_WOMEN = [...'秀英兰花芝珍莲梅桂云娥翠香芬枝凤菊霞荣爱'];
const MEN_FIRST = [...'建志国文海永红晓小明光金玉新长春少世'];
const WOMEN_FIRST = [...'秀玉春小晓红丽桂海金文雪彩美爱慧凤书'];
const DOTTED_MEN = [
  ...['买买提', '吐尔逊', '阿不都热合曼', '艾力', '玉素甫', '库尔班', '阿迪力', '叶尔江', '巴合提', '木拉提', '哈力克'],
];
const DOTTED_WOMEN = [
  '阿依古丽',
  '古丽娜尔',
  '热依汗',
  '米热古丽',
  '迪丽努尔',
  '阿依达娜',
  '古丽米拉',
  '再娜甫',
  '努尔古丽',
];
