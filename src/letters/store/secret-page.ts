import { audit } from '#src/audit/store/audit.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import { momentInBeijing } from '#src/platform/clock.ts';
import type { Letter } from '../letter.ts';
import { SECRET_PAGE, type SecretPaper } from '../print/secret-page.ts';
import type { LetterDesk } from './letter-desk.ts';
import { type OpenLetter, readLetter } from './open-letter.ts';
import { withoutFont } from './print-letter.ts';

/** 打印密件附页 — by the issuing house alone, for a reason, which is written down before anything is shown. Nothing of it is kept. */
export async function secretPage(
  desk: LetterDesk,
  actor: Actor,
  id: string,
  reason: string,
): Promise<
  { readonly bytes: Buffer; readonly letter: Letter } | { readonly objections: readonly Objection[] } | 'missing'
> {
  const open = await readLetter(desk, actor, id);
  if (open === undefined || !open.mayDealWith) return 'missing';
  const objections = objectionsTo(open);
  if (objections.length > 0) return { objections };
  const { letter } = open;
  const deed = {
    action: 'letter.reveal',
    subjectKind: 'letter',
    subject: id,
    subjectUnit: letter.unit,
    reason,
  } as const;
  const detail = { letter: letter.number };
  await desk.db.transaction().execute((work) => audit(work, actor, { ...deed, detail }, desk.clock.now()));
  const data = paperOf(desk, actor, open, reason);
  const pdf = await desk.typeset({ template: SECRET_PAGE, data, faces: 'letters' });
  return 'uncovered' in pdf ? { objections: [withoutFont(pdf.uncovered)] } : { bytes: pdf, letter };
}

function objectionsTo({ letter, template }: OpenLetter): readonly Objection[] {
  if (letter.number === undefined) return [{ code: 'draft', message: '签发以后才打印密件附页' }];
  if (letter.state === 'void') return [{ code: 'void', message: '公文已经作废，不再打印密件附页' }];
  if (template?.fields.some(({ secret }) => secret)) return [];
  return [{ code: 'nothing', message: '这份公文没有需要另附的号码' }];
}

function paperOf({ clock, demo }: LetterDesk, { name }: Actor, open: OpenLetter, reason: string): SecretPaper {
  const { letter, content, template } = open;
  const [year = 0, month = 0, day = 0] = clock.today().split('-').map(Number);
  const fields = template?.fields ?? [];
  return {
    ...{ form: 'plain', title: ['附页'], number: letter.number ?? '', to: content.addressee, house: content.house },
    lines: fields.map((field) => [field.name, content.fields[field.name] ?? ''] as const),
    ...{ reason, who: name, at: momentInBeijing(clock.now()) },
    across: demo ? '演示数据' : '内部资料',
    date: [year, month, day],
  };
}
