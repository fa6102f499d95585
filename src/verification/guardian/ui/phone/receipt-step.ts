import { button, el, show } from '#src/web/light/element.ts';
import type { Receipt, Sheet } from './talk.ts';

const STATES: Readonly<Record<string, string>> = {
  waiting: '学校还没有录入',
  unchanged: '已登记为没有要改的',
  keyed: '学校已经录入',
  asked: '学校请您再确认',
  kept: '学校留存',
};

/** 回执 — what was received; the same when the code is opened again. */
export function receiptStep(sheet: Sheet, receipt: Receipt, again: (() => void) | undefined): void {
  const lines = linesOf(sheet, receipt);
  const picture = el('div', {});
  show(
    '已收到',
    el('p', {}, sheet.closed ?? '学校录入以前，重新扫码还可以更正。'),
    el('dl', { class: 'g-notice' }, ...lines.flatMap(([title, words]) => [el('dt', {}, title), el('dd', {}, words)])),
    button('存成图片', () => savePicture(lines, picture), 'other'),
    picture,
    button('打印', () => window.print(), 'other'),
    again !== undefined && button('更正后再提交一次', again, 'other'),
  );
}

type Line = readonly [string, string];

function linesOf(sheet: Sheet, { number, sentAt, signer, items, remark, state }: Receipt): readonly Line[] {
  return [
    ['状态', `已提交，${STATES[state] ?? ''}`],
    ['回执编号', number],
    ['提交时间', new Date(sentAt).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false })],
    ['学生', `${sheet.name}，${sheet.school}${sheet.class}`],
    ['签名人', signer],
    ...(items.length === 0 ? [['核对结果', '没有要改的'] as const] : []),
    ...items.map(({ title, before, typed }) => [title, `${before === '' ? '（空）' : before} → ${typed}`] as const),
    ...(remark === '' ? [] : [['其他', remark] as const]),
  ];
}

const [WIDE, LINE] = [680, 44];

/** Drawn, because a telephone's browser prints seldom; in WeChat a long press keeps it. */
function savePicture(lines: readonly Line[], into: HTMLElement): void {
  const texts = lines.flatMap(([title, words]) => `${title}：${words}`.match(/.{1,28}/gu) ?? []);
  const canvas = el('canvas', { width: WIDE, height: (texts.length + 3) * LINE });
  const brush = canvas.getContext('2d');
  if (brush === null) return;
  brush.fillStyle = '#fff';
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.fillStyle = '#111';
  brush.font = '600 30px sans-serif';
  brush.fillText('学籍信息核对回执', 24, LINE + 10);
  brush.font = '22px sans-serif';
  for (const [at, text] of texts.entries()) brush.fillText(text, 24, LINE * (at + 2.4));
  into.textContent = '';
  into.append(
    el('p', { class: 'g-quiet' }, '长按图片保存'),
    el('img', { src: canvas.toDataURL('image/png'), alt: '核对回执图片', class: 'g-receipt' }),
  );
}
