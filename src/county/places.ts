/** 乡镇、街道 — Xixia's nineteen, the three subdistricts of the county town first. Source: handbook 8. */
export const XIXIA_TOWNSHIPS = [
  ...['白羽街道', '紫金街道', '莲花街道'],
  ...['丹水镇', '西坪镇', '双龙镇', '回车镇', '丁河镇', '桑坪镇', '米坪镇', '五里桥镇', '重阳镇', '太平镇', '阳城镇'],
  ...['二郎坪镇', '田关镇', '军马河镇', '石界河镇', '寨根乡'],
] as const;

/** Six digits and a name: where children come from who live here with parents that work here (GB/T 2260). */
export const NEIGHBOURS = [
  ['411322', '方城县'],
  ['411324', '镇平县'],
  ['411325', '内乡县'],
  ['411326', '淅川县'],
  ['411327', '社旗县'],
  ['411328', '唐河县'],
  ['420381', '丹江口市'],
  ['611023', '商南县'],
] as const;

/** The name of a made-up place: twenty times twenty of them, and no two alike. */
export function madeUpName(index: number): string {
  return `${BEFORE[index % 20]}${AFTER[(index + Math.floor(index / 20)) % 20]}`;
}

/** The name of a village, without 村. Each of the first sixteen of a township is another. */
export function villageName(township: number, village: number): string {
  return VILLAGES[(township * 5 + village) % VILLAGES.length] ?? '';
}

/** 行政区划代码 — twelve digits: county, township, village. */
export function villageCode(county: string, township: number, village: number): string {
  return `${townshipCode(county, township)}${201 + village}`;
}

/** Nine digits: 001 and on for a subdistrict, 100 and on for a town. */
export function townshipCode(county: string, township: number): string {
  return `${county}${township < 3 ? `00${township + 1}` : 100 + township - 3}`;
}

const BEFORE = [...'云青清安永嘉望金玉龙凤石松柏兰桂长东西南'];
const AFTER = [...'河岭溪泉川原阳丰宁化台山湖浦林坪关桥店江'];
const VILLAGES = [
  ...[
    '石门',
    '龙潭',
    '柳树',
    '槐树',
    '杨岗',
    '简村',
    '奎文',
    '古庄',
    '上河',
    '下营',
    '桃园',
    '七峪',
    '东坪',
    '西沟',
    '南湾',
    '北岭',
  ],
  ...[
    '黄龙',
    '青山',
    '马蹄',
    '白石',
    '红石',
    '木寨',
    '花园',
    '杜店',
    '邢庄',
    '封湾',
    '茶庵',
    '孔沟',
    '前营',
    '后营',
    '大块地',
    '小水',
  ],
];
