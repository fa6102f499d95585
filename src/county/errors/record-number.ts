import { otherSerial, type PlantGroup, renumbered, temporary } from './plant.ts';

/** 学籍号、学校标识码: RN-01 to RN-05. RN-06 and RN-07 take two records. */
export const RECORD_NUMBER: PlantGroup = {
  about: 'people',
  needsOwnNumber: true,
  plants: [
    {
      code: 'RN-01',
      cells: ({ nationalNumber }, { random }) => ({
        nationalNumber: random.pick([
          nationalNumber.slice(1),
          nationalNumber.slice(0, -1),
          `X${nationalNumber.slice(1)}`,
        ]),
      }),
    },
    {
      code: 'RN-02',
      weight: 6,
      cells: ({ idNumber }, { random }) => ({
        nationalNumber: `G${renumbered(idNumber, 14, otherSerial(idNumber, random))}`,
      }),
    },
    { code: 'RN-03', weight: 10, cells: (_, scene) => temporary(scene) },
    {
      code: 'RN-04',
      weight: 4,
      also: ['ID-09'],
      cells: (_, scene) => ({
        nationalNumber: temporary(scene, 'J').nationalNumber ?? '',
        registeredOn: `${Number(scene.today.slice(0, 4)) - 2}0915`,
        ...{ idType: '其他', idNumber: '' },
      }),
    },
    { code: 'RN-05', weight: 3, cells: ({ schoolCode }) => ({ schoolCode: schoolCode.slice(0, 9) }) },
  ],
};
