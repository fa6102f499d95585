import { REMEDY_LABELS } from '#src/quality/labels.ts';
import type { Remedy } from '#src/quality/rule.ts';
import { titleOfCell } from '#src/registry/cells.ts';
import { wayOf, whyNotEdited } from '#src/registry/editable.ts';
import type { CellName } from '#src/registry/record.ts';

/** 处理途径 — the button beside a finding, and where it leads. */
export interface WayToMend {
  /** To the field itself, to a procedure of this name, or to a box for an explanation. */
  readonly kind: 'field' | 'procedure' | 'explain';
  readonly label: string;
  readonly note: string;
}

/** Who handles a procedure for as long as it cannot be handled here. */
const ELSEWHERE: Readonly<Partial<Record<Remedy, string>>> = {
  'key-information-change': '暂由学籍管理员在全国学籍系统中办理，家长须提供户口簿等材料',
  'no-id-pathway': '暂由学校填写核查表，报县教体局与公安部门核对',
  'duplicate-pathway': '暂由两校学籍管理员商定保留哪一条，报县教体局办理',
  formalisation: '暂由学籍管理员在全国学籍系统中办理',
  reentry: '暂由学籍管理员在全国学籍系统中办理，学校领导核验',
  graduation: '暂由学籍管理员在全国学籍系统中办理，学校领导核验',
  'report to county': '暂由学校书面报县教体局基础教育股办理',
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
  const handled = ELSEWHERE[remedy] ?? '暂由学籍管理员按原渠道办理';
  const note = `${handled}；办结后导入新的花名册，此问题自动了结`;
  return { kind: 'procedure', label: REMEDY_LABELS[remedy], note };
}
