import { type RawBuilder, sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database } from '#src/platform/database/database.ts';
import type { Letter, LetterKind, LetterState } from '../letter.ts';
import { isOfHouseOf, isSentTo, type LetterRow, letterOfRow, visibleTo } from './letter-rows.ts';

/** 登记簿 is narrowed to these; absent is not narrowed. */
export interface LetterFilter {
  /** 发文 of one's own house, 收文, or everything one may read. */
  readonly box: 'out' | 'in' | 'all';
  readonly kind?: LetterKind | undefined;
  readonly state?: LetterState | undefined;
  /** Issued at or below it. */
  readonly unit?: UnitPath | undefined;
  readonly year?: number | undefined;
  /** 未签收, of what came in; 回执逾期, of what went out. */
  readonly open?: boolean | undefined;
  /** In number, title or addressee. */
  readonly words?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** A line of the register. */
export interface LetterListed {
  readonly letter: Letter;
  readonly unitName: string;
  readonly addressees: string;
  readonly drafter: string;
  readonly signer: string;
  /** 签收 of those of this house that it was sent to. */
  readonly taken: number;
  readonly toTake: number;
  /** One's own 签收. */
  readonly mine: boolean;
}

interface Row extends LetterRow {
  readonly unit_name: string | null;
  readonly addressees: string | null;
  readonly drafter: string | null;
  readonly signer: string | null;
  readonly taken: number;
  readonly to_take: number;
  readonly mine: boolean | null;
}

/** 公文登记簿 — the latest first, by the day on which they were drafted. */
export async function listLetters(
  db: Database,
  actor: Actor,
  filter: LetterFilter,
  today: LocalDate,
): Promise<{ readonly rows: readonly LetterListed[]; readonly next: string | undefined }> {
  const { rows } = await sql<Row>`
    select letters.*, named.name as unit_name, sent.addressees, sent.taken, sent.to_take, sent.mine,
      (select name from people where people.id = letters.drafted_by limit 1) as drafter,
      (select name from people where people.id = letters.signed_by limit 1) as signer
    from letters
    left join lateral (select name from units where units.path = letters.unit order by until nulls first limit 1) as named on true
    left join lateral (select string_agg(name, '、' order by number) filter (where not copy) as addressees,
        count(*) filter (where taken_at is not null)::integer as taken,
        count(*) filter (where unit is not null)::integer as to_take,
        bool_or(taken_at is not null) filter (where unit = ${actor.unit} and ${actor.office} = any(offices)) as mine
      from letter_addressees as sent where sent.county = letters.county and sent.letter = letters.id) as sent on true
    where ${visibleTo(actor)} and ${sql.join(conditionsOf(actor, filter, today), sql` and `)}
    order by letters.drafted_at desc, letters.id desc limit ${filter.limit + 1}`.execute(db);
  const page = rows.slice(0, filter.limit);
  const last = rows.length > filter.limit ? page.at(-1) : undefined;
  return { rows: page.map(listed), next: last && `${last.drafted_at.toISOString()} ${last.id}` };
}

function listed(row: Row): LetterListed {
  return {
    letter: letterOfRow(row),
    ...{ unitName: row.unit_name ?? '已撤销的机构', addressees: row.addressees ?? '' },
    ...{ drafter: row.drafter ?? '系统起草', signer: row.signer ?? '' },
    ...{ taken: row.taken, toTake: row.to_take, mine: row.mine ?? false },
  };
}

function conditionsOf(actor: Actor, filter: LetterFilter, today: LocalDate): readonly RawBuilder<boolean>[] {
  const { box, kind, state, unit, year, words, after } = filter;
  const [at, id] = after?.split(' ') ?? [];
  return [
    { all: sql<boolean>`true`, out: isOfHouseOf(actor), in: isSentTo(actor) }[box],
    ...(kind === undefined ? [] : [sql<boolean>`letters.kind = ${kind}`]),
    ...(state === undefined ? [] : [sql<boolean>`letters.state = ${state}`]),
    ...(unit === undefined ? [] : [within(unit, 'letters.unit')]),
    ...(year === undefined ? [] : [inYear(year)]),
    ...(filter.open ? [isOpen(actor, box, today)] : []),
    ...(words === undefined || words === '' ? [] : [saying(words)]),
    ...(at === undefined || id === undefined
      ? []
      : [sql<boolean>`(letters.drafted_at, letters.id) < (${at}::timestamptz, ${id}::uuid)`]),
  ];
}

/** By the year of its number, and while it has none, of its draft. */
function inYear(year: number): RawBuilder<boolean> {
  return sql<boolean>`coalesce(letters.year, extract(year from letters.drafted_at at time zone 'Asia/Shanghai')::integer) = ${year}`;
}

function isOpen(actor: Actor, box: LetterFilter['box'], today: LocalDate): RawBuilder<boolean> {
  if (box === 'in') {
    return sql<boolean>`exists (select from letter_addressees as mine where mine.county = letters.county
      and mine.letter = letters.id and mine.unit = ${actor.unit} and ${actor.office} = any(mine.offices)
      and mine.taken_at is null)`;
  }
  return sql<boolean>`(letters.state = 'sent' and letters.receipt_due < ${today}::date)`;
}

function saying(words: string): RawBuilder<boolean> {
  const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  return sql<boolean>`(letters.number ilike ${pattern} or letters.title ilike ${pattern} or exists (
    select from letter_addressees as named where named.county = letters.county and named.letter = letters.id
      and named.name ilike ${pattern}))`;
}
