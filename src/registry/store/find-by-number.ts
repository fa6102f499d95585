import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Desk } from '#src/platform/desk.ts';
import { lastFour, type NumberKind, type RecordNumber, wholeNumber } from '../numbers-of.ts';
import { readPhone } from '../phone.ts';
import { conditionsOf } from './pupil-filters.ts';
import { type PupilRow, rowsWhere, shownRows } from './search-pupils.ts';

/** What is known of the number: all of it, or the last four characters. */
export type KnownNumber = { readonly number: string } | { readonly last4: string };

/** A pupil found by a number. */
export interface Carrier extends PupilRow {
  /** Whose number it is. */
  readonly as: NumberKind;
  /** 曾用号码: it was given up since. */
  readonly former: boolean;
}

/** Four digits may be many children's. */
const MOST = 200;

/** 按号码查找 — those the actor may see who carry the number, or did. The search is written down, the number is not. */
export function findByNumber({ db, seal, clock }: Desk, actor: Actor, known: KnownNumber): Promise<readonly Carrier[]> {
  return db.transaction().execute(async (work) => {
    const wanted = wantedNumbers(known);
    const { rows: marks } = await sql<{ student: string; kind: NumberKind; current: boolean }>`
      select student, number_index.kind, current from number_index
      join unnest(${wanted.map(({ kind }) => kind)}::text[],
        ${wanted.map(({ kind, value }) => seal.digest(kind, value))}::bytea[]) as wanted (kind, digest)
        on number_index.kind = wanted.kind and number_index.digest = wanted.digest
      where number_index.county = ${actor.county}`.execute(work);
    const ids = [...new Set(marks.map(({ student }) => student))];
    const conditions = [...conditionsOf(actor, 'record.read', {}), sql<boolean>`students.id = any(${ids}::uuid[])`];
    const rows = await rowsWhere(work, conditions, { sort: 'name', limit: MOST, sealed: false });
    const detail = { by: 'number' in known ? 'number' : 'last4', found: rows.length };
    const deed = { action: 'record.search-number', subjectKind: 'county', subject: actor.county, detail } as const;
    await audit(work, actor, deed, clock.now());
    const shown = await shownRows(work, actor.county, rows, clock.today(), () => ({}));
    return shown.map((row) => {
      const own = marks.filter(({ student }) => student === row.id);
      const best = own.find(({ current }) => current) ?? own[0];
      return { ...row, as: best?.kind ?? 'identity', former: best?.current === false };
    });
  });
}

function wantedNumbers(known: KnownNumber): readonly RecordNumber[] {
  if ('last4' in known) {
    const value = lastFour(known.last4.trim().toUpperCase());
    return LAST_FOUR.map((kind) => ({ kind, value }));
  }
  const number = wholeNumber(known.number);
  const phone = readPhone(known.number);
  return [
    ...(number === undefined ? [] : WHOLE.map((kind) => ({ kind, value: number }))),
    ...(phone === undefined ? [] : [{ kind: 'phone' as const, value: phone }]),
  ];
}

const WHOLE = ['identity', 'national', 'guardian-identity'] as const satisfies readonly NumberKind[];
const LAST_FOUR = ['identity-last4', 'national-last4'] as const satisfies readonly NumberKind[];
