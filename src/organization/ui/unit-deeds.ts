import { STANDS_BELOW, UNIT_KINDS, type UnitKind } from '../unit.ts';
import type { UnitAnswer } from './answers.ts';

/** 机构变动 — what can be done with a unit, in words. */
export interface Deed {
  readonly deed: 'rename' | 'move' | 'merge' | 'close' | 'reopen';
  readonly title: string;
  /** What will happen, said before it does. */
  readonly explanation: string;
  /** Pupils and classes go along, or something ends. */
  readonly hurts: boolean;
}

const DEEDS = {
  rename: {
    deed: 'rename',
    title: '更名',
    explanation: '自生效之日起用新名称；此前的记录仍显示原名称。',
    hurts: false,
  },
  move: {
    deed: 'move',
    title: '划转',
    explanation: '学校连同年级、班级、学生和任职人员一起归新的上级机构；原上级从此看不到它。',
    hurts: false,
  },
  merge: {
    deed: 'merge',
    title: '并入',
    explanation:
      '本机构自生效之日起不再存续，学生和下级机构全部归并入的一方，本机构的任职终止。并校时同名的班级各自保留，注明原属学校。',
    hurts: true,
  },
  close: {
    deed: 'close',
    title: '撤销',
    explanation: '本机构自生效之日起不再存续，任职终止。还有在册学生的机构不能撤销。',
    hurts: true,
  },
  reopen: { deed: 'reopen', title: '恢复', explanation: '自生效之日起恢复存续；原任职不会自动恢复。', hurts: false },
} as const satisfies Readonly<Record<Deed['deed'], Deed>>;

const OF_KIND: Readonly<Partial<Record<UnitKind, readonly Deed[]>>> = {
  'central-school': [DEEDS.rename, DEEDS.merge, DEEDS.close],
  school: [DEEDS.rename, DEEDS.move, DEEDS.merge, DEEDS.close],
  'teaching-point': [DEEDS.rename, DEEDS.move, DEEDS.merge, DEEDS.close],
  grade: [DEEDS.close],
  class: [DEEDS.rename, DEEDS.merge, DEEDS.close],
};

export function deedsFor({ kind, until }: UnitAnswer): readonly Deed[] {
  const deeds = OF_KIND[kindOf(kind)] ?? [];
  return until === undefined ? deeds : deeds.length > 0 ? [DEEDS.reopen] : [];
}

/** The kinds of unit that can be opened directly below. */
export function childKinds({ kind, until }: UnitAnswer): readonly UnitKind[] {
  return until === undefined ? EVERY_KIND.filter((one) => canStandBelow(one, kindOf(kind))) : [];
}

/** Where a unit may be moved to, or what it may be merged into. */
export function fitsDeed(deed: Deed['deed'], unit: UnitAnswer, other: UnitAnswer): boolean {
  if (other.id === unit.id || other.path.startsWith(`${unit.path}/`)) return false;
  if (deed === 'move') return canStandBelow(kindOf(unit.kind), kindOf(other.kind));
  if (unit.kind === 'class')
    return other.path.slice(0, other.path.lastIndexOf('/')) === unit.path.slice(0, unit.path.lastIndexOf('/'));
  return other.kind === unit.kind || (unit.kind === 'teaching-point' && other.kind === 'school');
}

/** Of which the county sets up nothing: they come with the installation. */
const FIXED: readonly UnitKind[] = ['province', 'city', 'county'];

const EVERY_KIND = (Object.keys(UNIT_KINDS) as UnitKind[]).filter((kind) => !FIXED.includes(kind)); // the keys of a literal object

function canStandBelow(kind: UnitKind, parent: UnitKind): boolean {
  return STANDS_BELOW[kind].includes(parent);
}

function kindOf(text: string): UnitKind {
  return text as UnitKind; // the server's schema names only these
}
