import { closeSync, readSync } from 'node:fs';
import { type WordLine, writeDocx } from '#src/documents/write-docx.ts';
import { writtenFile } from '#src/platform/written-file.ts';
import { LETTER_KINDS } from '../letter.ts';
import type { LetterTemplate } from '../letter-template.ts';

/** 三号仿宋, 28.95 pt a line: 22 lines a page. */
const BODY = { font: '仿宋_GB2312', size: 16, pitch: 28.95 } as const;
const TITLE = { font: '方正小标宋简体', size: 22, pitch: 34, align: 'center' } as const;
const RED = 'D7000F';
const PAGE = { top: 37, left: 28, right: 26, bottom: 35, footer: 26 } as const;

/**
 * 默认版式 — the Word model that the county may download, change in Word and bring back: the page of GB/T 9704 with the tags in
 * their places. Fonts are named as an office names them; a machine without them shows its own.
 */
export async function defaultModel({ kind, receipt }: LetterTemplate): Promise<Buffer> {
  const { form } = LETTER_KINDS[kind];
  const lines = [...HEADS[form], ...TEXT, ...FEET[form], ...(receipt === undefined ? [] : SLIP)];
  const written = await writtenFile(async (path) => {
    await writeDocx(path, PAGE, lines);
    return undefined;
  });
  if ('message' in written) throw new Error(written.message);
  const bytes = Buffer.alloc(written.size);
  readSync(written.fd, bytes, 0, bytes.length, 0);
  closeSync(written.fd);
  return bytes;
}

const line = (text: string, more: Partial<WordLine> = {}): WordLine => ({ ...BODY, text, ...more });
const EMPTY = line('');
const MARK = { font: '方正小标宋简体', color: RED, align: 'center' } as const;

const HEADS: Readonly<Record<'letter' | 'red-head' | 'plain', readonly WordLine[]>> = {
  letter: [
    { ...MARK, text: '{发文机关标志}', size: 36, below: { kind: 'thickThinMediumGap', color: RED, weight: 3 } },
    line('{发文字号}', { align: 'right' }),
    EMPTY,
    { ...TITLE, text: '{标题}' },
    EMPTY,
  ],
  'red-head': [
    EMPTY,
    EMPTY,
    { ...MARK, text: '{发文机关标志}', size: 42 },
    EMPTY,
    line('{发文字号}　　{签发人}', { align: 'center', below: { kind: 'single', color: RED, weight: 1.5 } }),
    EMPTY,
    { ...TITLE, text: '{标题}' },
    EMPTY,
  ],
  plain: [line('{发文字号}', { align: 'right' }), EMPTY, { ...TITLE, text: '{标题}' }, EMPTY],
};

const INDENT = { firstIndent: 2 } as const;

/** Each paragraph in the face of its rank. */
const ranked = (rank: string, font: string): readonly WordLine[] => [
  line(`{#${rank}}`),
  line('{文字}', { ...INDENT, font }),
  line(`{/${rank}}`),
];

const TEXT: readonly WordLine[] = [
  line('{主送机关}'),
  line('{#正文}'),
  ...ranked('黑体', '黑体'),
  ...ranked('楷体', '楷体_GB2312'),
  ...ranked('仿宋', '仿宋_GB2312'),
  line('{/正文}'),
  line('{#附件说明}'),
  line('{名称}', INDENT),
  line('{/附件说明}'),
  EMPTY,
  EMPTY,
  line('{落款}', { align: 'right', rightIndent: 3, keepsNext: true }),
  line('{成文日期}', { align: 'right', rightIndent: 4 }),
  line('{联系人}', INDENT),
];

const RULE = { kind: 'single', color: '000000', weight: 1 } as const;

const FEET: Readonly<Record<'letter' | 'red-head' | 'plain', readonly WordLine[]>> = {
  letter: [line('{抄送}'), line('{附表}')],
  'red-head': [
    line('{附表}'),
    line('{抄送}', { size: 14, above: RULE }),
    line('{落款}　　　　　　　　{印发日期}', { size: 14, above: RULE, below: RULE }),
  ],
  plain: [line('{附表}')],
};

/** 回执, on a page of its own. */
const SLIP: readonly WordLine[] = [
  line('{#回执}'),
  { ...TITLE, text: '回　执', newPage: true },
  line('{回执对象}：'),
  line('你单位{回执事由}收悉。经核实（在方框内打“√”）：', INDENT),
  line('{#结果}'),
  line('□ {文字}', INDENT),
  line('{/结果}'),
  line('其他需要说明的情况：', INDENT),
  EMPTY,
  line('单位（盖章）：', { leftIndent: 12 }),
  line('经办人：　　　　　　联系电话：', { leftIndent: 12 }),
  line('年　　月　　日', { align: 'right', rightIndent: 2 }),
  line('{/回执}'),
];
