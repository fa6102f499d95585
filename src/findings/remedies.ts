import { REMEDY_LABELS } from '#src/quality/labels.ts';
import type { Remedy } from '#src/quality/rule.ts';
import { FIELDS } from '#src/registry/fields.ts';
import { type CellName, KEY_FIELDS } from '#src/registry/record.ts';

/** 处理途径 — the button beside a finding, and where it leads. */
export type WayToMend =
  | { readonly kind: 'field'; readonly label: string; readonly field: CellName; readonly note: string }
  | { readonly kind: 'procedure'; readonly label: string; readonly procedure: string; readonly note: string }
  | { readonly kind: 'explain'; readonly label: string; readonly note: string };

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
 * name. A key field is never edited, whatever the rule suggests.
 */
export function wayToMend(remedy: Remedy, field: CellName): WayToMend {
  const isKey = KEY_FIELDS.some((key) => key === field);
  if (remedy === 'explain') return { kind: 'explain', label: REMEDY_LABELS.explain, note: '核实属实的，写明情况即可' };
  if (!isKey && (remedy === 'edit' || remedy === 'normalise')) {
    return { kind: 'field', label: `修改“${titleOfCell(field)}”`, field, note: '改好保存后，系统当即重新核查' };
  }
  const procedure = remedy === 'edit' || remedy === 'normalise' ? 'key-information-change' : remedy;
  const name = REMEDY_LABELS[procedure];
  const note = `${ELSEWHERE[procedure] ?? '暂由学籍管理员按原渠道办理'}；办结后导入新的花名册，此问题自动了结`;
  return { kind: 'procedure', label: name, procedure: name, note };
}

/** The heading a registrar knows a cell by; a third family member's is named as the first two are. */
export function titleOfCell(cell: CellName): string {
  const title = TITLES.get(cell);
  if (title !== undefined) return title;
  const [, member = '', part = ''] = /^guardian(\d+)\.(\w+)$/.exec(cell) ?? [];
  return `成员${member}${(TITLES.get(`guardian1.${part}`) ?? cell).replace('成员1', '')}`;
}

const TITLES: ReadonlyMap<string, string> = new Map(FIELDS.map(({ name, title }) => [name, title]));
