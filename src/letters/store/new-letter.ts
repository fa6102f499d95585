import type { Objection } from '#src/organization/objection.ts';
import type { Actor, Office } from '#src/organization/office.ts';
import type { Addressee } from '../letter.ts';
import { HOUSES } from '../letter.ts';
import { objectionsToWords } from '../letter-objections.ts';
import { type LetterTemplate, templateOf } from '../letter-template.ts';
import { draftLetter } from './draft-letter.ts';
import type { LetterDesk } from './letter-desk.ts';

export type NewLetter = { readonly id: string } | { readonly objections: readonly Objection[] } | 'missing';

/** 拟一份一般公文 — of no matter, by one of the house's own people; the body is written in the draft. */
export async function newLetter(
  desk: LetterDesk,
  actor: Actor,
  {
    template: key,
    reason,
    to,
    copies,
  }: {
    readonly template: string;
    readonly reason: string;
    readonly to: readonly Addressee[];
    readonly copies: readonly Addressee[];
  },
): Promise<NewLetter> {
  const template = templateOf(desk.letterTemplates, key);
  if (template === undefined || !isFreeFor(actor, template)) return 'missing';
  const names = to.map(({ name }) => name).join('、');
  const objections = [
    ...(reason === '' ? [{ code: 'empty', message: '请写事由，如“报送学籍信息核查情况”', field: 'reason' }] : []),
    ...(to.length === 0 ? [{ code: 'nobody', message: '请写主送机关', field: 'to' }] : []),
    ...objectionsToWords({ title: reason || '事由', addressee: names, body: ['正文'] }),
  ];
  if (objections.length > 0) return { objections };
  const fields = { 事由: reason };
  const draft = { template, unit: actor.unit, to, copies, fields };
  return { id: await desk.db.transaction().execute((work) => draftLetter(desk, work, actor, draft)) };
}

/** 一般公文 that this office may draft. */
export function isFreeFor({ office }: Pick<Actor, 'office'>, { free, house }: LetterTemplate): boolean {
  const drafters: readonly Office[] = HOUSES[house].drafters;
  return free === true && drafters.includes(office);
}
