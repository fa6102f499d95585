import { otherSerial, type Plant, type PlantGroup, renumbered } from './plant.ts';

/** 年级、班级、入学: EN-01 to EN-07 and EN-10 to EN-12. */
export const ENROLLMENT: PlantGroup = {
  about: 'people',
  needsOwnNumber: true,
  plants: [
    { code: 'EN-01', cells: (_, { random }) => ({ grade: random.pick(['', '学前班', '待定']) }) },
    { code: 'EN-02', cells: () => ({ className: '' }) },
    {
      code: 'EN-03',
      cells: ({ entryMonth }, { random }) => ({ entryMonth: random.pick(['', '九月', `${entryMonth.slice(0, 4)}13`]) }),
    },
    {
      code: 'EN-04',
      weight: 8,
      // In a graduating grade it would look like a graduation that is overdue.
      fits: (_, { entry }) => entry.child.grade % 3 !== 0,
      cells: ({ entryMonth }) => ({ entryMonth: `${Number(entryMonth.slice(0, 4)) - 1}09` }),
    },
    ofAge('EN-05', 3, 3),
    ofAge('EN-06', 4, -4),
    {
      code: 'EN-07',
      cells: (_, { entry }) => ({ entryMode: entry.child.grade >= 10 ? '就近入学' : '统一招生考试/普通入学' }),
    },
    {
      code: 'EN-10',
      fits: ({ schoolKind }) => schoolKind === '小学' || schoolKind === '初级中学',
      cells: () => ({ schoolKind: '高级中学' }),
    },
    {
      code: 'EN-11',
      cells: (_, { today }) => ({ recordStatus: '休学', leaveEnd: `${Number(today.slice(0, 4)) - 1}0831` }),
    },
    {
      code: 'EN-12',
      fits: (_, { entry }) => entry.child.grade % 3 === 0 && entry.child.grade !== 3,
      // One year was repeated, which explains the grade; but not the second year too many.
      cells: ({ entryMonth }) => ({
        ...{ entryMonth: `${Number(entryMonth.slice(0, 4)) - 2}09`, changeKind: '留级', recordStatus: '在读' },
      }),
    },
  ],
};

/** A birth date so many years later, in the number as well. */
function ofAge(code: string, weight: number, years: number): Plant {
  return {
    code,
    weight,
    cells: ({ idNumber }, { random }) => {
      const birthDate = `${Number(idNumber.slice(6, 10)) + years}${idNumber.slice(10, 14)}`;
      const number = renumbered(idNumber, 6, birthDate + otherSerial(idNumber, random));
      return { birthDate, idNumber: number, nationalNumber: `G${number}` };
    },
  };
}
