import type { LocalDate } from '#src/kernel/local-date.ts';
import { LETTER_KINDS, type Letter, type LetterContent } from '../letter.ts';
import type { LetterTemplate } from '../letter-template.ts';
import { titleLines } from '../title-lines.ts';
import type { LetterPaper, LetterParagraph } from './letter-paper.ts';

/** What a letter is printed from, beside the letter itself. */
export interface PaperParts {
  readonly letter: Letter;
  readonly content: LetterContent;
  readonly template: LetterTemplate | undefined;
  readonly copies: readonly string[];
  readonly signer: string | undefined;
  readonly demo: boolean;
  /** Of a draft, which has no day yet. */
  readonly today: LocalDate;
}

/** 印件 — the letter as it is printed. Of the same parts always the same paper. */
export function paperOf({ letter, content, template, copies, signer, demo, today }: PaperParts): LetterPaper {
  const { form } = LETTER_KINDS[letter.kind];
  const date = letter.signedOn ?? today;
  const day = letter.signedOn === undefined ? '（签发日期）' : dayInFull(letter.signedOn);
  return {
    form,
    mark: form === 'red-head' ? `${content.house}文件` : content.house,
    number: letter.number ?? '（签发时编号）',
    signer: letter.kind === 'report' ? (signer ?? '') : '',
    title: titleLines(letter.title),
    addressee: content.addressee,
    body: content.body.map(paragraphOf),
    enclosures: content.enclosures,
    ...{ house: content.house, day, contact: content.contact, copies: copies.join('，') },
    printed: letter.signedOn === undefined ? '' : `${day}印发`,
    annexes: content.annexes,
    receipt: slipOf(letter, content, template),
    across: letter.state === 'draft' ? '草稿' : letter.state === 'void' ? '作废' : demo ? '演示数据' : '',
    date: [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))],
  };
}

/** `2025年3月12日`: Arabic figures without leading zeros. */
export function dayInFull(day: LocalDate): string {
  return `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
}

/** 一、 is set in 黑体, （一） in 楷体; a long paragraph that begins so is none of them. */
export function paragraphOf(text: string): LetterParagraph {
  const short = text.length <= LONGEST_HEADING;
  const rank =
    short && /^[一二三四五六七八九十]+、/.test(text) ? 1 : short && /^（[一二三四五六七八九十]+）/.test(text) ? 2 : 0;
  return { text: shorter(text), rank };
}

const LONGEST_HEADING = 40;

/** A row of stars as long as the number would tear its line apart. */
function shorter(text: string): string {
  return text.replace(/\*{7,}/g, '******');
}

function slipOf({ number, title }: Letter, { house }: LetterContent, template: LetterTemplate | undefined) {
  if (template?.receipt === undefined) return undefined;
  const outcomes = Object.values(template.receipt.outcomes);
  const named = number === undefined ? '' : `（${number}）`;
  return { to: house, about: `《${title}》${named}`, outcomes };
}
