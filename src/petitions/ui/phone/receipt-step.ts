import { dayInWords } from '#src/web/dates.ts';
import { button, el, show } from '#src/web/light/element.ts';
import type { Receipt } from './talk.ts';

/** 回执 — the code is shown large, for it is copied by hand. */
export function receiptStep({ number, code, due }: Receipt, phone: string, leave: () => void): void {
  show(
    '已收到',
    el('p', {}, '请记下查询码，或把这一页截屏。凭查询码和电话后四位查办理情况、看答复。'),
    el('p', { class: 'g-label' }, '查询码'),
    el('p', { class: 'g-code' }, code.replace(/(\d{5})(?=\d)/, '$1 ')),
    el(
      'dl',
      { class: 'g-notice' },
      el('dt', {}, '编号'),
      el('dd', {}, number),
      el('dt', {}, '电话后四位'),
      el('dd', {}, phone.replace(/\D/g, '').slice(-4)),
      el('dt', {}, '答复期限'),
      el('dd', {}, due === undefined ? '放假安排公布后算出，可以随时查询' : `${dayInWords(due)}前`),
    ),
    button('打印', () => window.print(), 'other'),
    button('完成', leave),
  );
}
