import { button, el, show } from '#src/web/light/element.ts';
import { inFours } from '../../sealing/receipt-code.ts';

/** 回执码 — shown this once; whoever loses it has lost the way back, and says so before leaving. */
export function receiptStep(code: string, number: string, leave: () => void): void {
  const written = el('input', { type: 'checkbox', class: 'g-tick', id: 'written' });
  const done = button('完成', leave);
  done.disabled = true;
  written.addEventListener('change', () => {
    done.disabled = !written.checked;
  });
  show(
    '已收到',
    el(
      'p',
      {},
      '请把这 16 位回执码抄在只有您自己看得到的地方。它只显示这一次，我们也没有：丢了就查不到了，可以另外再举报。',
    ),
    el('p', { class: 'g-code' }, inFours(code)),
    el(
      'p',
      { class: 'g-quiet' },
      `编号 ${number}。五个工作日内告诉您是否受理；请过几天凭回执码回来看，查办员可能有问题问您。`,
    ),
    el('p', { class: 'g-warning' }, '截屏会留在手机相册里。不放心的，用笔抄。'),
    el('label', { class: 'g-tick-line' }, written, '我已经抄下'),
    done,
  );
}
