import type { Objection } from '#src/organization/objection.ts';
import { cellShapeOf, memberCellOf } from './cells.ts';
import { wayOf, whyNotEdited } from './editable.ts';
import { filled } from './filled.ts';
import { maskOf } from './mask-table.ts';
import type { CellName, Cells } from './record.ts';

/** What a person typed: the text of each cell they touched; `null` takes away a cell of a family member. */
export type Typed = { readonly [name in CellName]?: string | null | undefined };

/** 修改 — what is to be written, or every reason why not, one for each cell. */
export type Edit =
  | { readonly cells: Cells; readonly objections?: undefined }
  | { readonly objections: readonly Objection[]; readonly keyFields: readonly CellName[] };

/** The template's own members; their columns stay when the person is taken away. */
const TEMPLATE_MEMBERS = 2;

/** What becomes of these cells when this was typed into them. A cell typed as it already was is no change. */
export function editOf(cells: Cells, typed: Typed): Edit {
  const next: { [name in CellName]?: string | undefined } = {};
  const objections: Objection[] = [];
  const keyFields: CellName[] = [];
  for (const name of Object.keys(typed) as CellName[]) {
    // the keys of Typed are cell names
    const text = typed[name];
    if (text === undefined || text === (cells[name] ?? '')) continue;
    const guarded = whyNotEdited(name);
    if (guarded !== undefined) {
      objections.push({ code: `not-edited-${wayOf(name)}`, message: guarded, field: name });
      if (wayOf(name) === 'key') keyFields.push(name);
      continue;
    }
    if (text === null) {
      if (isMemberBeyondTemplate(name)) next[name] = undefined;
      else if (cells[name]) next[name] = '';
      continue;
    }
    if (maskOf(name) !== undefined && text.includes('*')) {
      const message = `“${cellShapeOf(name).title}”里有星号。星号是遮掩，不能当作内容保存，请填完整`;
      objections.push({ code: 'masked', message, field: name });
      continue;
    }
    const answer = filled(name, text);
    if ('wrong' in answer) objections.push({ code: 'not-filled', message: answer.wrong, field: name });
    else if (answer.text === '' && cellShapeOf(name).required === 'yes' && cells[name] && !memberCellOf(name)) {
      const message = `“${cellShapeOf(name).title}”是必填项，不能清空。填错的请改为正确内容`;
      objections.push({ code: 'required', message, field: name });
    } else if (answer.text !== (cells[name] ?? '')) next[name] = answer.text;
  }
  return objections.length > 0 ? { objections, keyFields } : { cells: next };
}

function isMemberBeyondTemplate(name: CellName): boolean {
  return (memberCellOf(name)?.member ?? 0) > TEMPLATE_MEMBERS;
}
