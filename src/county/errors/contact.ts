import type { PlantGroup } from './plant.ts';

/** 联系方式: CO-03 to CO-06. */
export const CONTACT: PlantGroup = {
  about: 'contact',
  needsOwnNumber: false,
  plants: [
    {
      code: 'CO-03',
      weight: 10,
      cells: ({ phone }, { random }) => ({
        phone: random.pick([phone.slice(0, 10), `${phone}0`, `2${phone.slice(1)}`, phone.replace('154', '1O4'), '无']),
      }),
    },
    { code: 'CO-04', cells: (_, { random }) => ({ postcode: random.pick(['47455', '0377', '474 55O']) }) },
    { code: 'CO-05', weight: 10, cells: (_, { random }) => random.pick(ADDRESSES) },
    {
      code: 'CO-06',
      weight: 3,
      cells: (_, { random }) => ({ email: random.pick(['无', 'xuesheng.example.cn', '@example.cn']) }),
    },
  ],
};

const ADDRESSES = [
  { mailingAddress: '同上' },
  { homeAddress: '不详' },
  { currentAddress: '本县' },
  { homeAddress: '12' },
];
