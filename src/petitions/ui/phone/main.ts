import { button, el, show } from '#src/web/light/element.ts';
import { draftOf } from './draft.ts';
import { followStep } from './follow-step.ts';
import { aboutStep, noticeStep } from './form-steps.ts';
import { form } from './talk.ts';
import '#src/web/light/light.css';

/** 学籍诉求 — for whoever has something to ask, without an account. */
function begin(): void {
  show(
    '学籍诉求',
    el(
      'p',
      {},
      '查询学籍、转学、信息更正、入学、休学复学……有事办不成，或者对办理不满意，在这里提出，县教育部门限期答复。',
    ),
    button('提出诉求', () => void ask()),
    button('查询办理情况', () => followStep(begin), 'other'),
    el(
      'p',
      { class: 'g-quiet' },
      '要反映工作人员违纪，请走',
      el('a', { href: '/tip-off' }, '学籍管理举报'),
      '，可以匿名，学校看不到。',
    ),
  );
}

async function ask(): Promise<void> {
  show('正在打开…', el('p', { role: 'status' }, '请稍候'));
  const given = await form();
  if (given === undefined || given.counties.length === 0) {
    show(
      '暂时打不开',
      el('p', {}, '网络不好，或者系统正在维护。'),
      button('再试一次', () => void ask()),
      button('返回', begin, 'other'),
    );
    return;
  }
  const draft = draftOf();
  noticeStep(given, draft, () => aboutStep(given, draft, begin), begin);
}

begin();
