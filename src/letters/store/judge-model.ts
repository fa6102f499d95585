import { closeSync, writeSync } from 'node:fs';
import { Unreadable } from '#src/documents/refusals.ts';
import { zipDirectory } from '#src/documents/zip-directory.ts';
import type { Objection } from '#src/organization/objection.ts';
import { openNameless } from '#src/platform/temporary-file.ts';
import type { LetterTemplate } from '../letter-template.ts';
import { objectionsToModel } from '../model-tags.ts';
import { tagsOfModel } from './letter-docx.ts';

/** A letter's model has a few dozen parts and weighs little; what is far more is no model. */
const MOST = { bytes: 3 << 20, parts: 200, inflated: 30 << 20 } as const;

/** Programs, and doors to other files: a letter needs neither. */
const FORBIDDEN = /vbaProject|\/embeddings\/|externalLink|activeX|afchunk|attachedTemplate/i;

/** 核对上传的版式 — a Word file without programs, whose tags are those of the template. Each fault is named. */
export async function objectionsToUpload(model: Buffer, template: LetterTemplate): Promise<readonly Objection[]> {
  const shape = objectionsToShape(model);
  if (shape.length > 0) return shape;
  try {
    return objectionsToModel(await tagsOfModel(model), template);
  } catch (error) {
    return [{ code: 'tags', message: tagFault(error) }];
  }
}

function objectionsToShape(model: Buffer): readonly Objection[] {
  const parts = partsOf(model);
  if (parts === undefined || !parts.some(({ name }) => name === 'word/document.xml')) {
    return [{ code: 'no-word', message: '不是 Word 文件（.docx）。旧格式（.doc）请在 Word 里“另存为”.docx 再传' }];
  }
  const inflated = parts.reduce((sum, { size }) => sum + size, 0);
  if (model.length > MOST.bytes || parts.length > MOST.parts || inflated > MOST.inflated) {
    return [{ code: 'large', message: '文件太大，公文版式不超过 3 MB。请删去图片等不需要的内容' }];
  }
  if (parts.some(({ name }) => FORBIDDEN.test(name))) {
    return [{ code: 'program', message: '文件里有宏或嵌入的文件，不能用作版式。请在 Word 里另存为不含宏的 .docx' }];
  }
  return [];
}

function partsOf(model: Buffer) {
  const fd = openNameless();
  try {
    writeSync(fd, model, 0, model.length, 0);
    return zipDirectory({ fd, size: model.length });
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  } finally {
    closeSync(fd);
  }
}

/** The library names the tag; what it says of it is told in words. */
function tagFault(error: unknown): string {
  const words = error instanceof Error ? error.message : '';
  const tag = /\{?[#/]?[\p{Script=Han}\w]+\}?/u.exec(words.replace(/^[A-Za-z ]*/, ''))?.[0];
  const which = tag === undefined ? '' : `（${tag}）`;
  return `文件里的标记不完整${which}：每个 { 要有 }，每个 {#…} 要有同名的 {/…}。请在 Word 里改好再传`;
}
