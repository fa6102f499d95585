import { randomUUID } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { Office } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import { KEPT } from '#src/platform/database/kept-statement.ts';
import type { Action } from '../actions.ts';
import type { Detail, DetailName } from '../details.ts';
import type { SubjectKind } from '../subjects.ts';

/** Who did it. An `Actor` is one; so is a person between password and office, and the program itself, which is no person. */
export interface Doer {
  readonly county: string;
  readonly person?: string | undefined;
  readonly office?: Office | undefined;
  readonly unit?: UnitPath | undefined;
}

/** 审计事项 — one thing done. Nothing in it may repeat an identity, record or phone number. */
export interface Deed {
  readonly action: Action;
  /** What `subject` is the id of. */
  readonly subjectKind: SubjectKind;
  readonly subject: string;
  /** Where the subject belongs; the doer's own unit when it is not given. */
  readonly subjectUnit?: UnitPath | undefined;
  readonly reason?: string | undefined;
  readonly detail?: Detail | undefined;
}

/** Only what the auditor has a word for: a name that `DETAILS` does not tell does not compile. */
type Told<D> = { readonly [name in keyof D]: name extends DetailName ? D[name] : never };

/** Written in the transaction of the deed itself: what is not written down has not been done. */
export async function audit<D extends object>(
  work: Work,
  doer: Doer,
  deed: Omit<Deed, 'detail'> & { readonly detail?: (D & Told<D>) | undefined },
  now: Date,
): Promise<void> {
  await auditMany(work, doer, [deed], now);
}

/** As `audit`, for a list that was shown or a batch that was done at once. */
export async function auditMany(work: Work, doer: Doer, deeds: readonly Deed[], now: Date): Promise<void> {
  const rows = deeds.map((deed) => ({
    county: doer.county,
    id: randomUUID(),
    at: now,
    person: doer.person ?? null,
    office: doer.office ?? null,
    unit: doer.unit ?? null,
    action: deed.action,
    subject_kind: deed.subjectKind,
    subject: deed.subject,
    subject_unit: deed.subjectUnit ?? doer.unit ?? null,
    reason: deed.reason ?? '',
    detail: JSON.stringify(deed.detail ?? {}),
  }));
  for (let from = 0; from < rows.length; from += MOST_ROWS) {
    const insert = work.insertInto('audit_events').values(rows.slice(from, from + MOST_ROWS));
    await (rows.length === 1 ? insert.modifyEnd(KEPT) : insert).execute();
  }
}

/** 查看留痕 — a deed that is written down by the very statement that looks, once for each row of `of`. */
export interface Look {
  readonly of: RawBuilder<unknown>;
  /** A value, or a column of `of`: so everything that follows. */
  readonly action: Action | RawBuilder<Action>;
  readonly subjectKind: string;
  readonly subject: RawBuilder<unknown>;
  readonly subjectUnit?: RawBuilder<unknown>;
  readonly detail?: RawBuilder<unknown>;
  readonly at: Date | RawBuilder<Date>;
}

/** `Doer` where each of many rows has its own. */
export type DoerOfRow = { readonly [part in keyof Doer]-?: RawBuilder<unknown> };

/** As `audit`, as part of the statement that looks: `with found as (…), written as (${audited(…)}) select … from found`. */
export function audited(doer: Doer | DoerOfRow, look: Look): RawBuilder<unknown> {
  const { county, person = null, office = null, unit = null } = doer;
  return sql`
    insert into audit_events (county, id, at, person, office, unit, action, subject_kind, subject, subject_unit, detail)
    select ${county}::text, gen_random_uuid(), ${look.at}::timestamptz, ${person}::uuid, ${office}::text, ${unit}::text,
      ${look.action}::text, ${look.subjectKind}::text, ${look.subject}, ${look.subjectUnit ?? sql`${unit}::text`},
      ${look.detail ?? sql`'{}'::jsonb`}
    from ${look.of}`;
}

/** A statement takes 65,535 parameters, and a row has twelve. */
const MOST_ROWS = 1000;
