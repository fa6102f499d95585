import { button, el, show } from '#src/web/light/element.ts';
import type { Sheet } from './talk.ts';

/** 告知 — before the first value is shown. It is a notice of a duty: there is nothing to agree to. */
export function noticeStep({ notice, campaign, deadline }: Sheet, read: () => void): void {
  show(
    '请先看一看',
    el('p', {}, `${campaign}，请在 ${deadline} 前核对。`),
    el(
      'dl',
      { class: 'g-notice' },
      ...notice.parts.flatMap(([title = '', words = '']) => [el('dt', {}, title), el('dd', {}, words)]),
    ),
    button('看过了，开始核对', read),
  );
}
