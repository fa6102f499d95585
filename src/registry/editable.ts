import { titleOfCell } from './cells.ts';
import type { FieldName } from './fields.ts';
import { type CellName, KEY_FIELDS } from './record.ts';

/** 更改途径 — how a cell may come to hold something else. */
export type Way = 'edit' | 'key' | 'procedure' | 'national';

interface Guard {
  readonly way: Exclude<Way, 'edit'>;
  /** What to do instead, after `“学籍号”不能在这里直接改`. */
  readonly instead: string;
}

const KEY: Guard = {
  way: 'key',
  instead: '只能通过“关键信息变更”更正。请先备好公安机关出具的户籍登记项目变更证明或户籍注销证明',
};

const IN_SCHOOL: Guard = { way: 'procedure', instead: '随“调班”“升级”“留级”“跳级”业务变更' };
const STATUS: Guard = { way: 'procedure', instead: '随休学、复学、转学、毕业等学籍异动业务变更' };
const TRANSFER: Guard = { way: 'procedure', instead: '随“转学”业务变更；学校更名、合并由县系统管理员办理' };
const NATIONAL: Guard = { way: 'national', instead: '由全国学籍系统产生，导入其导出的名单时更新' };

/**
 * 更改途径表 — every cell that a person cannot simply correct, and why. All others, and every cell of a family member,
 * are corrected in place. The form, the server and the import read this same table.
 */
const GUARDED: Readonly<Partial<Record<FieldName, Guard>>> = {
  ...Object.fromEntries(KEY_FIELDS.map((field) => [field, KEY])),
  grade: IN_SCHOOL,
  className: IN_SCHOOL,
  recordStatus: STATUS,
  leaveEnd: STATUS,
  changeKind: STATUS,
  schoolCode: TRANSFER,
  schoolName: TRANSFER,
  schoolKind: TRANSFER,
  nationalNumber: NATIONAL,
  registeredOn: NATIONAL,
  policeCheck: NATIONAL,
  namePinyin: NATIONAL,
};

/** How this cell may change. */
export function wayOf(name: CellName): Way {
  return guardOf(name)?.way ?? 'edit';
}

/** Why a person cannot correct this cell in place, and what to do; `undefined` when they can. */
export function whyNotEdited(name: CellName): string | undefined {
  const guard = guardOf(name);
  return guard && `“${titleOfCell(name)}”不能在这里直接改，${guard.instead}`;
}

function guardOf(name: CellName): Guard | undefined {
  const guards: Readonly<Partial<Record<CellName, Guard>>> = GUARDED;
  return guards[name];
}
