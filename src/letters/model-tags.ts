import type { Objection } from '#src/organization/objection.ts';
import type { LetterTemplate } from './letter-template.ts';

/** 公共标记 — what every Word model may use beside the declared fields of its template, and what each is. */
export const MODEL_TAGS = {
  发文机关标志: '红色的发文机关名称',
  发文字号: '签发时编定的文号',
  签发人: '报告的签发人',
  标题: '标题',
  主送机关: '主送',
  正文: '正文各段，用 {#正文}{文字}{/正文} 逐段列出',
  黑体: '一、开头的小标题，写在正文里',
  楷体: '（一）开头的小标题，写在正文里',
  仿宋: '其他各段，写在正文里',
  文字: '一段的文字',
  附件说明: '附件名称，逐个列出',
  名称: '一个附件的名称',
  落款: '发文机关署名',
  成文日期: '签发的日期',
  联系人: '联系人和电话',
  抄送: '抄送的单位',
  印发日期: '印发日期',
  附表: '附表，整张表',
  回执: '回执，要回执的公文才有',
  回执对象: '回执给谁',
  回执事由: '回执的是哪份公文',
  结果: '回执可以勾选的结果',
} as const;

/** Without these it would be no letter. */
const NEEDED = ['发文字号', '标题', '正文', '文字', '落款', '成文日期'] as const;

/** 一个标记 as it stands in a model: `{#正文}` opens, `{/正文}` closes, `{标题}` stands alone. */
export interface ModelTag {
  readonly name: string;
  readonly part: 'open' | 'close' | 'alone';
}

/** 核对标记 — each tag of an uploaded model that nothing fills, and each that no letter can do without, by name. */
export function objectionsToModel(marks: readonly ModelTag[], template: LetterTemplate): readonly Objection[] {
  const tags = marks.map(({ name }) => name);
  const fields = template.fields.map(({ name }) => name);
  const known = new Set([...Object.keys(MODEL_TAGS), ...fields]);
  const strange = [...new Set(tags)].filter((tag) => !known.has(tag));
  const absent = NEEDED.filter((tag) => !tags.includes(tag));
  return [
    ...objectionsToPairs(marks),
    ...strange.map((tag) => ({
      code: 'strange-tag',
      message: `文件里的标记“{${tag}}”没有内容可填。请改成下面列出的标记，或删去（检查有没有打错字）`,
    })),
    ...absent.map((tag) => ({
      code: 'absent-tag',
      message: `文件里没有标记“{${tag}}”（${MODEL_TAGS[tag]}），印出来会缺这一项。请在原来的位置补上`,
    })),
  ];
}

/** What is opened is closed, and in the right order. */
function objectionsToPairs(marks: readonly ModelTag[]): readonly Objection[] {
  const open: string[] = [];
  for (const { name, part } of marks) {
    if (part === 'open') open.push(name);
    if (part === 'close' && open.pop() !== name) return [unpaired(name)];
  }
  return open.map(unpaired);
}

function unpaired(name: string): Objection {
  return {
    code: 'unpaired',
    message: `标记“{#${name}}”和“{/${name}}”没有成对，或与别的标记交叉。请在 Word 里补上、摆正`,
  };
}
