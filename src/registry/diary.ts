import { titleOfCell } from './cells.ts';
import type { HistoryEntry } from './history.ts';
import type { CellName, CHANGE_SOURCES } from './record.ts';

/** 变更日记 — one line of a record's history as a person reads it. Contents are not in it: who may see them asks for them. */
export interface DiaryLine {
  readonly revision: number;
  /** `3月20日 李老师 依核对表 更正 联系电话` */
  readonly text: string;
}

/** Who somebody was, by their id; absent when nobody knows. */
export type NameOf = (person: string) => string | undefined;

/** Of how many fields a line names before it says 等. */
const NAMED = 4;

/** The history as a diary, the newest first. */
export function diary(history: readonly HistoryEntry[], nameOf: NameOf): readonly DiaryLine[] {
  const units = new Map(history.map(({ revision, unit }) => [revision, unit]));
  const inTurn = [...history].sort((a, b) => a.revision - b.revision);
  const onAndOff = inTurn.filter((entry) => isOnAndOff(entry, units.get(entry.revision - 1)));
  const back = new Set(onAndOff.filter((_, i) => i % 2 === 1).map(({ revision }) => revision));
  return inTurn.reverse().map((entry) => ({
    revision: entry.revision,
    text: back.has(entry.revision)
      ? lineOf(entry, nameOf, '恢复学籍')
      : lineOf(entry, nameOf, deedOf(entry, units.get(entry.revision - 1))),
  }));
}

/** A record left the rolls, or came back to them: nothing in it changed, and every other time it is the one. */
function isOnAndOff({ revision, unit, changes }: HistoryEntry, unitBefore: string | undefined): boolean {
  return revision > 1 && changes.length === 0 && (unitBefore === undefined || unitBefore === unit);
}

function lineOf(entry: HistoryEntry, nameOf: NameOf, deed: string): string {
  const who = entry.person === undefined ? '系统' : (nameOf(entry.person) ?? '原工作人员');
  const how = HOW[entry.source.kind];
  return [dayOf(entry.day), who, how, deed].filter((part) => part !== '').join(' ');
}

function deedOf({ revision, unit, changes, source }: HistoryEntry, unitBefore: string | undefined): string {
  if (revision === 1) return '建立学籍';
  const moved = unitBefore !== undefined && unitBefore !== unit ? '调整班级' : '';
  if (changes.length === 0) return moved || (source.kind === 'procedure' ? '删除学籍' : '撤回误建的学籍');
  const titles = [...new Set(changes.map(({ field }) => shortTitle(field)))];
  const named = titles.slice(0, NAMED).join('、') + (titles.length > NAMED ? ` 等 ${titles.length} 项` : '');
  const verb = changes.every(({ before }) => !before) ? '补充' : '更正';
  return [moved, `${verb} ${named}`].filter((part) => part !== '').join('，');
}

const HOW: Readonly<Record<keyof typeof CHANGE_SOURCES, string>> = {
  import: '依导入的名单',
  template: '依填好的家庭成员模板',
  edit: '',
  sheet: '依核对表',
  procedure: '依学籍业务',
  undo: '撤销导入',
  unit: '依机构调整',
  promotion: '依年度升级',
  'roll-back': '依升级回退',
  seed: '依演示数据',
};

function shortTitle(field: CellName): string {
  return titleOfCell(field);
}

/** 3月20日 of this year or another: the list beside it says the year. */
function dayOf(day: string): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
}
