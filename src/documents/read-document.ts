import { type Findings, warningsOf } from './findings.ts';
import { PlainWriter } from './plain-writer.ts';
import { readHtml } from './read-html.ts';
import { readText, type TextInPlace } from './read-text.ts';
import { readXls } from './read-xls.ts';
import { readXlsx } from './read-xlsx.ts';
import { readXml2003 } from './read-xml-2003.ts';
import { refusal, Unreadable } from './refusals.ts';
import { type Kind, sniff } from './sniff.ts';
import { bytesOf, type SourceFile } from './source-file.ts';
import type { PlainTable, Refusal } from './table.ts';

/** What the reader process answers: where the tables lie, or why there are none. */
export type Reading =
  | Refusal
  | {
      readonly format: string;
      readonly tables: readonly PlainTable[];
      readonly warnings: readonly string[];
      /** The tables lie in the file itself, not in the plain one. */
      readonly inPlace: boolean;
    };

/** So much may come out of a file: honest workbooks unfold twentyfold. */
const FREE_OUTPUT = 64 << 20;
const UNFOLDING = 100;

/** Makes a document plain: reads `file`, writes the tables into `plainFd`. */
export async function readDocument(file: SourceFile, plainFd: number): Promise<Reading> {
  try {
    const writer = new PlainWriter(plainFd, FREE_OUTPUT + file.size * UNFOLDING);
    const kind = sniff(bytesOf(file, 0, 1 << 14));
    if (typeof kind === 'object') return refusal(kind.refused);
    const findings = await READERS[kind](file, writer);
    const inPlace = 'inPlace' in findings;
    const tables: readonly PlainTable[] = inPlace ? [findings.inPlace] : writer.tables;
    if (tables.length === 0) return refusal('no-cells');
    const warnings = warningsOf(
      findings,
      tables.flatMap(({ sheet }) => sheet ?? []),
    );
    return { format: findings.format, tables, warnings, inPlace };
  } catch (error) {
    if (error instanceof Unreadable) return error.refusal;
    throw error;
  }
}

type Read = (file: SourceFile, writer: PlainWriter) => Findings | TextInPlace | Promise<Findings | TextInPlace>;

const READERS: Readonly<Record<Kind, Read>> = {
  zip: readXlsx,
  ole2: readXls,
  html: readHtml,
  'xml-2003': readXml2003,
  text: readText,
};
