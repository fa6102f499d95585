import { cellShapeOf } from '#src/registry/cells.ts';
import { CODE_TABLES } from '#src/registry/codes.ts';
import { el } from '#src/web/light/element.ts';
import type { SheetCell } from '../../../sheets/sheet-layout.ts';
import { faultIn, isAnswerable, TO_BRING } from '../../answer.ts';

/** 一项 — as it stands in the record, and 对 / 要改. */
export interface CellRow {
  readonly element: HTMLElement;
  /** What is wrong with what was typed; shown beside it. */
  readonly fault: () => string | undefined;
}

interface Given {
  readonly cell: SheetCell;
  readonly title: string;
  readonly value: string;
  /** In the rules' words. */
  readonly problems: readonly string[];
  readonly cells: Record<string, string>;
  readonly changed: () => void;
}

export function cellRow({ cell, title, value, problems, cells, changed }: Given): CellRow {
  const { name, isKey } = cell;
  const head = el('div', { class: 'g-cell' }, el('span', {}, title), el('span', {}, value === '' ? '（空）' : value));
  const row = el(
    'div',
    { class: problems.length > 0 ? 'g-row g-problem' : 'g-row', role: 'group', 'aria-label': title },
    head,
  );
  if (isKey && (name === 'birthDate' || value.includes('*'))) {
    row.append(el('p', { class: 'g-quiet' }, '为了安全没有全显示，完整的请看纸上的'));
  }
  for (const words of problems) row.append(el('p', { class: 'g-warning' }, `请核对：${words}`));
  if (!isAnswerable(name)) {
    row.append(el('p', { class: 'g-quiet' }, '由系统产生。不对的，请写在最后“其他要告诉学校的”里'));
    return { element: row, fault: () => undefined };
  }
  const wrong = el('p', { class: 'g-status', role: 'status' });
  const field = inputFor(cell, title, cells[name] ?? '');
  const box = el('div', { class: 'g-box' }, field, wrong);
  if (isKey) box.append(el('p', { class: 'g-warning' }, TO_BRING));
  const right = el('button', { type: 'button', class: 'g-choice' }, '对');
  const other = el('button', { type: 'button', class: 'g-choice' }, '要改');
  const draw = () => {
    const isOther = cells[name] !== undefined;
    right.setAttribute('aria-pressed', String(!isOther));
    other.setAttribute('aria-pressed', String(isOther));
    box.hidden = !isOther;
  };
  right.addEventListener('click', () => {
    delete cells[name];
    wrong.textContent = '';
    draw();
    changed();
  });
  other.addEventListener('click', () => {
    cells[name] ??= field.value;
    draw();
    changed();
    field.focus();
  });
  const fault = () => {
    const typed = cells[name];
    const words = typed === undefined ? undefined : faultIn({ ...cell, title }, typed);
    wrong.textContent = words ?? '';
    field.setAttribute('aria-invalid', String(words !== undefined));
    return words;
  };
  field.addEventListener('input', () => {
    cells[name] = field.value;
    changed();
  });
  field.addEventListener('change', fault);
  row.append(el('div', { class: 'g-choices' }, right, other), box);
  draw();
  return { element: row, fault };
}

const HINTS: Readonly<Record<string, string>> = {
  date: '八位数字，如 20150318',
  month: '六位数字，如 202109',
  number: '公里数，如 1.5',
  region: '6 位或 12 位行政区划代码；不知道的写在最后',
};

function inputFor({ name }: SheetCell, title: string, typed: string): HTMLInputElement | HTMLSelectElement {
  const { kind, longest } = cellShapeOf(name);
  const label = { 'aria-label': `${title}应当是` };
  if (typeof kind === 'string') {
    const digits = kind === 'date' || kind === 'month' || kind === 'region' || /phone|postcode/.test(name);
    const hint = HINTS[kind] ?? '应当是……';
    const input = el('input', { ...label, placeholder: hint, maxlength: longest ?? 200, autocomplete: 'off' });
    if (digits) input.inputMode = 'numeric';
    input.value = typed;
    return input;
  }
  const select = el('select', label, el('option', { value: '' }, '请选择'));
  for (const { label: words } of CODE_TABLES[kind.code]) select.append(el('option', { value: words }, words));
  select.value = typed;
  return select;
}
