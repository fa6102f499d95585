import type { Office } from '#src/organization/office.ts';
import type { DropoutSettings } from './settings.ts';

/** 缺勤升级 — what is due once a child has been away for so many school days, and who is told. Declared once, the lowest rung first. */
export const LADDER = [
  { rung: 'follow', title: '班主任跟进', tells: ['class-teacher'] },
  { rung: 'report', title: '报学校和中心校', tells: ['class-teacher', 'registrar', 'head', 'central-school'] },
  { rung: 'suspect', title: '列入疑似辍学台账', tells: ['class-teacher', 'registrar', 'head', 'central-school'] },
  { rung: 'escalate', title: '升级乡镇', tells: ['registrar', 'head', 'central-school', 'county'] },
] as const satisfies readonly {
  readonly rung: keyof DropoutSettings;
  readonly title: string;
  readonly tells: readonly Office[];
}[];

export type Rung = (typeof LADDER)[number]['rung'];

/** The highest rung that has been reached; `undefined` before the first. `days` are school days away in a row. */
export function rungOf(days: number, settings: DropoutSettings): Rung | undefined {
  return LADDER.filter(({ rung }) => days >= settings[rung]).at(-1)?.rung;
}
