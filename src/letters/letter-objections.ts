import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Objection } from '#src/organization/objection.ts';
import { hasClearNumber } from './clear-numbers.ts';
import { LETTER_DEEDS, LETTER_STATES, type Letter, type LetterDeed } from './letter.ts';

export const STALE: Objection = { code: 'stale', message: '刚被别人改过，请刷新后再办' };

/** What stands against doing this to it now. */
export function objectionsToDeed(
  { state, revision }: Pick<Letter, 'state' | 'revision'>,
  deed: LetterDeed,
  seen: number,
): readonly Objection[] {
  const { title, from } = LETTER_DEEDS[deed];
  if (!(from as readonly string[]).includes(state)) {
    return [{ code: 'state', message: `这份公文${LETTER_STATES[state]}，不能再${title}。请刷新后看现在的状态` }];
  }
  return revision === seen ? [] : [STALE];
}

/** 签发人不是拟稿人, where somebody else could sign. */
export function objectionsToSigner(
  drafter: string | undefined,
  signer: string,
  others: readonly string[],
): readonly Objection[] {
  if (drafter !== signer || others.length === 0) return [];
  const message = `拟稿人不能签发自己拟的公文，请由${others.slice(0, 3).join('、')}签发`;
  return [{ code: 'own', message }];
}

/** 发出日期: not before it was signed, and not to come. */
export function objectionsToSending({ signedOn }: Letter, on: LocalDate, today: LocalDate): readonly Objection[] {
  if (on > today) return [{ code: 'day', message: '发出日期还没有到，发出以后再登记', field: 'on' }];
  if (signedOn !== undefined && on < signedOn) {
    return [{ code: 'day', message: `发出日期早于成文日期 ${signedOn}，请核对`, field: 'on' }];
  }
  return [];
}

/** 收到回执的日期: not before it went out, and not to come. */
export function objectionsToReceipt({ sentOn }: Letter, on: LocalDate, today: LocalDate): readonly Objection[] {
  if (on > today) return [{ code: 'day', message: '收到回执的日期还没有到，收到以后再登记', field: 'on' }];
  if (sentOn !== undefined && on < sentOn) {
    return [{ code: 'day', message: `收到回执的日期早于发出日期 ${sentOn}，请核对`, field: 'on' }];
  }
  return [];
}

const LONGEST = { title: 100, paragraph: 3000, paragraphs: 80, addressee: 200 } as const;

/** What stands against these words: nothing empty, nothing endless, and no number in clear. */
export function objectionsToWords(words: {
  readonly title: string;
  readonly addressee: string;
  readonly body: readonly string[];
}): readonly Objection[] {
  return [...objectionsToTitle(words.title), ...objectionsToRest(words)];
}

function* objectionsToTitle(title: string): Iterable<Objection> {
  if (title.trim() === '') yield { code: 'empty', message: '请写标题', field: 'title' };
  if (title.length > LONGEST.title) yield { code: 'long', message: `标题最多 ${LONGEST.title} 字`, field: 'title' };
  if (hasClearNumber(title)) yield { ...CLEAR, field: 'title' };
}

function* objectionsToRest({ addressee, body }: { readonly addressee: string; readonly body: readonly string[] }) {
  if (addressee.length > LONGEST.addressee) {
    yield { code: 'long', message: `主送最多 ${LONGEST.addressee} 字`, field: 'addressee' };
  }
  if (body.every((paragraph) => paragraph.trim() === '')) yield { code: 'empty', message: '请写正文', field: 'body' };
  if (body.length > LONGEST.paragraphs || body.some(({ length }) => length > LONGEST.paragraph)) {
    yield { code: 'long', message: '正文太长，请把清单列为附件', field: 'body' };
  }
  if (body.some(hasClearNumber)) yield { ...CLEAR, field: 'body' };
}

const CLEAR: Objection = {
  code: 'clear-number',
  message: '公文里不写完整的身份证号、学籍号、电话。请以星号代替；对方确需号码的，另附密件附页',
};
