import type { Objection } from '#src/organization/objection.ts';
import { objectionsToWords } from './letter-objections.ts';
import { type LetterTemplate, type LetterText, tagsOf } from './letter-template.ts';

/** Tags that every letter knows beside its declared fields. */
export const COMMON_TAGS = ['发文机关', '主送机关'] as const;

/** 核对文本 — each tag that nothing fills, by name; and what stands against the words of any letter. */
export function objectionsToText({ title, body }: LetterText, template: LetterTemplate): readonly Objection[] {
  const known = new Set<string>([...COMMON_TAGS, ...template.fields.map(({ name }) => name)]);
  const strange = tagsOf([title, ...body].join('\n')).filter((tag) => !known.has(tag));
  return [
    ...strange.map((tag) => ({
      code: 'strange-tag',
      message: `“{${tag}}”没有内容可填，印出来会原样留在公文里。请改用列出的要素，或删去`,
      field: title.includes(`{${tag}}`) ? 'title' : 'body',
    })),
    ...objectionsToWords({ title, addressee: '', body }),
  ];
}

/** 没有用到的要素: no fault, but whoever wrote it may have forgotten them. */
export function unusedFields({ title, body }: LetterText, template: LetterTemplate): readonly string[] {
  const used = new Set(tagsOf([title, ...body].join('\n')));
  return template.fields.map(({ name }) => name).filter((name) => !used.has(name));
}
