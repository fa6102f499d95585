import { addDays, addMonths, type LocalDate } from '#src/kernel/local-date.ts';
import type { Answers } from '#src/workflow/procedure.ts';

/** Who does something in a story: of the school it plays at, of the school beside it, or of the county. */
export type Player = 'registrar' | 'head' | 'county' | 'registrar-beside';

export interface Deed {
  /** So many days before the demo is seeded. */
  readonly ago: number;
  readonly by: Player;
  readonly does: 'submit' | 'approve' | 'return' | 'urge' | 'say';
  readonly text?: string;
  readonly returnReason?: string;
}

export interface DemoPupil {
  readonly id: string;
  readonly name: string;
  /** 机构路径 of the class. */
  readonly unit: string;
}

/** 演示业务 — one case of an invented school's last fortnight, and where it has come to. */
export interface DemoStory {
  readonly procedure: string;
  /** Who asks for it, for a pupil of theirs. */
  readonly by: 'registrar' | 'registrar-beside';
  readonly began: number;
  readonly answers: (today: LocalDate, pupil: DemoPupil) => Answers;
  readonly deeds: readonly Deed[];
}

const renamed = (today: LocalDate, { name }: DemoPupil): Answers => ({
  reason: 'name-wrong',
  name: `${name.slice(0, 1)}${name.length > 2 ? name.slice(2) : '晨'}`,
  note: `建籍时录入有误，${today.slice(0, 4)} 年核对户口簿时发现。`,
});

const ill = (today: LocalDate): Answers => ({
  ...{ kind: 'first', reason: 'illness', hospitalLevel: 'county', hospital: '西峡县人民医院' },
  ...{
    since: eight(addDays(today, -16)),
    leaveEnd: eight(addMonths(today, 8)),
    diagnosedOn: eight(addDays(today, -23)),
  },
});

const moved = (_: LocalDate, { unit }: DemoPupil): Answers => ({
  className: unit.endsWith('/2') ? '1' : '2',
  reason: '家长申请，两班人数均衡',
});

/** In the order in which they came. */
export const DEMO_STORIES: readonly DemoStory[] = [
  {
    ...{ procedure: 'leave-of-absence', by: 'registrar', began: 21, answers: ill },
    deeds: [
      { ago: 21, by: 'registrar', does: 'submit' },
      { ago: 20, by: 'head', does: 'approve' },
      { ago: 3, by: 'registrar', does: 'urge', text: '家长已多次询问，请尽快审核' },
    ],
  },
  {
    ...{ procedure: 'key-information-change', by: 'registrar', began: 13, answers: renamed },
    deeds: [
      { ago: 13, by: 'registrar', does: 'submit' },
      { ago: 12, by: 'head', does: 'approve' },
    ],
  },
  {
    ...{ procedure: 'key-information-change', by: 'registrar-beside', began: 9, answers: renamed },
    deeds: [{ ago: 9, by: 'registrar-beside', does: 'submit' }],
  },
  {
    ...{ procedure: 'class-change', by: 'registrar', began: 8, answers: moved },
    deeds: [
      { ago: 8, by: 'registrar', does: 'submit' },
      { ago: 7, by: 'head', does: 'approve' },
    ],
  },
  {
    ...{ procedure: 'key-information-change', by: 'registrar', began: 6, answers: renamed },
    deeds: [
      { ago: 6, by: 'registrar', does: 'submit' },
      { ago: 5, by: 'head', does: 'approve' },
      { ago: 1, by: 'county', does: 'return', returnReason: 'not-legible', text: '户口簿看不清姓名一栏，请重新拍照' },
    ],
  },
  {
    ...{ procedure: 'leave-of-absence', by: 'registrar', began: 2, answers: ill },
    deeds: [
      { ago: 2, by: 'registrar', does: 'submit' },
      { ago: 1, by: 'head', does: 'approve' },
      { ago: 0, by: 'county', does: 'say', text: '诊断证明上的医师签名请补拍一张' },
    ],
  },
  {
    ...{ procedure: 'class-change', by: 'registrar', began: 1, answers: moved },
    deeds: [{ ago: 1, by: 'registrar', does: 'submit' }],
  },
  { procedure: 'key-information-change', by: 'registrar', began: 0, answers: renamed, deeds: [] },
];

/** As the template writes dates. */
function eight(date: LocalDate): string {
  return date.replaceAll('-', '');
}
