import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import { LETTER_KINDS, type Letter, type LetterContent } from '../letter.ts';
import { filledIn, type LetterTemplate, type LetterText, templateOf } from '../letter-template.ts';
import { paperOf } from '../print/paper-of.ts';
import { objectionsToText } from '../text-objections.ts';
import { houseOf } from './house-of.ts';
import type { LetterDesk } from './letter-desk.ts';
import { filledModel } from './letter-docx.ts';
import { modelOf } from './model-in-force.ts';
import { FORMS, withoutFont } from './print-letter.ts';
import { textInForce } from './text-in-force.ts';

export type Preview = { readonly bytes: Buffer } | { readonly objections: readonly Objection[] } | 'missing';

/** 预览文本 — the words filled in with the examples of the declaration, as a PDF across which it says 样张. */
export async function previewText(desk: LetterDesk, actor: Actor, key: string, text: LetterText): Promise<Preview> {
  const template = templateOf(desk.letterTemplates, key);
  if (template === undefined) return 'missing';
  const objections = objectionsToText(text, template);
  if (objections.length > 0) return { objections };
  const { paper } = await samplePaper(desk, actor, template, text);
  const pdf = await desk.typeset({ template: FORMS[LETTER_KINDS[template.kind].form], data: paper, faces: 'letters' });
  return 'uncovered' in pdf ? { objections: [withoutFont(pdf.uncovered)] } : { bytes: pdf };
}

/** 预览 Word 版式 of a version, filled in with the examples. */
export async function previewModel(desk: LetterDesk, actor: Actor, key: string, version: number): Promise<Preview> {
  const template = templateOf(desk.letterTemplates, key);
  const model = template && (await modelOf(desk.db, actor.county, template, version));
  if (template === undefined || model === undefined) return 'missing';
  const { text } = await textInForce(desk.db, actor.county, template);
  const { paper, fields } = await samplePaper(desk, actor, template, text);
  return { bytes: await filledModel(model, paper, fields) };
}

async function samplePaper(desk: LetterDesk, actor: Actor, template: LetterTemplate, text: LetterText) {
  const house = await houseOf(desk.db, actor.unit, template.house === 'county' ? 'county' : 'head');
  const examples = Object.fromEntries(template.fields.map(({ name, example }) => [name, example]));
  const fields = { ...examples, 发文机关: house.name, 主送机关: '某某县教育体育局' };
  const content: LetterContent = {
    addressee: template.addressee === undefined ? fields.主送机关 : filledIn(template.addressee, template, fields),
    body: text.body.map((line) => filledIn(line, template, fields)),
    enclosures: (template.enclosures ?? []).map((line) => filledIn(line, template, fields)),
    ...{ annexes: [], fields, house: house.name, contact: house.contact },
  };
  const title = filledIn(text.title, template, fields);
  const today = desk.clock.today();
  const parts = { template, copies: [], signer: '某某某', demo: false, today };
  const paper = paperOf({ ...parts, letter: sampleLetter(actor, template, title), content });
  const number = `${house.word}${LETTER_KINDS[template.kind].mark}〔${today.slice(0, 4)}〕1号`;
  return { paper: { ...paper, number, across: '样张' }, fields };
}

/** Of no letter at all, so that a template can be printed before there is one. */
function sampleLetter({ county, unit }: Actor, template: LetterTemplate, title: string): Letter {
  return {
    ...{ county, id: '', kind: template.kind, template: template.key, textVersion: 0, unit, house: template.house },
    ...{ about: undefined, state: 'draft', number: undefined, title, draftedAt: new Date(0), draftedBy: undefined },
    ...{ signedAt: undefined, signedOn: undefined, signedBy: undefined, selfSigned: false },
    ...{ sentOn: undefined, sentWay: undefined, receiptDue: undefined, receiptOn: undefined },
    ...{ receiptOutcome: undefined, voidReason: undefined, revision: 0 },
  };
}
