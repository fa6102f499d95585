import { button, el, show, status } from '#src/web/light/element.ts';
import { workFor } from '#src/web/light/work.ts';
import { objectionsToWords } from '../../objections.ts';
import { ASKERS, EVERY_PETITION_KIND, LONGEST, PETITION_KINDS } from '../../petition.ts';
import { dropDraft, keepDraft, type OpenDraft } from './draft.ts';
import { receiptStep } from './receipt-step.ts';
import { answers, type Form, send } from './talk.ts';

/** 告知 — before anything is asked for; where there are several counties, which. */
export function noticeStep({ counties }: Form, draft: OpenDraft, go: () => void, back: () => void): void {
  const chosen = el('select', { id: 'county' });
  for (const { code, name } of counties) chosen.append(el('option', { value: code }, name));
  if (draft.county !== '') chosen.value = draft.county;
  const list = el('dl', { class: 'g-notice' });
  const draw = () => {
    const county = counties.find(({ code }) => code === chosen.value);
    list.textContent = '';
    for (const [title, words] of county?.notice ?? []) list.append(el('dt', {}, title), el('dd', {}, words));
  };
  chosen.addEventListener('change', draw);
  draw();
  show(
    '您的信息怎样使用',
    counties.length > 1 && el('label', { for: 'county' }, '向哪个县提出'),
    counties.length > 1 && chosen,
    list,
    button('知道了，继续', () => {
      draft.county = chosen.value;
      keepDraft(draft);
      go();
    }),
    button('返回', back, 'other'),
  );
}

/** 什么事 — and what has been answered often enough to be read at once. */
export function aboutStep(form: Form, draft: OpenDraft, leave: () => void): void {
  const kind = el('select', { id: 'kind' }, el('option', { value: '' }, '请选择'));
  for (const each of EVERY_PETITION_KIND) kind.append(el('option', { value: each }, PETITION_KINDS[each]));
  kind.value = draft.kind;
  const school = schoolField(form, draft);
  const known = el('div', {});
  const said = status();
  const draw = async () => {
    known.textContent = '';
    if (kind.value === '') return;
    const reply = await answers(draft.county, kind.value, () => {});
    if (reply.is !== 'done' || reply.data.rows.length === 0) return;
    known.append(
      el('p', { class: 'g-label' }, '先看看有没有现成的答复'),
      ...reply.data.rows.map(({ title, body }) =>
        el('details', {}, el('summary', {}, title), el('p', { class: 'g-words' }, body)),
      ),
    );
  };
  kind.addEventListener('change', () => {
    draft.kind = EVERY_PETITION_KIND.find((each) => each === kind.value) ?? '';
    keepDraft(draft);
    void draw();
  });
  show(
    '什么事',
    el('label', { for: 'kind' }, '要办的事'),
    kind,
    el('label', { for: 'school-words' }, '涉及哪所学校（可以不选）'),
    ...school,
    known,
    said,
    button('没有解决，继续填写', () => {
      if (draft.kind === '') said.textContent = '请先选要办的事';
      else wordsStep(form, draft, leave);
    }),
    button('返回', leave, 'other'),
  );
  void draw();
}

/** Hundreds of schools: part of the name first, then the one that is meant. */
function schoolField({ schools }: Form, draft: OpenDraft): readonly HTMLElement[] {
  const own = schools.filter(({ county }) => county === draft.county);
  const words = el('input', {
    id: 'school-words',
    placeholder: '写学校名称的一部分',
    autocomplete: 'off',
    maxlength: 30,
  });
  const chosen = el('select', { 'aria-label': '选择学校' });
  const draw = () => {
    const fitting = own.filter(({ name }) => name.includes(words.value.trim()));
    chosen.textContent = '';
    chosen.append(el('option', { value: '' }, fitting.length === 0 ? '没有这样的学校，可以写在内容里' : '不选'));
    for (const { path, name } of fitting) chosen.append(el('option', { value: path }, name));
    chosen.value = fitting.some(({ path }) => path === draft.school) ? draft.school : '';
    if (words.value.trim() !== '' && fitting.length === 1) chosen.value = fitting[0]?.path ?? '';
    draft.school = chosen.value;
  };
  words.addEventListener('input', draw);
  chosen.addEventListener('change', () => {
    draft.school = chosen.value;
    keepDraft(draft);
  });
  draw();
  return [words, chosen];
}

/** 您是谁、什么事 — and sent, once the puzzle is solved. */
function wordsStep(form: Form, draft: OpenDraft, leave: () => void): void {
  const box = (name: 'name' | 'phone' | 'child', more: object = {}) => {
    const input = el('input', { id: name, autocomplete: 'off', ...more });
    input.value = draft[name];
    input.addEventListener('input', () => {
      draft[name] = input.value;
      keepDraft(draft);
    });
    return input;
  };
  const relation = el('select', { id: 'relation' }, el('option', { value: '' }, '请选择'));
  for (const each of ASKERS) relation.append(el('option', { value: each }, each));
  relation.value = draft.relation;
  relation.addEventListener('change', () => {
    draft.relation = relation.value;
    keepDraft(draft);
  });
  const content = el('textarea', { id: 'content', rows: 7, maxlength: LONGEST.content });
  content.value = draft.content;
  content.addEventListener('input', () => {
    draft.content = content.value;
    keepDraft(draft);
  });
  const said = status();
  const work = el('div', {});
  const submit = async () => {
    const [fault] = objectionsToWords(draft);
    if (fault !== undefined) {
      said.textContent = fault.message;
      document.getElementById(fault.field ?? '')?.focus();
      return;
    }
    go.disabled = true;
    said.textContent = '';
    const puzzle = await workFor(work, 'omit');
    if (puzzle !== undefined) await sendWith(puzzle);
    go.disabled = false;
  };
  const sendWith = async (puzzle: NonNullable<Awaited<ReturnType<typeof workFor>>>) => {
    const { county, kind, school, request, name, phone, child } = draft;
    const words = { name, phone, relation: draft.relation, child, content: draft.content };
    const body = { ...words, county, kind, request, notice: form.version, puzzle, ...(school !== '' && { school }) };
    // Kind and relation were chosen from the lists the server knows.
    const reply = await send(body as Parameters<typeof send>[0], (text) => {
      said.textContent = text;
    });
    work.textContent = '';
    if (reply.is !== 'done') {
      said.textContent = reply.message;
      return;
    }
    dropDraft();
    receiptStep(reply.data, phone, leave);
  };
  const go = button('提交', () => void submit());
  show(
    '写清楚，好办理',
    el('label', { for: 'name' }, '您的姓名'),
    box('name', { maxlength: LONGEST.name }),
    el('label', { for: 'phone' }, '您的电话（答复时联系，查询要用后四位）'),
    box('phone', { inputmode: 'tel', maxlength: 20 }),
    el('label', { for: 'relation' }, '您是学生的'),
    relation,
    el('label', { for: 'child' }, '学生姓名、班级（可以不填）'),
    box('child', { maxlength: LONGEST.child }),
    el('label', { for: 'content' }, '什么事、到了哪一步、希望怎样解决'),
    content,
    el('p', { class: 'g-quiet' }, '请不要写身份证号，需要时会当面核对。'),
    said,
    work,
    go,
    button('返回', () => aboutStep(form, draft, leave), 'other'),
  );
}
