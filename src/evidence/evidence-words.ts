import type { EvidenceItem, Verdict } from './evidence-item.ts';
import { EVIDENCE_TYPES } from './evidence-item.ts';
import { CHECKLIST, type CheckPoint, EVIDENCE_KINDS, type EvidenceKind, type ReturnReason } from './kinds.ts';

/** The name of a kind; its id where an older version knew it and this one does not. */
export function titleOfKind(kind: string): string {
  return KINDS[kind]?.title ?? kind;
}

/** What makes one: `公安派出所出具，须有…；开具后 3 个月内有效。` For whoever photographs it and for whoever checks it. */
export function whatMakesOne(kind: string): string {
  const { issuer, hint, validMonths } = KINDS[kind] ?? {};
  if (issuer === undefined || hint === undefined) return '';
  return `${issuer}出具。${hint}${validMonths === undefined ? '' : `；开具后 ${validMonths} 个月内有效`}。`;
}

/** `JPG 2400×1800，612 KB`, `PDF 3 页，1.2 MB` */
export function formInWords({ type, width, height, pages, size }: EvidenceItem): string {
  const form = EVIDENCE_TYPES[type].toUpperCase();
  const extent = pages === undefined ? `${width ?? 0}×${height ?? 0}` : `${pages} 页`;
  return `${form} ${extent}，${sizeInWords(size)}`;
}

/** `612 KB`, `1.2 MB` */
export function sizeInWords(bytes: number): string {
  return bytes < 1 << 20 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / (1 << 20)).toFixed(1)} MB`;
}

/** What the reviewer found; good when every point looked at is met. */
export function verdictInWords({ points, note, by }: Verdict): { readonly good: boolean; readonly text: string } {
  const wanting = POINTS.filter(([point]) => points[point] === false).map(([, title]) => title);
  const said = wanting.length === 0 ? '审核要点均符合' : `不符合：${wanting.join('、')}`;
  return { good: wanting.length === 0, text: `${by}：${said}${note ? `。${note}` : ''}` };
}

/** 退回理由 — which of the standard reasons the reviewers’ findings name first; `undefined` where nothing is wanting. */
export function returnReasonOf(verdicts: readonly (Pick<Verdict, 'points'> | undefined)[]): ReturnReason | undefined {
  const [point] = POINTS.find(([each]) => verdicts.some((verdict) => verdict?.points[each] === false)) ?? [];
  return point && REASON_OF[point];
}

const REASON_OF = {
  legible: 'not-legible',
  complete: 'not-complete',
  sealed: 'not-sealed',
  dated: 'not-dated',
  agrees: 'does-not-agree',
} as const satisfies Readonly<Record<CheckPoint, ReturnReason>>;

const KINDS: Readonly<Record<string, EvidenceKind>> = EVIDENCE_KINDS;
const POINTS = Object.entries(CHECKLIST) as readonly (readonly [CheckPoint, string])[]; // the keys of a literal object
