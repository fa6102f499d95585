import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Office } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';

interface KindShape {
  readonly title: string;
  /** What the 机关代字 of the house is followed by in the number: 西教体 + 函. Kinds of one mark share one series. */
  readonly mark: string;
  /** 版式 of GB/T 9704: a 函 has its own, 报告 通报 通知 the red head, 证明 the plain page. */
  readonly form: 'letter' | 'red-head' | 'plain';
}

/** 文种 — what is issued, how it is numbered, and in which form it is printed. */
export const LETTER_KINDS = {
  letter: { title: '函', mark: '函', form: 'letter' },
  supervision: { title: '督办函', mark: '督', form: 'letter' },
  report: { title: '报告', mark: '报', form: 'red-head' },
  circular: { title: '通报', mark: '通', form: 'red-head' },
  notice: { title: '通知', mark: '', form: 'red-head' },
  certificate: { title: '证明', mark: '证', form: 'plain' },
} as const satisfies Readonly<Record<string, KindShape>>;

export type LetterKind = keyof typeof LETTER_KINDS;

export const EVERY_LETTER_KIND = Object.keys(LETTER_KINDS) as readonly LetterKind[]; // a literal object's keys

/** 公文状态. A number is given at 签发 and stays with the letter for ever, voided or not. */
export const LETTER_STATES = {
  draft: '拟稿',
  signed: '已签发',
  sent: '已发出',
  answered: '已回执',
  archived: '已归档',
  void: '已作废',
} as const;

export type LetterState = keyof typeof LETTER_STATES;

export const EVERY_LETTER_STATE = Object.keys(LETTER_STATES) as readonly LetterState[]; // a literal object's keys

interface DeedShape {
  readonly title: string;
  readonly from: readonly LetterState[];
  readonly to: LetterState;
}

/** 能办的事 — the whole life of a letter. What is not here cannot be done to it. */
export const LETTER_DEEDS = {
  edit: { title: '改稿', from: ['draft'], to: 'draft' },
  sign: { title: '签发', from: ['draft'], to: 'signed' },
  send: { title: '登记发出', from: ['signed'], to: 'sent' },
  answer: { title: '登记回执', from: ['sent'], to: 'answered' },
  archive: { title: '归档', from: ['sent', 'answered'], to: 'archived' },
  void: { title: '作废', from: ['draft', 'signed', 'sent', 'answered'], to: 'void' },
} as const satisfies Readonly<Record<string, DeedShape>>;

export type LetterDeed = keyof typeof LETTER_DEEDS;

/** 发出方式 */
export const DISPATCH_WAYS = {
  post: '邮寄',
  hand: '专人送达',
  fax: '传真',
  mail: '电子邮件',
  system: '系统内送达',
} as const;

export type DispatchWay = keyof typeof DISPATCH_WAYS;

/** 发文机关的岗位 — whoever holds it signs; who else at the unit may draft and send. */
export const HOUSES = {
  county: { title: '县局', drafters: ['county'] },
  head: { title: '学校', drafters: ['registrar', 'head'] },
  'central-school': { title: '中心校', drafters: ['central-school'] },
  township: { title: '乡镇', drafters: ['township'] },
  'city-inspector': { title: '市局', drafters: ['city-inspector'] },
} as const satisfies Partial<
  Readonly<Record<Office, { readonly title: string; readonly drafters: readonly Office[] }>>
>;

export type House = keyof typeof HOUSES;

export const EVERY_HOUSE = Object.keys(HOUSES) as readonly House[]; // a literal object's keys

/** What a letter belongs to: a case of dropout, an item of supervision. `kind` is the using folder's own word. */
export interface LetterMatter {
  readonly kind: string;
  readonly id: string;
}

/** 主送、抄送. With a unit it reaches the 收文 of that unit's offices; without one it goes out on paper. */
export interface Addressee {
  readonly name: string;
  readonly unit?: UnitPath | undefined;
  /** Absent: those who take in post at a unit of its kind. */
  readonly offices?: readonly Office[] | undefined;
}

/** 公文 — as the register lists it. What it says lies sealed in its content. */
export interface Letter {
  readonly county: string;
  readonly id: string;
  readonly kind: LetterKind;
  readonly template: string;
  /** 文本版本: 0 is the declared text. */
  readonly textVersion: number;
  readonly unit: UnitPath;
  readonly house: House;
  readonly about: LetterMatter | undefined;
  readonly state: LetterState;
  /** 西教体函〔2025〕12号; absent until it is signed. */
  readonly number: string | undefined;
  readonly title: string;
  readonly draftedAt: Date;
  readonly draftedBy: string | undefined;
  readonly signedAt: Date | undefined;
  /** 成文日期 */
  readonly signedOn: LocalDate | undefined;
  readonly signedBy: string | undefined;
  /** Signed by whoever drafted it, because nobody else could. */
  readonly selfSigned: boolean;
  readonly sentOn: LocalDate | undefined;
  readonly sentWay: DispatchWay | undefined;
  /** By when the 回执 is expected; absent without one, or when the calendar of that year is not published. */
  readonly receiptDue: LocalDate | undefined;
  readonly receiptOn: LocalDate | undefined;
  /** A key of the template's outcomes. */
  readonly receiptOutcome: string | undefined;
  readonly voidReason: string | undefined;
  readonly revision: number;
}

/** What is printed, in full: sealed at rest. */
export interface LetterContent {
  /** 主送机关 as printed. */
  readonly addressee: string;
  readonly body: readonly string[];
  readonly enclosures: readonly string[];
  readonly annexes: readonly LetterTable[];
  /** The declared fields as they were given; secret ones in full. */
  readonly fields: Readonly<Record<string, string>>;
  /** 落款 */
  readonly house: string;
  /** 联系人、电话 of whoever deals with it, printed at the foot of a 函; empty for none. */
  readonly contact: string;
}

/** 附表 */
export interface LetterTable {
  readonly title: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Who deals with this house's letters at the unit: drafts, sends, registers what came back. */
export function isOfHouse(
  actor: { readonly office: Office; readonly unit: UnitPath },
  letter: Pick<Letter, 'house' | 'unit'>,
): boolean {
  const drafters: readonly Office[] = HOUSES[letter.house].drafters;
  return actor.unit === letter.unit && drafters.includes(actor.office);
}

/** Who signs for it. */
export function isSignerOf(
  actor: { readonly office: Office; readonly unit: UnitPath },
  letter: Pick<Letter, 'house' | 'unit'>,
): boolean {
  return actor.unit === letter.unit && actor.office === letter.house;
}

/** 发文字号: hexagonal brackets, the full year, no leading zero, no 第 (GB/T 9704). */
export function numberOf(word: string, year: number, sequence: number): string {
  return `${word}〔${year}〕${sequence}号`;
}
