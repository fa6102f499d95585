import { MEMBER_PARTS, memberField } from '#src/registry/fields.ts';
import { type Cells, type PlantGroup, renumbered } from './plant.ts';

/** 家庭成员 in themselves: GU-02 to GU-07, GU-10, GU-12 and GU-14. */
export const GUARDIANS: PlantGroup = {
  about: 'people',
  needsOwnNumber: false,
  plants: [
    { code: 'GU-02', weight: 6, cells: () => ({ 'guardian1.isGuardian': '否', 'guardian2.isGuardian': '否' }) },
    {
      code: 'GU-03',
      weight: 6,
      cells: (record, { random }) => {
        const name = record['guardian1.name'];
        return { 'guardian1.name': random.pick([`${name}2`, `${name}（父）`, `${name.slice(0, 1)} ${name.slice(1)}`]) };
      },
    },
    { code: 'GU-04', cells: (_, { random }) => ({ 'guardian2.relation': random.pick(['', '家长', '监护人']) }) },
    { code: 'GU-05', cells: () => ({ 'guardian2.relation': '其他亲属', 'guardian2.relationNote': '' }) },
    {
      code: 'GU-06',
      weight: 10,
      cells: (record, { random }) => ({
        'guardian1.phone': random.pick([
          '',
          '无',
          record['guardian1.phone'].slice(0, 8),
          `8${record['guardian1.phone']}`,
        ]),
      }),
    },
    {
      code: 'GU-07',
      weight: 10,
      cells: (record) => {
        const number = record['guardian1.idNumber'];
        return { 'guardian1.idNumber': number.slice(0, 17) + (number.endsWith('1') ? '2' : '1') };
      },
    },
    {
      code: 'GU-10',
      cells: (record) => {
        const number = record['guardian1.idNumber'];
        return { 'guardian1.idNumber': renumbered(number, 16, String((Number(number[16]) + 1) % 10)) };
      },
    },
    {
      code: 'GU-12',
      cells: (record) => ({
        'guardian2.name': record['guardian1.name'],
        'guardian2.relation': record['guardian1.relation'],
        'guardian2.idType': '',
        'guardian2.idNumber': '',
      }),
    },
    {
      code: 'GU-14',
      fits: (record) => record.orphan === '否' && record['guardian1.relation'] === '父亲',
      cells: () => ({ orphan: '是' }),
    },
  ],
};

/** 家庭成员 against the child: GU-01, GU-08, GU-09 and GU-11. */
export const GUARDIANS_AND_CHILD: PlantGroup = {
  about: 'people',
  needsOwnNumber: true,
  plants: [
    { code: 'GU-01', cells: () => NO_FAMILY },
    {
      code: 'GU-08',
      also: ['GU-09'],
      // A boy's number makes no mother.
      fits: (record) => record['guardian1.relation'] === (record.sex === '男' ? '父亲' : '母亲'),
      cells: ({ idNumber }) => ({ 'guardian1.idNumber': idNumber }),
    },
    {
      code: 'GU-09',
      weight: 6,
      fits: (record) => record['guardian1.relation'] === '父亲',
      cells: (record, { random }) => {
        const year = Number(record.idNumber.slice(6, 10)) - random.between(5, 12);
        return { 'guardian1.idNumber': renumbered(record['guardian1.idNumber'], 6, String(year)) };
      },
    },
    {
      code: 'GU-11',
      also: ['ID-08'],
      cells: () => ({ 'guardian1.idNumber': '', 'guardian2.idNumber': '', idNumber: '' }),
    },
  ],
};

const NO_FAMILY: Cells = Object.fromEntries(
  ([1, 2] as const).flatMap((member) => MEMBER_PARTS.map(({ part }) => [memberField(member, part), ''])),
);
