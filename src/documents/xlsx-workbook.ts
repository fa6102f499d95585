import { type RefusalCode, Unreadable } from './refusals.ts';
import type { SourceFile } from './source-file.ts';
import { attribute, undressed, XmlScanner, type XmlSink } from './xml-scan.ts';
import { xmlText } from './xml-text.ts';
import type { ZipParts } from './zip-gate.ts';
import { inflated } from './zip-part.ts';

/** A workbook as its parts describe it. */
export interface XlsxWorkbook {
  readonly sheets: readonly XlsxSheet[];
  readonly from1904: boolean;
  readonly stylesPart: string | undefined;
  readonly stringsPart: string | undefined;
}

export interface XlsxSheet {
  readonly name: string;
  readonly part: string;
  readonly hidden: boolean;
}

/** Puts one part of the archive through a scanner. `title` is what a refusal calls it. */
export async function scanPart(
  file: SourceFile,
  parts: ZipParts,
  name: string,
  title: string,
  sink: XmlSink,
): Promise<void> {
  const part = parts.get(name);
  if (!part) throw new Unreadable('no-sheet-part', title);
  const scanner = new XmlScanner(sink, title);
  for await (const piece of xmlText(inflated(file, part))) scanner.push(piece);
  scanner.end();
}

/** Finds the worksheets in the order of the workbook, hidden ones included. Charts and dialogs are no tables. */
export async function openWorkbook(file: SourceFile, parts: ZipParts): Promise<XlsxWorkbook> {
  demand(parts, '[Content_Types].xml', 'no-content-types');
  demand(parts, '_rels/.rels', 'no-root-relations');
  await scanPart(file, parts, '[Content_Types].xml', '内容清单', SILENT);
  const root = await relations(file, parts, '_rels/.rels', '');
  const workbook = root.find((relation) => relation.kind === 'officeDocument')?.part ?? '';
  demand(parts, workbook, 'no-workbook');
  const folder = workbook.slice(0, workbook.lastIndexOf('/') + 1);
  const relationsPart = `${folder}_rels/${workbook.slice(folder.length)}.rels`;
  demand(parts, relationsPart, 'no-workbook-relations');
  const related = await relations(file, parts, relationsPart, folder);
  if (related.some(({ kind }) => kind === 'xlMacrosheet')) throw new Unreadable('has-excel4-macros');
  await refuseLinks(file, parts);
  return { ...(await sheetsOf(file, parts, workbook, related)), ...sharedParts(related) };
}

interface Relation {
  readonly id: string;
  readonly kind: string;
  readonly part: string;
}

async function relations(file: SourceFile, parts: ZipParts, name: string, folder: string): Promise<Relation[]> {
  const found: Relation[] = [];
  await scanPart(file, parts, name, '关系表', {
    ...SILENT,
    open: (element, attributes) => {
      if (element !== 'Relationship') return;
      found.push({
        id: attribute(attributes, 'Id') ?? '',
        kind: attribute(attributes, 'Type')?.replace(/^.*\//, '') ?? '',
        part: resolved(folder, undressed(attribute(attributes, 'Target') ?? '')),
      });
    },
  });
  return found;
}

async function sheetsOf(file: SourceFile, parts: ZipParts, workbook: string, related: readonly Relation[]) {
  const sheets: XlsxSheet[] = [];
  let from1904 = false;
  await scanPart(file, parts, workbook, '工作簿主体', {
    ...SILENT,
    open: (element, attributes) => {
      if (element === 'workbookPr') from1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '');
      if (element !== 'sheet') return;
      const name = undressed(attribute(attributes, 'name') ?? '');
      const id = /\s[\w.-]+:id\s*=\s*["']([^"']*)/.exec(attributes)?.[1];
      const relation = related.find((other) => other.id === id);
      if (!relation || (relation.kind === 'worksheet' && !parts.has(relation.part)))
        throw new Unreadable('no-sheet-part', name);
      const hidden = (attribute(attributes, 'state') ?? 'visible') !== 'visible';
      if (relation.kind === 'worksheet') sheets.push({ name, part: relation.part, hidden });
    },
  });
  if (sheets.length === 0) throw new Unreadable('no-sheets');
  return { sheets, from1904 };
}

function sharedParts(related: readonly Relation[]) {
  return {
    stylesPart: related.find(({ kind }) => kind === 'styles')?.part,
    stringsPart: related.find(({ kind }) => kind === 'sharedStrings')?.part,
  };
}

async function refuseLinks(file: SourceFile, parts: ZipParts): Promise<void> {
  const links = [...parts.keys()].filter((name) => /^xl\/externalLinks\/[^/]+\.xml$/i.test(name));
  for (const name of links) {
    await scanPart(file, parts, name, '外部链接', {
      ...SILENT,
      open: (element, attributes) => {
        if (element === 'ddeLink')
          throw new Unreadable('has-dde', undressed(attribute(attributes, 'ddeService') ?? ''));
      },
    });
  }
  if (links.length > 0) throw new Unreadable('external-links');
}

function demand(parts: ZipParts, name: string, code: RefusalCode): void {
  if (!parts.has(name)) throw new Unreadable(code);
}

function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path: string[] = [];
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.') path.push(step);
  }
  return path.join('/');
}

const SILENT: XmlSink = { open: () => {}, close: () => {}, text: () => {} };
