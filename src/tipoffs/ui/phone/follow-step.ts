import { dayInWords } from '#src/web/dates.ts';
import { button, el, show, status } from '#src/web/light/element.ts';
import { workFor } from '#src/web/light/work.ts';
import type { KeyPair } from '../../sealing/box.ts';
import { readReceiptCode } from '../../sealing/receipt-code.ts';
import { type Opened, openCode, readLetter, sealAnswer } from './seal-report.ts';
import { lookUp, sendLetter, type View } from './talk.ts';

/** 凭回执码查看 */
export function followStep(leave: () => void): void {
  const code = el('input', { id: 'code', inputmode: 'numeric', autocomplete: 'off', maxlength: 24 });
  const said = status();
  const tell = (words: string) => {
    said.textContent = words;
  };
  const go = async () => {
    const digits = readReceiptCode(code.value);
    if (digits === undefined) {
      tell('回执码是 16 位数字，请对照抄下的再输一遍');
      return;
    }
    look.disabled = true;
    const opened = await openCode(digits, (share) => tell(`正在打开 ${Math.round(share * 100)}%…`));
    const reply = await lookUp(opened.token, tell);
    look.disabled = false;
    const pair = reply.is === 'done' ? opened.pair(reply.data) : undefined;
    if (reply.is === 'done' && pair !== undefined) viewStep(reply.data, pair, opened, leave);
    else tell(reply.is === 'done' ? '打不开，请对照抄下的再输一遍' : reply.message);
  };
  const look = button('查看', () => void go());
  look.type = 'submit';
  const fields = el('form', {}, el('label', { for: 'code' }, '16 位回执码'), code, said, look);
  fields.addEventListener('submit', (event) => {
    event.preventDefault();
    void go();
  });
  show('凭回执码查看', fields, button('返回', leave, 'other'));
}

function viewStep(view: View, pair: KeyPair, opened: Opened, leave: () => void): void {
  const words = el('textarea', { id: 'answer', rows: 5, maxlength: 5000 });
  const said = status();
  const work = el('div', {});
  const tell = (text: string) => {
    said.textContent = text;
  };
  const submit = async () => {
    if (words.value.trim() === '') {
      tell('请写要补充的内容');
      return;
    }
    go.disabled = true;
    const puzzle = await workFor(work, 'omit');
    if (puzzle !== undefined) {
      const reply = await sendLetter(opened.token, sealAnswer(pair, view, words.value.trim()), puzzle, tell);
      if (reply.is === 'done') viewStep(reply.data, pair, opened, leave);
      else tell(reply.message);
    }
    work.textContent = '';
    go.disabled = false;
  };
  const go = button('加密并发送', () => void submit());
  show(
    view.said,
    el(
      'dl',
      { class: 'g-notice' },
      el('dt', {}, '编号'),
      el('dd', {}, view.number),
      el('dt', {}, '收到'),
      el('dd', {}, dayInWords(view.receivedOn)),
      ...(view.ending === undefined ? [] : [el('dt', {}, '结果'), el('dd', {}, view.ending)]),
    ),
    el(
      'ol',
      { class: 'g-steps' },
      ...view.letters.map((letter) =>
        el(
          'li',
          {},
          el('b', {}, letter.mine ? '您写的' : '查办员'),
          el('span', { class: 'g-quiet' }, `　${dayInWords(letter.day)}`),
          el('p', { class: 'g-words' }, readLetter(pair, view.id, letter)?.words.what ?? '（打不开）'),
        ),
      ),
    ),
    el('label', { for: 'answer' }, '补充、回复'),
    words,
    said,
    work,
    go,
    button('关闭', leave, 'other'),
  );
}
