import {
  LoopPlugin,
  RawXmlPlugin,
  type TemplateContext,
  type TemplateData,
  TemplateExtension,
  TemplateHandler,
  TextPlugin,
  type XmlGeneralNode,
  type XmlNode,
  xml,
} from 'easy-template-x';
import { wordTable } from '#src/documents/write-docx.ts';
import type { ModelTag } from '../model-tags.ts';
import type { LetterPaper } from '../print/letter-paper.ts';

/** Text, loops, and the one piece of XML that is ours: no pictures, no links, nothing that the file could bring along. */
function handler(): TemplateHandler {
  const plugins = [new LoopPlugin(), new RawXmlPlugin(), new TextPlugin()];
  const extensions = { beforeCompilation: [new MeantLines()], afterCompilation: [new WithoutHoles()] };
  return new TemplateHandler({ plugins, maxXmlDepth: 60, extensions });
}

/** An empty line that somebody meant is marked, before tags leave empty lines of their own. */
class MeantLines extends TemplateExtension {
  override async execute(_: unknown, { currentPart }: TemplateContext): Promise<void> {
    for (const line of linesWithoutWords(await currentPart.xmlRoot()))
      line.attributes = { ...line.attributes, [MEANT]: '1' };
  }
}

/** A paragraph in which only tags stood, and of which nothing came, is taken out. */
class WithoutHoles extends TemplateExtension {
  override async execute(_: unknown, { currentPart }: TemplateContext): Promise<void> {
    for (const line of linesWithoutWords(await currentPart.xmlRoot())) {
      if (line.attributes?.[MEANT] === undefined) xml.modify.remove(line);
      else line.attributes = Object.fromEntries(Object.entries(line.attributes).filter(([name]) => name !== MEANT));
    }
  }
}

const MEANT = 'meant';

/** Paragraphs without a word, and without anything else to be seen. The last one of a cell is none of them: a cell needs one. */
function linesWithoutWords(root: XmlNode): readonly XmlGeneralNode[] {
  const found: XmlGeneralNode[] = [];
  const walk = (node: XmlNode) => {
    if (node.nodeName === 'w:p' && isWithoutWords(node))
      found.push(node as XmlGeneralNode); // an element has a name of its own
    else for (const child of node.childNodes ?? []) walk(child);
  };
  walk(root);
  return found;
}

function isWithoutWords(paragraph: XmlNode): boolean {
  const siblings = paragraph.parentNode?.childNodes?.filter(({ nodeName }) => nodeName === 'w:p').length ?? 0;
  if (paragraph.parentNode?.nodeName === 'w:tc' && siblings === 1) return false;
  const hasSomething = (node: XmlNode): boolean =>
    SEEN.has(node.nodeName) || wordsOf(node) !== '' || (node.childNodes ?? []).some(hasSomething);
  return !hasSomething(paragraph);
}

const SEEN = new Set(['w:drawing', 'w:pict', 'w:br', 'w:sectPr', 'w:fldChar', 'w:tab']);

function wordsOf(node: XmlNode): string {
  return 'textContent' in node && typeof node.textContent === 'string' ? node.textContent : '';
}

/** The tags of a model, in their order. Throws in the words of the library when a tag is left open. */
export async function tagsOfModel(model: Buffer): Promise<readonly ModelTag[]> {
  return (await handler().parseTags(model)).map(({ name, disposition }) => ({ name, part: PARTS[disposition] }));
}

const PARTS = { Open: 'open', Close: 'close', SelfClosed: 'alone' } as const;

/** 套版 — the letter in the model in force. */
export function filledModel(
  model: Buffer,
  paper: LetterPaper,
  fields: Readonly<Record<string, string>>,
): Promise<Buffer> {
  return handler().process(model, dataOf(paper, fields));
}

function dataOf(paper: LetterPaper, fields: Readonly<Record<string, string>>): TemplateData {
  const lines = (texts: readonly string[]) => texts.map((text) => ({ 文字: text }));
  return {
    ...fields,
    ...{ 发文机关标志: paper.mark, 发文字号: paper.number, 标题: paper.title.join('') },
    签发人: paper.signer === '' ? '' : `签发人：${paper.signer}`,
    主送机关: paper.addressee === '' ? '' : `${paper.addressee}：`,
    正文: paper.body.map(({ text, rank }) => ({
      文字: text,
      ...{ 黑体: rank === 1, 楷体: rank === 2, 仿宋: rank === 0 },
    })),
    附件说明: paper.enclosures.map((each, at) => ({
      名称: `${at === 0 ? '附件：' : '　　　'}${paper.enclosures.length > 1 ? `${at + 1}. ` : ''}${each}`,
    })),
    ...{ 落款: paper.house, 成文日期: paper.day, 联系人: paper.contact === '' ? '' : `（联系人：${paper.contact}）` },
    ...{ 抄送: paper.copies === '' ? '' : `抄送：${paper.copies}。`, 印发日期: paper.printed },
    附表: {
      _type: 'rawXml',
      xml: paper.annexes.map(({ title, headings, rows }) => wordTable(title, headings, rows)).join(''),
      replaceParagraph: true,
    },
    回执: paper.receipt === undefined ? [] : [receiptOf(paper.receipt, lines)],
  };
}

function receiptOf(
  { to, about, outcomes }: NonNullable<LetterPaper['receipt']>,
  lines: (texts: readonly string[]) => { readonly 文字: string }[],
) {
  return { 回执对象: to, 回执事由: about, 结果: lines(outcomes) };
}
