import { masked } from '#src/registry/masking.ts';
import { withNumbersInStars } from './clear-numbers.ts';
import type { House, LetterKind } from './letter.ts';

/** 要素 — what the matter knows and the letter says. Its name is its tag: `{学生}`. */
export interface LetterField {
  readonly name: string;
  /** 号码: masked wherever the letter is read; in full only on the 密件附页, for a reason that is written down. */
  readonly secret?: true;
  /** For the preview of the template. */
  readonly example: string;
}

/** 回执 — what may come back, in the words of the slip. */
export interface ReceiptShape {
  readonly outcomes: Readonly<Record<string, string>>;
  /** Working days from the day it was sent, after which it is asked after. */
  readonly days: number;
}

/** 公文模板 — declared by the folder whose matter it is about, as data; the county may word it anew, version by version. */
export interface LetterTemplate {
  /** `continuity.inquiry`; stays for ever. */
  readonly key: string;
  readonly kind: LetterKind;
  readonly name: string;
  /** In whose name it goes out, and who signs. */
  readonly house: House;
  readonly title: string;
  /** 主送机关; absent: the names of those it goes to. */
  readonly addressee?: string;
  /** One text a paragraph; 一、（一）1. at its beginning make a heading. */
  readonly body: readonly string[];
  readonly enclosures?: readonly string[];
  readonly fields: readonly LetterField[];
  readonly receipt?: ReceiptShape;
  /** 一般公文: drafted out of no matter, by whoever has a desk for letters. */
  readonly free?: true;
}

/** What of a template the county may word anew. */
export interface LetterText {
  readonly title: string;
  readonly body: readonly string[];
}

const TAG = /\{([^{}]+)\}/g;

/** The tags of a text, each once. */
export function tagsOf(text: string): readonly string[] {
  return [...new Set([...text.matchAll(TAG)].map(([, name]) => name ?? ''))];
}

/** The text with its tags filled in; a secret one in stars, and so any number that stands in another. A tag that nothing fills stays as it is, to be seen. */
export function filledIn(text: string, template: LetterTemplate, fields: Readonly<Record<string, string>>): string {
  const secret = new Set(template.fields.filter((field) => field.secret).map(({ name }) => name));
  return text.replace(TAG, (tag, name: string) => {
    const value = fields[name];
    if (value === undefined) return tag;
    return secret.has(name) ? masked(value) : withNumbersInStars(value);
  });
}

/** The declared fields that were not given: our own mistake, never a registrar's. */
export function fieldsMissing(template: LetterTemplate, fields: Readonly<Record<string, string>>): readonly string[] {
  return template.fields.map(({ name }) => name).filter((name) => fields[name] === undefined);
}

/** 第 0 版: the declared text. */
export function declaredText({ title, body }: LetterTemplate): LetterText {
  return { title, body };
}

export function templateOf(templates: readonly LetterTemplate[], key: string): LetterTemplate | undefined {
  return templates.find((template) => template.key === key);
}
