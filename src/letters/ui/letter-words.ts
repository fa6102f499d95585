import { dayInWords, shortDay } from '#src/web/dates.ts';
import { DISPATCH_WAYS, LETTER_STATES } from '../letter.ts';
import type { LetterLine } from './answers.ts';

/** Where it stands, in one line: 已发出（3月20日 邮寄，3月27日前回执） */
export function standingOf(line: LetterLine): string {
  const { state, sentOn, sentWay, receiptDue, receiptOn, receiptWords, signedOn, number, voidReason } = line;
  if (state === 'void') return `${number === undefined ? '已撤稿' : '已作废'}：${voidReason ?? ''}`;
  const words = {
    draft: '',
    signed: signedOn && dayInWords(signedOn),
    sent: [
      sentOn && `${shortDay(sentOn)} ${sentWay === undefined ? '' : DISPATCH_WAYS[sentWay]}`,
      receiptDue && `${shortDay(receiptDue)}前回执`,
    ]
      .filter(Boolean)
      .join('，'),
    answered: `${receiptWords ?? ''}${receiptOn === undefined ? '' : `，${shortDay(receiptOn)}`}`,
    archived: receiptWords ?? '',
  }[state];
  return words ? `${LETTER_STATES[state]}（${words}）` : LETTER_STATES[state];
}
