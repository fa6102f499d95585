import type { House, LetterKind } from './letter.ts';
import type { LetterTemplate } from './letter-template.ts';

const FOR: readonly {
  readonly kind: LetterKind;
  readonly name: string;
  readonly title: string;
  readonly body: string;
}[] = [
  { kind: 'letter', name: '函', title: '关于{事由}的函', body: '现就{事由}函告如下。' },
  { kind: 'report', name: '报告', title: '关于{事由}的报告', body: '现将{事由}的情况报告如下。' },
  { kind: 'circular', name: '通报', title: '关于{事由}的通报', body: '现将{事由}的情况通报如下。' },
  { kind: 'notice', name: '通知', title: '关于{事由}的通知', body: '现就{事由}有关事项通知如下。' },
];

const FROM: readonly { readonly house: House; readonly kinds: readonly LetterKind[] }[] = [
  { house: 'county', kinds: ['letter', 'report', 'circular', 'notice'] },
  { house: 'central-school', kinds: ['letter', 'report', 'circular', 'notice'] },
  { house: 'head', kinds: ['letter', 'report', 'notice'] },
  { house: 'township', kinds: ['letter', 'report'] },
  { house: 'city-inspector', kinds: ['letter', 'circular', 'notice'] },
];

/** 一般公文 — of no matter of ours: the drafter says what it is about, and writes the rest. */
export const PLAIN_LETTERS: readonly LetterTemplate[] = FROM.flatMap(({ house, kinds }) =>
  FOR.filter(({ kind }) => kinds.includes(kind)).map(({ kind, name, title, body }) => ({
    ...{ key: `plain.${house}.${kind}`, kind, house, name: `一般${name}`, title, body: [body] },
    free: true as const,
    fields: [{ name: '事由', example: '报送学籍信息核查情况' }],
  })),
);
