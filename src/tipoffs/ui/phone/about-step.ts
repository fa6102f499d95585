import { button, el, show, status } from '#src/web/light/element.ts';
import { type Draft, whereOf } from './draft.ts';
import { type Form, keysFor } from './talk.ts';
import { wordsStep } from './words-step.ts';

/** 举报谁 — the unit concerned, whose people will see nothing of it; and inspectors who shall not see it either. */
export function aboutStep(form: Form, draft: Draft, leave: () => void): void {
  const county = el('select', { id: 'county' });
  for (const { path, name } of form.counties) county.append(el('option', { value: path }, name));
  draft.county = form.counties.some(({ path }) => path === draft.county) ? draft.county : county.value;
  county.value = draft.county;
  const words = el('input', { id: 'unit-words', placeholder: '写名称的一部分', autocomplete: 'off', maxlength: 30 });
  const unit = el('select', { 'aria-label': '选择单位' });
  const named = el('div', {});
  const drawUnits = () => {
    const own = form.units.filter(({ path }) => `${path}/`.startsWith(`${draft.county}/`));
    const fitting = own.filter(({ name }) => name.includes(words.value.trim()));
    unit.textContent = '';
    unit.append(el('option', { value: '' }, '不清楚，或者列表里没有'));
    for (const { path, name } of fitting)
      unit.append(el('option', { value: path }, path === draft.county ? `${name}教育局机关` : name));
    if (words.value.trim() !== '' && fitting.length === 1) draft.about = fitting[0]?.path ?? '';
    unit.value = fitting.some(({ path }) => path === draft.about) ? draft.about : '';
  };
  const drawNamed = () => {
    const inspectors = form.counties.find(({ path }) => path === draft.county)?.inspectors ?? [];
    named.textContent = '';
    if (inspectors.length === 0) return;
    const boxes = inspectors.map(({ person, name, isCity }) => {
      const box = el('input', { type: 'checkbox', class: 'g-tick' });
      box.checked = draft.named.includes(person);
      box.addEventListener('change', () => {
        draft.named = box.checked ? [...draft.named, person] : draft.named.filter((each) => each !== person);
      });
      return el('label', { class: 'g-tick-line' }, box, `${name}（${isCity ? '市局' : '县局'}查办员）`);
    });
    named.append(el('details', {}, el('summary', {}, '不想让某位查办员看到？'), ...boxes));
  };
  county.addEventListener('change', () => {
    draft.county = county.value;
    draft.about = '';
    draft.named = [];
    drawUnits();
    drawNamed();
  });
  words.addEventListener('input', drawUnits);
  unit.addEventListener('change', () => {
    draft.about = unit.value;
  });
  drawUnits();
  drawNamed();
  const said = status();
  const go = async () => {
    next.disabled = true;
    const reply = await keysFor(whereOf(draft), (text) => {
      said.textContent = text;
    });
    next.disabled = false;
    if (reply.is === 'done') wordsStep(draft, reply.data, () => aboutStep(form, draft, leave), leave);
    else said.textContent = reply.message;
  };
  const next = button('下一步', () => void go());
  show(
    '举报哪个单位',
    form.counties.length > 1 && el('label', { for: 'county' }, '哪个县'),
    form.counties.length > 1 && county,
    el('label', { for: 'unit-words' }, '单位'),
    words,
    unit,
    el(
      'p',
      { class: 'g-quiet' },
      '您选的单位和它下面的人都看不到这件举报；在那里任职的查办员自动回避。举报县教育局机关的，由市局查办。',
    ),
    named,
    said,
    next,
    button('返回', leave, 'other'),
  );
}
