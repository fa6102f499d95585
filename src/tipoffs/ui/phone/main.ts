import { button, el, show } from '#src/web/light/element.ts';
import { aboutStep } from './about-step.ts';
import { newDraft } from './draft.ts';
import { followStep } from './follow-step.ts';
import { form } from './talk.ts';
import '#src/web/light/light.css';

/** 学籍管理举报 — for whoever must not be found: no account, no cookie, nothing kept in the browser. */
function begin(): void {
  show(
    '学籍管理举报',
    el('p', {}, '虚假建籍、重复建籍、空挂学籍、不接续学籍、违规转学、推诿不办、谋利、泄露信息，都可以在这里举报。'),
    el(
      'ul',
      {},
      el('li', {}, '不用登录，不用留姓名。'),
      el('li', {}, '您写的内容在这部手机上加密，只有举报查办员打得开；管系统的人、学校、局里其他人都看不到。'),
      el('li', {}, '不记您的地址、手机型号和时刻，只记是哪一天收到的。'),
      el('li', {}, '提交后给您一个回执码，凭它看办到哪一步、和查办员来回通信。'),
    ),
    el(
      'p',
      { class: 'g-warning' },
      '请不要用学校的网络、学校的电脑或单位的手机举报：管那个网络、那台电脑的人可能看到您打开过这一页。最好用自己的手机、自己的流量，用浏览器的无痕窗口；用完关掉。',
    ),
    button('我要举报', () => void ask()),
    button('凭回执码查看', () => followStep(begin), 'other'),
    el('p', { class: 'g-quiet' }, '要办事、咨询、催办，请走', el('a', { href: '/petition' }, '学籍诉求'), '。'),
  );
}

async function ask(): Promise<void> {
  show('正在打开…', el('p', { role: 'status' }, '请稍候'));
  const given = await form();
  if (given === undefined || given.counties.length === 0) {
    show(
      '暂时打不开',
      el('p', {}, '网络不好，或者系统正在维护。也可以打 12388 举报。'),
      button('再试一次', () => void ask()),
      button('返回', begin, 'other'),
    );
    return;
  }
  aboutStep(given, newDraft(), begin);
}

begin();
