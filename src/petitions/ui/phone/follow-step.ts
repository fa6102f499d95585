import { dayInWords, momentInWords } from '#src/web/dates.ts';
import type { Reply } from '#src/web/light/ask.ts';
import { button, el, show, status } from '#src/web/light/element.ts';
import { PETITION_DEEDS } from '../../deeds.ts';
import { SATISFACTIONS } from '../../petition.ts';
import { lookUp, type Proof, rate, type View, withdraw } from './talk.ts';

/** 查询 — by the code and the last four digits of the telephone. */
export function followStep(leave: () => void): void {
  const code = el('input', { id: 'code', inputmode: 'numeric', autocomplete: 'off', maxlength: 14 });
  const four = el('input', { id: 'four', inputmode: 'numeric', autocomplete: 'off', maxlength: 4 });
  const said = status();
  const open = async () => {
    const proof = { code: code.value.trim(), four: four.value.trim() };
    if (proof.code === '' || proof.four === '') {
      said.textContent = proof.code === '' ? '请填查询码' : '请填电话后四位';
      return;
    }
    go.disabled = true;
    const reply = await lookUp(proof, (words) => {
      said.textContent = words;
    });
    go.disabled = false;
    if (reply.is === 'done') viewStep(reply.data, proof, leave);
    else said.textContent = reply.message;
  };
  const go = button('查询', () => void open());
  const fields = el('form', {}, el('label', { for: 'code' }, '查询码（10 位数字）'), code);
  fields.append(el('label', { for: 'four' }, '提出时留的电话的后四位'), four, said, go);
  fields.addEventListener('submit', (event) => {
    event.preventDefault();
    void open();
  });
  go.type = 'submit';
  show('查询办理情况', fields, button('返回', leave, 'other'));
}

function viewStep(view: View, proof: Proof, leave: () => void): void {
  const { number, said: state, due, outcome, satisfaction, steps, may } = view;
  show(
    state,
    el(
      'dl',
      { class: 'g-notice' },
      el('dt', {}, '编号'),
      el('dd', {}, number),
      ...(outcome === undefined ? [] : [el('dt', {}, '结果'), el('dd', {}, outcome)]),
      ...(due === undefined || outcome !== undefined
        ? []
        : [el('dt', {}, '答复期限'), el('dd', {}, `${dayInWords(due)}前`)]),
      ...(satisfaction === undefined ? [] : [el('dt', {}, '您的评价'), el('dd', {}, SATISFACTIONS[satisfaction])]),
    ),
    el(
      'ol',
      { class: 'g-steps' },
      ...steps.map(({ deed, at, unit, words }) =>
        el(
          'li',
          {},
          el('b', {}, PETITION_DEEDS[deed].title),
          el(
            'span',
            { class: 'g-quiet' },
            `　${dayInWords(momentInWords(at))}${unit === undefined ? '' : `　${unit}`}`,
          ),
          words !== '' && el('p', { class: 'g-words' }, words),
        ),
      ),
    ),
    may.includes('rate') && button('评价办理结果', () => rateStep(view, proof, leave)),
    may.includes('withdraw') && button('不用办了，撤回', () => withdrawStep(view, proof, leave), 'other'),
    button('返回', leave, 'other'),
  );
}

function rateStep(view: View, proof: Proof, leave: () => void): void {
  const words = el('textarea', { id: 'words', rows: 4, maxlength: 500 });
  const said = status();
  const choose = (satisfaction: string) => async () =>
    after(await rate(proof, satisfaction, words.value, (text) => tell(said, text)), said, proof, leave);
  show(
    '您对办理结果满意吗',
    el('label', { for: 'words' }, '想说的话（可以不写；不满意的请写哪里不满意）'),
    words,
    said,
    ...Object.entries(SATISFACTIONS).map(([key, title]) => button(title, () => void choose(key)(), 'other')),
    button('返回', () => viewStep(view, proof, leave), 'other'),
  );
}

function withdrawStep(view: View, proof: Proof, leave: () => void): void {
  const words = el('textarea', { id: 'words', rows: 3, maxlength: 500 });
  const said = status();
  const go = async () => after(await withdraw(proof, words.value, (text) => tell(said, text)), said, proof, leave);
  show(
    '撤回诉求',
    el('p', {}, '撤回后不再办理，以后可以另外提出。'),
    el('label', { for: 'words' }, '原因（可以不写）'),
    words,
    said,
    button('确定撤回', () => void go()),
    button('不撤回', () => viewStep(view, proof, leave), 'other'),
  );
}

function after(reply: Reply<View>, said: HTMLElement, proof: Proof, leave: () => void): void {
  if (reply.is === 'done') viewStep(reply.data, proof, leave);
  else said.textContent = reply.message;
}

function tell(said: HTMLElement, words: string): void {
  said.textContent = words;
}
