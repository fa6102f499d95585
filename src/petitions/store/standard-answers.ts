import { randomUUID } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Database } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { searchWords } from '#src/registry/search-words.ts';
import { pinyinOf } from '#src/registry/store/pinyin.ts';
import type { PetitionKind } from '../petition.ts';

/** 标准答复 — as its latest version says it. */
export interface StandardAnswer {
  readonly id: string;
  readonly version: number;
  readonly kind: PetitionKind;
  readonly title: string;
  readonly body: string;
  readonly isPublic: boolean;
  readonly writtenAt: Date;
  readonly by: string | undefined;
  readonly retired: boolean;
}

export interface AnswerDraft {
  readonly kind: PetitionKind;
  readonly title: string;
  readonly body: string;
  readonly isPublic: boolean;
}

export interface AnswersAsked {
  /** Parts of the question, in Chinese, in pinyin or by initials. */
  readonly words: string;
  readonly kind?: PetitionKind | undefined;
  /** Only what the web shows. */
  readonly publicOnly: boolean;
  readonly withRetired?: boolean | undefined;
}

interface Row extends Omit<StandardAnswer, 'isPublic' | 'writtenAt' | 'by' | 'retired'> {
  readonly is_public: boolean;
  readonly written_at: Date;
  readonly by: string | null;
  readonly retired_at: Date | null;
}

/** 查标准答复 of a county; whoever may read petitions may read them, and the public what is public. */
export async function standardAnswers(
  db: Database,
  county: string,
  { words, kind, publicOnly, withRetired }: AnswersAsked,
): Promise<readonly StandardAnswer[]> {
  const conditions: readonly RawBuilder<boolean>[] = [
    ...(withRetired === true ? [] : [sql<boolean>`latest.retired_at is null`]),
    ...(publicOnly ? [sql<boolean>`latest.is_public`] : []),
    ...(kind === undefined ? [] : [sql<boolean>`latest.kind = ${kind}`]),
    ...searchWords(words).map(({ as, text }) =>
      as === 'name'
        ? sql<boolean>`(strpos(latest.title, ${text}) > 0 or strpos(latest.body, ${text}) > 0)`
        : sql<boolean>`(strpos(latest.pinyin, ${text}) > 0 or strpos(latest.initials, ${text}) > 0)`,
    ),
  ];
  const { rows } = await sql<Row>`
    select latest.*, people.name as by from (
      select distinct on (id) county, id, version, kind, title, body, pinyin, initials, is_public, written_at,
        written_by, retired_at from standard_answers where county = ${county} order by id, version desc) as latest
    left join people on people.county = latest.county and people.id = latest.written_by
    where ${sql.join([sql`true`, ...conditions], sql` and `)}
    order by latest.kind, latest.title limit 200`.execute(db);
  return rows.map(({ id, version, title, body, is_public, written_at, by, retired_at, ...row }) => ({
    ...{ id, version, kind: row.kind, title, body, isPublic: is_public, writtenAt: written_at, by: by ?? undefined },
    retired: retired_at !== null,
  }));
}

export type AnswerOutcome =
  | { readonly id: string; readonly version: number }
  | { readonly objections: readonly Objection[] }
  | 'missing';

/** 写标准答复 — a new one, or the next version of one; former versions stay. */
export function writeAnswer(
  { db, clock }: Pick<Desk, 'db' | 'clock'>,
  actor: Actor,
  draft: AnswerDraft,
  of?: { readonly id: string; readonly seen: number; readonly retire?: boolean },
): Promise<AnswerOutcome> {
  return db.transaction().execute(async (work): Promise<AnswerOutcome> => {
    const [title, body] = [draft.title.trim(), draft.body.trim()];
    if (title === '') return { objections: [{ code: 'empty', message: '请写群众会怎样问', field: 'title' }] };
    if (body === '') return { objections: [{ code: 'empty', message: '请写答复', field: 'body' }] };
    const id = of?.id ?? randomUUID();
    await sql`select pg_advisory_xact_lock(hashtextextended(${`standard answer ${id}`}, 0))`.execute(work);
    const { rows } = await sql<{ version: number | null }>`
      select max(version) as version from standard_answers where county = ${actor.county} and id = ${id}::uuid`.execute(
      work,
    );
    const last = rows[0]?.version ?? 0;
    if (of !== undefined && last === 0) return 'missing';
    if (of !== undefined && last !== of.seen) {
      return { objections: [{ code: 'stale', message: '刚被别人改过，请刷新后再改' }] };
    }
    const { full, initials } = pinyinOf(title);
    const version = last + 1;
    const now = clock.now();
    await work
      .insertInto('standard_answers')
      .values({
        ...{ county: actor.county, id, version, kind: draft.kind, title, body, pinyin: full, initials },
        ...{ is_public: draft.isPublic, written_at: now, written_by: actor.person },
        retired_at: of?.retire === true ? now : null,
      })
      .execute();
    const deed = { action: 'petition.answers', subjectKind: 'standard-answer', subject: id } as const;
    await audit(work, actor, { ...deed, detail: { version, deed: of?.retire === true ? 'retire' : 'change' } }, now);
    return { id, version };
  });
}
