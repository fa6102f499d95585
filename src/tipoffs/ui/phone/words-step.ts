import { button, el, show, status } from '#src/web/light/element.ts';
import { workFor } from '#src/web/light/work.ts';
import { MOST_BYTES } from '../../sealing/padding.ts';
import { TIP_OFF_SUBJECTS } from '../../tip-off.ts';
import { type Draft, whereOf } from './draft.ts';
import { pictureField } from './pictures.ts';
import { receiptStep } from './receipt-step.ts';
import { sealReport } from './seal-report.ts';
import { type Keys, keysFor, send } from './talk.ts';

const MOST_WORDS = 5000;
const LEAST_WORDS = 10;

/** 什么问题 — sealed here before it leaves. */
export function wordsStep(draft: Draft, first: Keys, back: () => void, leave: () => void): void {
  const subject = el('select', { id: 'subject' }, el('option', { value: '' }, '请选择'));
  for (const each of TIP_OFF_SUBJECTS) subject.append(el('option', { value: each }, each));
  subject.value = draft.subject;
  subject.addEventListener('change', () => {
    draft.subject = subject.value;
  });
  const what = el('textarea', { id: 'what', rows: 9, maxlength: MOST_WORDS });
  what.value = draft.what;
  what.addEventListener('input', () => {
    draft.what = what.value;
  });
  const pictures = pictureField();
  const name = nameField(first.keys.length >= 2);
  const said = status();
  const work = el('div', {});
  const fault = () => {
    if (draft.subject === '') return '请选是什么问题';
    if (draft.what.trim().length < LEAST_WORDS) return '请写清楚些：什么人、什么事、什么时候、怎样核实';
    const size = pictures.chosen().reduce((sum, { length }) => sum + length, 0) + draft.what.length * 3 + 2000;
    return size > MOST_BYTES ? '照片太多太大，请去掉几张' : undefined;
  };
  const submit = async () => {
    said.textContent = fault() ?? '';
    if (said.textContent !== '') return;
    go.disabled = true;
    const puzzle = await workFor(work, 'omit');
    if (puzzle !== undefined) await sealAndSend(puzzle);
    work.textContent = '';
    go.disabled = false;
  };
  const tell = (text: string) => {
    said.textContent = text;
  };
  const sealAndSend = async (puzzle: NonNullable<Awaited<ReturnType<typeof workFor>>>) => {
    // Asked again: an inspector may have come or gone while this was written.
    const keys = await keysFor(whereOf(draft), tell);
    if (keys.is !== 'done') {
      tell(keys.message);
      return;
    }
    const content = { words: { subject: draft.subject, what: draft.what.trim() }, pictures: pictures.chosen() };
    const sealing = { id: draft.id, code: draft.code, content, identity: name.given(), keys: keys.data.keys };
    const sealed = await sealReport(sealing, (share) => tell(`正在加密 ${Math.round(share * 100)}%…`));
    const reply = await send({ id: draft.id, ...whereOf(draft), ...sealed, puzzle }, tell);
    if (reply.is === 'done') receiptStep(draft.code, reply.data.number, leave);
    else tell(reply.message);
  };
  const go = button('加密并提交', () => void submit());
  show(
    '什么问题',
    el('p', { class: 'g-quiet' }, first.isCity ? '这件举报由市局的查办员收。' : '这件举报由县局的查办员收。'),
    el('label', { for: 'subject' }, '问题'),
    subject,
    el('label', { for: 'what' }, '什么人、什么事、什么时候、怎样核实'),
    what,
    el('p', { class: 'g-quiet' }, '写得越具体越好查。只有您一个人知道的细节会让人猜到是您，请想好再写。'),
    pictures.element,
    name.element,
    said,
    work,
    go,
    button('返回', back, 'other'),
  );
}

/** 实名 — for who wants to; two inspectors are needed to open it. */
function nameField(isPossible: boolean) {
  const who = el('input', { id: 'who', maxlength: 40, autocomplete: 'off' });
  const contact = el('input', { id: 'contact', maxlength: 60, autocomplete: 'off' });
  const element = isPossible
    ? el(
        'details',
        {},
        el('summary', {}, '愿意留真实姓名（可以不留）'),
        el('p', { class: 'g-quiet' }, '姓名另外加密：要两位查办员都同意才打得开，每次打开都有记录。'),
        el('label', { for: 'who' }, '姓名'),
        who,
        el('label', { for: 'contact' }, '联系方式'),
        contact,
      )
    : el('p', { class: 'g-quiet' }, '现在只有一位查办员，不能留真实姓名；请匿名举报，用回执码来回通信。');
  const given = () => (who.value.trim() === '' ? undefined : { name: who.value.trim(), contact: contact.value.trim() });
  return { element, given };
}
