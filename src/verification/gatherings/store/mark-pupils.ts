import { sql } from 'kysely';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { type LineRefused, workOnLines } from '../../ledger/store/line-work.ts';
import type { Gathering, GuardianPresence } from '../gathering.ts';
import { missing, objectionsToMarking } from '../gathering-objections.ts';
import { holdGathering } from './gathering-rows.ts';
import { hold } from './mark-people.ts';
import { noted } from './plan-gathering.ts';
import { pupilsListed } from './pupils-listed.ts';

export interface PupilMark {
  readonly student: string;
  readonly presence: GuardianPresence;
  readonly relation: string;
}

export type PupilsMarked =
  | {
      readonly revision: number;
      /** Sheets that were issued now. */
      readonly issued: number;
      /** Those that could not be, each with why. */
      readonly refused: readonly LineRefused[];
    }
  | { readonly objections: readonly Objection[] }
  | 'missing';

/**
 * 家长会登记 — whose guardian came, the whole class in one act; and 现场下发: the sheets of whoever came, or got theirs in another
 * way, are issued in the ledger in the same transaction. A line that cannot be issued is refused by itself, with the reason.
 */
export function markPupils(
  desk: Desk,
  actor: Actor,
  id: string,
  seen: number,
  marks: readonly PupilMark[],
  issue: boolean,
): Promise<PupilsMarked> {
  return desk.db.transaction().execute(async (work): Promise<PupilsMarked> => {
    const held = await holdGathering(work, actor, id);
    if (held === undefined) return 'missing';
    const list = await pupilsListed(work, actor, held);
    const sent = new Set(marks.map(({ student }) => student));
    const unmarked = list.filter(({ student, hasLeft }) => !hasLeft && !sent.has(student)).map(({ name }) => name);
    const strange = marks.filter(({ student }) => !list.some((each) => each.student === student));
    const objections = [
      ...(held.kind === 'parents' ? [] : [{ code: 'kind', message: '只有家长会按学生登记' }]),
      ...objectionsToMarking(held, seen, desk.clock.today()),
      ...(issue && held.campaign === undefined ? [NO_CAMPAIGN] : []),
      ...(strange.length > 0 ? [STRANGE] : []),
      ...missing(unmarked),
    ];
    if (objections.length > 0) return { objections };
    await writeMarks(desk, work, held, marks);
    const revision = await hold(desk, work, actor, held);
    const outcome = issue ? await issueTo(desk, work, actor, held, marks) : { done: [], refused: [] };
    const came = marks.filter(({ presence }) => presence === 'came').length;
    const detail = { came, of: marks.length, issued: outcome.done.length };
    await noted(desk, work, actor, held, 'parents', detail);
    return { revision, issued: outcome.done.length, refused: outcome.refused };
  });
}

const NO_CAMPAIGN = { code: 'campaign', message: '这次家长会不属于核查专项，没有核对表可下发。只登记到会即可' };
const STRANGE = { code: 'pupils', message: '名单里有不在本班的学生，请刷新后重新登记' };

async function writeMarks(
  { clock }: Desk,
  work: Work,
  { county, id }: Gathering,
  marks: readonly PupilMark[],
): Promise<void> {
  await sql`
    insert into gathering_pupils (county, gathering, student, presence, relation, marked_at)
    select ${county}, ${id}::uuid, mark.*, ${clock.now()}::timestamptz
    from unnest(
      ${marks.map(({ student }) => student)}::uuid[], ${marks.map(({ presence }) => presence)}::text[],
      ${marks.map(({ presence, relation }) => (presence === 'came' ? relation : ''))}::text[]
    ) as mark (student, presence, relation)
    on conflict (county, gathering, student) do update set presence = excluded.presence, relation = excluded.relation,
      marked_at = excluded.marked_at
      where (gathering_pupils.presence, gathering_pupils.relation) <> (excluded.presence, excluded.relation)`.execute(
    work,
  );
}

/** Whoever was given a sheet here before is not given it again. */
async function issueTo(
  desk: Desk,
  work: Work,
  actor: Actor,
  { county, id, campaign = '' }: Gathering,
  marks: readonly PupilMark[],
) {
  const { rows } = await sql<{ student: string }>`
    select student from gathering_pupils where county = ${county} and gathering = ${id}::uuid
      and presence in ('came', 'otherwise') and issued_at is null
      and student = any(${marks.map(({ student }) => student)}::uuid[])`.execute(work);
  const students = rows.map(({ student }) => student);
  const outcome = await workOnLines(desk, work, actor, campaign, students, { deed: 'issue' });
  await sql`
    update gathering_pupils set issued_at = ${desk.clock.now()}
    where county = ${county} and gathering = ${id}::uuid and student = any(${outcome.done}::uuid[])`.execute(work);
  return outcome;
}
