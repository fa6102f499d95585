import { button, el, show } from '#src/web/light/element.ts';
import { checkSteps } from './check-steps.ts';
import { confirmStep } from './confirm-step.ts';
import { doorStep } from './door-step.ts';
import { type Draft, draftOf, dropDraft, keepDraft } from './draft.ts';
import { noticeStep } from './notice-step.ts';
import { receiptStep } from './receipt-step.ts';
import type { Sheet } from './talk.ts';
import '#src/web/light/light.css';

/** 家长核对页 — opened by the code behind `#`, which no server ever sees in an address. */
function begin(why?: string): void {
  let code = location.hash.slice(1);
  try {
    code = decodeURIComponent(code);
  } catch {
    // as it stands
  }
  doorStep(code.trim(), why, opened);
}

function opened(code: string, sheet: Sheet): void {
  const { receipt, closed } = sheet;
  const check = () => {
    const draft = draftOf(code);
    noticeStep(sheet, () => walk(code, sheet, draft));
  };
  if (receipt !== undefined && sheet.question === undefined) {
    receiptStep(sheet, receipt, closed === undefined ? check : undefined);
  } else if (closed === undefined) check();
  else
    show(
      '不能在手机上提交',
      el('p', {}, closed),
      button('返回', () => begin(), 'other'),
    );
}

function walk(code: string, sheet: Sheet, draft: Draft): void {
  const keep = () => keepDraft(code, draft);
  const check = () => checkSteps(sheet, draft, keep, confirm);
  const confirm = () =>
    confirmStep(sheet, draft, {
      keep,
      back: check,
      expired: begin,
      sent: (receipt) => {
        dropDraft(code);
        receiptStep(sheet, receipt, undefined);
      },
    });
  check();
}

window.addEventListener('hashchange', () => begin());
begin();
