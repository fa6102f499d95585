import { REMEDY_LABELS } from '#src/quality/labels.ts';
import type { Remedy } from '#src/quality/rule.ts';
import { titleOfCell } from '#src/registry/cells.ts';
import { wayOf, whyNotEdited } from '#src/registry/editable.ts';
import type { CellName } from '#src/registry/record.ts';
import type { Door } from './today.ts';

const NEW_CASE = '/cases/new';

interface Begun {
  readonly note: string;
  /** Absent where another school begins it. */
  readonly door?: Door;
}

/** 处理途径 — the button beside a finding, and where it leads. */
export interface WayToMend {
  /** To the field itself, to a procedure of this name, or to a box for an explanation. */
  readonly kind: 'field' | 'procedure' | 'explain';
  readonly label: string;
  readonly note: string;
  /** Where a procedure is begun; absent where it is not begun by a school here. */
  readonly door?: Door | undefined;
}

/** 办理途径 — where each procedure is begun; of the pupil the finding is about. */
const PROCEDURES: Readonly<Partial<Record<Remedy, Begun>>> = {
  'key-information-change': {
    note: '请先备好户口簿和公安机关出具的户籍证明',
    door: { to: NEW_CASE, search: { procedure: 'key-information-change' } },
  },
  'no-id-pathway': { note: '先核实户口，再查有没有别的学籍，系统会给出唯一正确的下一步', door: { to: '/pathway/$id' } },
  'duplicate-pathway': {
    note: '两校先商定保留哪一条：删除、变更信息，或者证明不是同一人',
    door: { to: NEW_CASE, search: { words: '问题学籍' } },
  },
  formalisation: { note: '取得身份证件号后办理', door: { to: NEW_CASE, search: { procedure: 'formalisation' } } },
  reentry: { note: '学生返校后办理', door: { to: NEW_CASE, search: { procedure: 'return-from-leave' } } },
  'presence case': {
    note: '先核实学生去向：转走的办转学，休学、离校的办相应异动，确非本校生的申请删除',
    door: { to: NEW_CASE },
  },
  'status correction': { note: '按实际情况办休学、复学、转学或离校', door: { to: NEW_CASE } },
  transfer: { note: '由就读学校发起转学转入，本校收到后核办；核实不是同一人的，提供佐证' },
  graduation: { note: '按学段选毕业、结业或肄业', door: { to: NEW_CASE, search: { words: '业' } } },
};

/**
 * What mends a finding of a rule with this remedy at this field: an edit of the field, or the procedure of its official
 * name. A field that cannot be corrected in place is never led to, whatever the rule suggests.
 */
export function wayToMend(remedy: Remedy, field: CellName): WayToMend {
  if (remedy === 'explain') return { kind: 'explain', label: REMEDY_LABELS.explain, note: '核实属实的，写明情况即可' };
  if (remedy !== 'edit' && remedy !== 'normalise') return procedure(remedy);
  const way = wayOf(field);
  if (way === 'key') return procedure('key-information-change');
  if (way !== 'edit') return { kind: 'procedure', label: '随学籍业务变更', note: `${whyNotEdited(field)}` };
  return { kind: 'field', label: `修改“${titleOfCell(field)}”`, note: '改好保存后，系统当即重新核查' };
}

function procedure(remedy: Remedy): WayToMend {
  const { note, door }: Partial<Begun> = PROCEDURES[remedy] ?? { note: '由学校书面报县教体局基础教育股办理' };
  return { kind: 'procedure', label: REMEDY_LABELS[remedy], note: `${note}；办结后此问题自动了结`, door };
}
