import { button, el, show, status } from '#src/web/light/element.ts';
import { SHEET_CELLS } from '../../../sheets/sheet-layout.ts';
import { LONGEST_REMARK, SIGNERS } from '../../answer.ts';
import { titleWith } from './check-steps.ts';
import type { Draft } from './draft.ts';
import { signPad } from './sign-pad.ts';
import { type Receipt, type Sheet, sendAnswer } from './talk.ts';

interface Ends {
  readonly keep: () => void;
  readonly back: () => void;
  readonly sent: (receipt: Receipt) => void;
  readonly expired: (message: string) => void;
}

/** 确认并签名 — what is otherwise, who signs, and the hand. */
export function confirmStep(sheet: Sheet, draft: Draft, ends: Ends): void {
  const changes = SHEET_CELLS.filter(({ name }) => draft.cells[name] !== undefined);
  const pad = signPad();
  const said = status();
  const remark = el('textarea', { id: 'remark', maxlength: LONGEST_REMARK, rows: 2 });
  remark.value = draft.remark;
  remark.addEventListener('input', () => {
    draft.remark = remark.value;
    ends.keep();
  });
  const signer = el('select', { id: 'signer' }, el('option', { value: '' }, '请选择'));
  for (const words of SIGNERS) signer.append(el('option', { value: words }, words));
  signer.value = draft.signer;
  signer.addEventListener('change', () => {
    draft.signer = signer.value;
    ends.keep();
  });
  const send = button('签好了，提交', () => void submit());
  const submit = async () => {
    const chosen = SIGNERS.find((each) => each === signer.value);
    if (chosen === undefined || pad.isBlank()) {
      said.textContent = chosen === undefined ? '请选您与孩子的关系' : '请在框里手写签名';
      return;
    }
    send.disabled = true;
    said.textContent = '正在发送…';
    const { cells, remark: words } = draft;
    const body = {
      cells,
      remark: words,
      signer: chosen,
      signature: pad.picture(),
      seen: sheet.revision,
      notice: sheet.notice.version,
    };
    const reply = await sendAnswer(body, draft.key, (text) => {
      said.textContent = text;
    });
    send.disabled = false;
    if (reply.is === 'done') ends.sent(reply.data);
    else if (reply.is === 'expired') ends.expired(reply.message);
    else said.textContent = reply.message;
  };
  show(
    changes.length === 0 ? '没有要改的' : `要改 ${changes.length} 项`,
    changes.length === 0
      ? el('p', {}, `您核对过 ${sheet.name} 的全部信息，都对。`)
      : el(
          'dl',
          { class: 'g-notice' },
          ...changes.flatMap((cell) => [
            el('dt', {}, titleWith(cell)),
            el('dd', {}, `改为：${draft.cells[cell.name] ?? ''}`),
          ]),
        ),
    el('label', { for: 'remark' }, '其他要告诉学校的（可以不写）'),
    remark,
    el('label', { for: 'signer' }, '您是孩子的'),
    signer,
    el('p', { class: 'g-label' }, '手写签名'),
    pad.element,
    button('重签', pad.clear, 'other'),
    said,
    send,
    button('回去再看', ends.back, 'other'),
  );
}
