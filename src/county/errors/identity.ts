import { type PlantGroup, temporary } from './plant.ts';

/** 基础信息 — names, types of document, sex, birth date, nationality: ID-01 to ID-09 and ID-18 to ID-27. */
export const IDENTITY: PlantGroup = {
  about: 'people',
  needsOwnNumber: true,
  plants: [
    { code: 'ID-01', weight: 2, cells: () => ({ name: '' }) },
    { code: 'ID-02', weight: 10, cells: ({ name }, { random }) => ({ name: random.pick(SLIPS)(name) }) },
    {
      code: 'ID-03',
      weight: 3,
      fits: ({ name }) => name.includes('·'),
      // Without U+00B7 a long name of a minority looks too long.
      also: ({ name }) => (name.length > 7 ? ['ID-04'] : []),
      cells: ({ name }, { random }) => ({ name: name.replaceAll('·', random.pick([...'••・‧．.●'])) }),
    },
    { code: 'ID-04', weight: 3, fits: isPlainName, cells: ({ name }) => ({ name: name.slice(0, 1) }) },
    { code: 'ID-05', fits: isPlainName, cells: ({ name }) => ({ name: `${name.slice(0, -1)}\uE863` }) },
    { code: 'ID-06', cells: (_, { random }) => ({ idType: random.pick(['', '身份证明书', '出生证']) }) },
    {
      code: 'ID-07',
      weight: 2,
      cells: (_, scene) => ({
        ...temporary(scene),
        idType: '士兵证',
        idNumber: `士字第${scene.random.between(1e5, 9e5)}号`,
      }),
    },
    { code: 'ID-08', weight: 8, cells: () => ({ idNumber: '' }) },
    { code: 'ID-09', weight: 6, cells: (_, scene) => ({ idNumber: '', idType: '其他', ...temporary(scene, 'J') }) },
    {
      code: 'ID-18',
      weight: 2,
      cells: (_, scene) => ({
        ...{
          idNumber: `H${scene.random.between(1000, 9999)}`,
          idType: '香港特区护照/身份证明',
          hkmotwOverseas: '香港同胞',
        },
        ...temporary(scene, 'J'),
      }),
    },
    {
      code: 'ID-19',
      weight: 2,
      cells: (_, scene) => ({
        ...{
          idNumber: `C-${scene.random.between(100, 999)}`,
          idType: '护照',
          nationality: '美国',
          hkmotwOverseas: '外国人',
        },
        ...temporary(scene, 'J'),
      }),
    },
    { code: 'ID-20', cells: (_, { random }) => ({ idType: random.pick(['其他', '户口簿']) }) },
    { code: 'ID-21', cells: (_, { random }) => ({ sex: random.pick(['', '未说明', '儿童']) }) },
    { code: 'ID-22', cells: (_, { random }) => ({ birthDate: random.pick(['', '20151332', '2014-02-30']) }) },
    { code: 'ID-23', cells: (_, { random }) => ({ hkmotwOverseas: random.pick(['香港同胞', '台湾同胞']) }) },
    { code: 'ID-24', weight: 3, cells: () => ({ idValidity: '2014.06.01-2019.06.01' }) },
    { code: 'ID-25', cells: (_, { random }) => ({ ethnicity: random.pick(['', '河南', '汗族']) }) },
    { code: 'ID-26', weight: 6, cells: (_, { random }) => ({ policeCheck: random.pick(POLICE) }) },
    { code: 'ID-27', cells: ({ name }) => ({ formerName: name }) },
  ],
};

function isPlainName({ name }: { readonly name: string }): boolean {
  return /^[\u4E00-\u9FFF]{2,4}$/.test(name);
}

/** What ends up in a name that does not belong to it. */
const SLIPS: readonly ((name: string) => string)[] = [
  (name) => `${name}1`,
  (name) => `${name.slice(0, 1)} ${name.slice(1)}`,
  (name) => `${name.slice(0, 1)}\u3000${name.slice(1)}`,
  (name) => `${name}（豆豆）`,
  (name) => `${name}\t`,
  (name) => `${name}、`,
];
const POLICE = ['身份证号不存在', '姓名与身份证号不匹配', '已变更'];
