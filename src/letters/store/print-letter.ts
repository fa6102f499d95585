import { createHash } from 'node:crypto';
import { audit } from '#src/audit/store/audit.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import { LETTER_KINDS, type Letter } from '../letter.ts';
import { LETTER_FORM, PLAIN_FORM, RED_HEAD } from '../print/house-style.ts';
import type { LetterPaper } from '../print/letter-paper.ts';
import { paperOf } from '../print/paper-of.ts';
import type { LetterDesk } from './letter-desk.ts';
import { filledModel } from './letter-docx.ts';
import { modelOf } from './model-in-force.ts';
import { inStars, type OpenLetter, readLetter } from './open-letter.ts';
import { versionInForce } from './text-in-force.ts';

export type PrintForm = 'pdf' | 'docx';

export type LetterPrint =
  | { readonly bytes: Buffer; readonly letter: Letter }
  | { readonly objections: readonly Objection[] }
  | 'missing';

/** What is signed and in force is kept as it was first printed; drafts and voided letters are printed anew, and say so across the page. */
const KEPT: readonly Letter['state'][] = ['signed', 'sent', 'answered', 'archived'];

/** 取公文文件 — the same bytes for ever once it is signed. That it was taken is written down. */
export async function printLetter(desk: LetterDesk, actor: Actor, id: string, form: PrintForm): Promise<LetterPrint> {
  const open = await readLetter(desk, actor, id);
  if (open === undefined) return 'missing';
  const { letter } = open;
  const deed = { action: 'letter.print', subjectKind: 'letter', subject: id, subjectUnit: letter.unit } as const;
  const detail = { letter: letter.number, format: form };
  await desk.db.transaction().execute((work) => audit(work, actor, { ...deed, detail }, desk.clock.now()));
  if (!KEPT.includes(letter.state)) return made(desk, open, form);
  const kept = await keptPrint(desk, letter, form);
  if (kept !== undefined) return { bytes: kept, letter };
  const fresh = await made(desk, open, form);
  if (!('bytes' in fresh)) return fresh;
  return { bytes: await keep(desk, letter, form, fresh.bytes), letter };
}

export const FORMS = { letter: LETTER_FORM, 'red-head': RED_HEAD, plain: PLAIN_FORM } as const;

type Made = Exclude<LetterPrint, 'missing'>;

async function made(desk: LetterDesk, open: OpenLetter, form: PrintForm): Promise<Made> {
  const paper = paperFor(desk, open);
  if (form === 'docx') return asWord(desk, open, paper);
  const pdf = await desk.typeset({
    template: FORMS[LETTER_KINDS[open.letter.kind].form],
    data: paper,
    faces: 'letters',
  });
  return 'uncovered' in pdf ? { objections: [withoutFont(pdf.uncovered)] } : { bytes: pdf, letter: open.letter };
}

function paperFor({ demo, clock }: LetterDesk, { letter, content, template, addressees, signedBy }: OpenLetter) {
  const copies = addressees.filter(({ copy }) => copy).map(({ name }) => name);
  return paperOf({ letter, content, template, copies, signer: signedBy, demo, today: clock.today() });
}

async function asWord(desk: LetterDesk, open: OpenLetter, paper: LetterPaper): Promise<Made> {
  const { letter, template } = open;
  if (template === undefined) return { objections: [WITHOUT_TEMPLATE] };
  const { county, key } = { county: letter.county, key: template.key };
  const version = open.modelVersion ?? (await versionInForce(desk.db, county, key, 'model'));
  const model = await modelOf(desk.db, county, template, version);
  if (model === undefined) return { objections: [WITHOUT_TEMPLATE] };
  return { bytes: await filledModel(model, paper, inStars(open.content, template).fields), letter };
}

const WITHOUT_TEMPLATE: Objection = {
  code: 'template',
  message: '这份公文的模板已经停用，取不到 Word 文件；请取 PDF',
};

export function withoutFont(uncovered: readonly string[]): Objection {
  const message = `“${uncovered.join('')}”没有可用的字体，印出来会是空框，没有打印。请县系统管理员安装生僻字字体（fonts-hanazono、fonts-babelstone-han）`;
  return { code: 'uncovered', message };
}

async function keptPrint(
  { db, seal }: LetterDesk,
  { county, id }: Letter,
  form: PrintForm,
): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('letter_prints')
    .select('sealed')
    .where('county', '=', county)
    .where('letter', '=', id)
    .where('form', '=', form)
    .executeTakeFirst();
  return row && seal.open(row.sealed, placeOf(county, id, form));
}

/** Of two who print it at the same moment the first is kept, and both get it. */
async function keep(desk: LetterDesk, letter: Letter, form: PrintForm, bytes: Buffer): Promise<Buffer> {
  const { county, id } = letter;
  const digest = createHash('sha256').update(bytes).digest('hex');
  await desk.db
    .insertInto('letter_prints')
    .values({
      ...{ county, letter: id, form, sealed: desk.seal.close(bytes, placeOf(county, id, form)) },
      ...{ key_id: desk.seal.keyId, digest, made_at: desk.clock.now() },
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await keptPrint(desk, letter, form)) ?? bytes;
}

function placeOf(county: string, id: string, form: PrintForm): string {
  return `letter_prints|${county}|${id}|${form}`;
}
