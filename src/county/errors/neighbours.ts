import type { Draft } from '../record.ts';
import type { Cells, Scene } from './plant.ts';

/** What befalls one pupil of a class: the cells that change, and the rules that will say so. */
export interface Blow {
  /** Its place in the class. */
  readonly at: number;
  readonly cells: Cells;
  readonly codes: readonly string[];
}

/** A mistake that takes several records of one class. */
export interface ClassPlant {
  readonly code: string;
  /** `free` are the places in the class where nothing else is wrong; at least six. */
  readonly blows: (records: readonly Draft[], free: readonly number[], scene: Scene) => readonly Blow[];
}

/** One pupil has what is another's. */
const COPIED: readonly ClassPlant[] = [
  copied('RN-06', (other) => ({ classRollNumber: other.classRollNumber })),
  copied('RN-07', (other) => ({ provincialNumber: other.provincialNumber })),
  copied(
    'DUP-05',
    (other) => ({ nationalNumber: other.nationalNumber }),
    () => ['RN-02'],
  ),
  copied(
    'DUP-01',
    // Two children under one number: the second can have no formal 学籍号 of it.
    (other) => ({ idNumber: other.idNumber, nationalNumber: '' }),
    (own, other) => [
      ...(own.idNumber.slice(6, 14) === other.idNumber.slice(6, 14) ? [] : ['ID-14']),
      ...(own.sex === other.sex ? [] : ['ID-15']),
    ],
  ),
];

/** The class teacher's phone for every family: it hits forty records at once, so it comes once in thirteen turns. */
const TEACHERS_PHONE: ClassPlant = {
  code: 'GU-13',
  blows: (_, free, { entry }) =>
    free.map((at) => ({ at, cells: { 'guardian1.phone': entry.class.teacher.phone }, codes: ['GU-13'] })),
};

/** In turn. */
export const CLASS_PLANTS: readonly ClassPlant[] = [...COPIED, TEACHERS_PHONE, ...COPIED, ...COPIED];

function copied(
  code: string,
  cells: (other: Draft) => Cells,
  also: (own: Draft, other: Draft) => readonly string[] = () => [],
): ClassPlant {
  return {
    code,
    blows: (records, free, { random }) => {
      const from = random.below(free.length - 1);
      const [one, two] = [free[from] ?? 0, free[from + 1] ?? 0];
      const [other, own] = [records[one], records[two]];
      if (other === undefined || own === undefined) return [];
      return [
        { at: one, cells: {}, codes: [code] },
        { at: two, cells: cells(other), codes: [code, ...also(own, other)] },
      ];
    },
  };
}
