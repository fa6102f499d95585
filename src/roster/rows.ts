import type { Layout } from './recognize.ts';

/** 学生、空行、说明: what a row below the header is. A note is skipped, and the skipping is told. */
export type RowKind = 'pupil' | 'blank' | 'note';

/** Does this row below the header hold a pupil? */
export function isPupilRow(cells: readonly string[], layout: Pick<Layout, 'columns'>): boolean {
  return kindOfRow(cells, layout) === 'pupil';
}

/**
 * A row with a name, or with two cells that are a pupil's, is a pupil: a child must not vanish because the name is
 * missing. 填表人, 合计, a header repeated on every page and the template's filling hints are notes. A row whose only
 * content is the running number printed beforehand is blank.
 */
export function kindOfRow(cells: readonly string[], { columns }: Pick<Layout, 'columns'>): RowKind {
  return kindOfRowBy((column) => cells[column] ?? '', cells.length, { columns });
}

/** The same of a row whose cells are dear to look at: of nearly every row it takes the name and two more. */
export function kindOfRowBy(
  cell: (column: number) => string,
  count: number,
  { columns }: Pick<Layout, 'columns'>,
): RowKind {
  const cells = () => Array.from({ length: count }, (_, column) => cell(column));
  const named = columns.indexOf('name');
  const name = named < 0 || named >= count ? '' : cell(named).trim();
  let filled = 0;
  for (let i = 0; i < Math.min(columns.length, count) && filled < 2; i += 1) {
    if (columns[i] !== undefined && cell(i).trim()) filled += 1;
  }
  if (filled === 0) return cells().some((text) => /[^\d\s.、]/.test(text)) ? 'note' : 'blank';
  if (NOTE.test(name)) return 'note';
  if (name === '') return filled < 2 || cells().some((text) => SIGNATURE.test(text.trim())) ? 'note' : 'pupil';
  if (filled === 1 && name.length > LONGEST_LONE_NAME && !/[·•.]/.test(name)) return 'note';
  return /^\d{1,3}$/.test(name) && cells().every((text) => /^\d{0,3}$/.test(text.trim())) ? 'note' : 'pupil';
}

/** A sentence in the column of names, alone in its row. A longer name has dots in it. */
const LONGEST_LONE_NAME = 15;

/** 经办人：…, 合计：… at the foot of a sheet. */
const SIGNATURE =
  /^(合计|总计|小计|共计)|^(填表|制表|审核|复核|负责|校长|经办|联系人|填报|盖章|签字|签名|签章|日期|说明|备注|注|打印|学校)[^:：]{0,8}[:：]/;

const NOTE = new RegExp(`${SIGNATURE.source}|^(以上|本页|本班|本校)|姓\\s*名|必填|选填|填写|示例|样例|^例[:：]`);
