import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Work } from '#src/platform/database/database.ts';
import { type LetterTemplate, type LetterText, templateOf } from '../letter-template.ts';
import { objectionsToText } from '../text-objections.ts';
import { objectionsToUpload } from './judge-model.ts';
import type { LetterDesk } from './letter-desk.ts';

export type TemplateForm = 'text' | 'model';

/** 一版: what was changed, by whom, and why. */
export interface TemplateVersion {
  readonly form: TemplateForm;
  readonly version: number;
  readonly text: LetterText | undefined;
  readonly note: string;
  readonly madeAt: Date;
  readonly madeBy: string;
}

export type Versioned = { readonly version: number } | { readonly objections: readonly Objection[] } | 'missing';

/** Every version the county has made of a template, the latest first; the declared one is not among them. */
export async function versionsOf(
  { db }: LetterDesk,
  county: string,
  template: string,
): Promise<readonly TemplateVersion[]> {
  const { rows } = await sql<{
    form: TemplateForm;
    version: number;
    text: LetterText | null;
    note: string;
    made_at: Date;
    made_by: string | null;
  }>`
    select form, version, text, note, made_at,
      (select name from people where people.county = made.county and people.id = made.made_by) as made_by
    from letter_versions as made where county = ${county} and template = ${template}
    order by form desc, version desc`.execute(db);
  return rows.map(({ text, made_at, made_by, ...row }) => {
    return { ...row, text: text ?? undefined, madeAt: made_at, madeBy: made_by ?? '' };
  });
}

/** 改文本 — a new version, in force from now on; drafts that lie about keep their words. */
export function saveText(
  desk: LetterDesk,
  actor: Actor,
  key: string,
  { note, ...text }: LetterText & { readonly note: string },
): Promise<Versioned> {
  return withTemplate(desk, key, async (template) => {
    const trimmed = { title: text.title.trim(), body: text.body.map((line) => line.trim()).filter(Boolean) };
    const objections = objectionsToText(trimmed, template);
    if (objections.length > 0) return { objections };
    return written(desk, actor, template, 'text', { text: JSON.stringify(trimmed), note });
  });
}

/** 换版式 — an uploaded Word model, in force from now on if nothing stands against it. */
export function saveModel(
  desk: LetterDesk,
  actor: Actor,
  key: string,
  { model, note }: { readonly model: Buffer; readonly note: string },
): Promise<Versioned> {
  return withTemplate(desk, key, async (template) => {
    const objections = await objectionsToUpload(model, template);
    return objections.length > 0 ? { objections } : written(desk, actor, template, 'model', { model, note });
  });
}

/** 改用另一版, or the program's own, which is 0. */
export function chooseVersion(
  desk: LetterDesk,
  actor: Actor,
  key: string,
  form: TemplateForm,
  version: number,
): Promise<Versioned> {
  return withTemplate(desk, key, async (template) => {
    const isThere =
      version === 0 ||
      (await versionsOf(desk, actor.county, key)).some((made) => {
        return made.form === form && made.version === version;
      });
    if (!isThere) return 'missing';
    await desk.db.transaction().execute(async (work) => {
      await choose(desk, work, actor, template, form, version);
      await noted(desk, work, actor, template, form, version);
    });
    return { version };
  });
}

async function withTemplate(
  { letterTemplates }: LetterDesk,
  key: string,
  deed: (template: LetterTemplate) => Promise<Versioned>,
): Promise<Versioned> {
  const template = templateOf(letterTemplates, key);
  return template === undefined ? 'missing' : deed(template);
}

function written(
  desk: LetterDesk,
  actor: Actor,
  template: LetterTemplate,
  form: TemplateForm,
  content: { readonly text?: string; readonly model?: Buffer; readonly note: string },
): Promise<Versioned> {
  return desk.db.transaction().execute(async (work) => {
    const { county } = actor;
    await sql`select pg_advisory_xact_lock(hashtextextended(${`letter_versions ${county} ${template.key}`}, 0))`.execute(
      work,
    );
    const { rows } = await sql<{ next: number }>`
      select coalesce(max(version), 0) + 1 as next from letter_versions
      where county = ${county} and template = ${template.key} and form = ${form}`.execute(work);
    const version = rows[0]?.next ?? 1;
    await work
      .insertInto('letter_versions')
      .values({
        ...{ county, template: template.key, form, version, text: content.text ?? null, model: content.model ?? null },
        ...{ note: content.note, made_at: desk.clock.now(), made_by: actor.person },
      })
      .execute();
    await choose(desk, work, actor, template, form, version);
    await noted(desk, work, actor, template, form, version);
    return { version };
  });
}

async function choose(
  { clock }: LetterDesk,
  work: Work,
  { county, person }: Actor,
  { key }: LetterTemplate,
  form: TemplateForm,
  version: number,
): Promise<void> {
  const chosen = { version, chosen_at: clock.now(), chosen_by: person };
  await work
    .insertInto('letter_choices')
    .values({ county, template: key, form, ...chosen })
    .onConflict((conflict) => conflict.columns(['county', 'template', 'form']).doUpdateSet(chosen))
    .execute();
}

async function noted(
  { clock }: LetterDesk,
  work: Work,
  actor: Actor,
  template: LetterTemplate,
  form: TemplateForm,
  version: number,
): Promise<void> {
  const deed = { action: 'letter.settings', subjectKind: 'letter-template', subject: template.key } as const;
  await audit(work, actor, { ...deed, detail: { template: template.name, kind: form, version } }, clock.now());
}
