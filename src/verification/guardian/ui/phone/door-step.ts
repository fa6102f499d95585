import { button, el, show, status } from '#src/web/light/element.ts';
import { openSheet, type Sheet } from './talk.ts';

/** 打开 — the code, from the QR or typed, and the second proof. */
export function doorStep(scanned: string, why: string | undefined, opened: (code: string, sheet: Sheet) => void): void {
  const code = el('input', { id: 'code', autocomplete: 'off', autocapitalize: 'characters', maxlength: 60 });
  const proof = el('input', { id: 'proof', autocomplete: 'off', maxlength: 12, 'aria-describedby': 'proof-hint' });
  const said = status();
  said.textContent = why ?? '';
  const open = async () => {
    const given = scanned === '' ? code.value.trim() : scanned;
    if (given === '' || proof.value.trim().length < 4) {
      said.textContent =
        given === '' ? '请先扫纸上的二维码，或输入纸上的编码' : '请填四位手机尾号，或纸上的六位核对密码';
      return;
    }
    go.disabled = true;
    said.textContent = '正在打开…';
    const reply = await openSheet(given, proof.value.trim(), (words) => {
      said.textContent = words;
    });
    go.disabled = false;
    if (reply.is === 'done') opened(given, reply.data);
    else said.textContent = reply.message;
  };
  const go = button('打开', () => void open());
  const form = el('form');
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void open();
  });
  if (scanned === '') form.append(el('label', { for: 'code' }, '核对表编码（纸上二维码下面，RJ 开头）'), code);
  form.append(
    el('label', { for: 'proof' }, '手机尾号或核对密码'),
    proof,
    el(
      'p',
      { id: 'proof-hint', class: 'g-quiet' },
      '填登记在校的监护人手机号后四位，或纸上印的六位核对密码。错五次会锁住',
    ),
    said,
    go,
  );
  show('核对孩子的学籍信息', form);
}
