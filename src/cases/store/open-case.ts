import { randomUUID } from 'node:crypto';
import { audit } from '#src/audit/store/audit.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import type { Work } from '#src/platform/database/database.ts';
import { procedureOf } from '#src/procedures/index.ts';
import type { Answers, Procedure } from '#src/workflow/procedure.ts';
import { partiesOf } from '../case-parties.ts';
import { readAnswers } from '../read-answers.ts';
import type { CaseDesk } from './case-desk.ts';
import { hashOfCase } from './case-hash.ts';
import { nextCaseNumber } from './case-number.ts';
import type { HeldRecord } from './case-pupils.ts';
import { shareCases } from './cases-lock.ts';
import { childDigest, nameOfChild } from './new-child.ts';
import { otherCaseObjections, takenMeanwhile } from './one-open-case.ts';
import { markProposal, takeProposal } from './proposal.ts';
import { digestOfReceipt, receiptCodeOf } from './receipt-code.ts';
import { answerRequest, claimRequest, KEY_USED, releaseRequest } from './requests.ts';
import { schoolAt, unitsAlong } from './schools.ts';
import { type SealedCase, sealCase } from './sealed-case.ts';
import { type Named, whomItIsAbout } from './whom.ts';
import { writeEvent } from './write-case.ts';

export interface OpenRequest extends Named {
  readonly procedure: string;
  readonly proposal?: string | undefined;
  /** As typed; common to all pupils. */
  readonly answers?: Answers | undefined;
  /** 绑定: the case that is to end together with this one. */
  readonly boundTo?: string | undefined;
}

export type Opened =
  | { readonly is: 'opened'; readonly id: string; readonly number: string }
  | { readonly is: 'not-found' }
  | { readonly is: 'refused'; readonly objections: readonly Objection[] };

/**
 * 填报 — begin a case. What blocks it is told and stops its submission; that the pupil is in another case stops it now. The
 * same request, sent again under its key over a poor line, leads to the case it has begun.
 */
export async function openCase(desk: CaseDesk, actor: Actor, request: OpenRequest, key?: string): Promise<Opened> {
  try {
    return await desk.db.transaction().execute((work) => {
      return key === undefined ? openCaseIn(desk, work, actor, request) : openedOnce(desk, work, actor, request, key);
    });
  } catch (error) {
    const objections = takenMeanwhile(error);
    if (objections === undefined) throw error;
    return { is: 'refused', objections };
  }
}

async function openedOnce(
  desk: CaseDesk,
  work: Work,
  actor: Actor,
  request: OpenRequest,
  key: string,
): Promise<Opened> {
  const claim = { key, asked: desk.seal.digest('request', JSON.stringify(request)).toString('hex') };
  const claimed = await claimRequest(work, actor, claim, desk.clock.now());
  if (claimed.is === 'again') return claimed.answer as Opened; // written below
  if (claimed.is === 'other') return { is: 'refused', objections: [KEY_USED] };
  const outcome = await openCaseIn(desk, work, actor, request);
  if (outcome.is === 'opened') await answerRequest(work, actor, claim, outcome);
  else await releaseRequest(work, actor, claim);
  return outcome;
}

/** The same within a transaction of the caller's. Throws what `takenMeanwhile` reads when somebody else was quicker. */
export async function openCaseIn(desk: CaseDesk, work: Work, actor: Actor, request: OpenRequest): Promise<Opened> {
  const procedure = procedureOf(request.procedure);
  if (procedure === undefined || !can(actor, 'case.apply', actor.unit)) return { is: 'not-found' };
  await shareCases(work, actor.county);
  const { proposal: wanted } = request;
  const proposal = wanted === undefined ? undefined : await takeProposal(work, desk.seal, actor, procedure, wanted);
  if (wanted !== undefined && proposal === undefined) return { is: 'not-found' };
  const named = proposal ? { students: [proposal.student] } : request;
  const whom = await whomItIsAbout(desk, work, actor, procedure, named);
  if (whom.is !== 'found') return whom;
  const others = await otherCaseObjections(work, actor.county, whom.records);
  if (others.length > 0) return { is: 'refused', objections: others };
  const typed = readAnswers(procedure, { ...proposal?.answers, ...request.answers }, {});
  if (typed.objections !== undefined) return { is: 'refused', objections: typed.objections };
  const classes = (request.roll ?? []).map(({ className }) => ({ className }));
  const contents = begun(procedure, whom.records, { common: typed.answers, each: classes }, proposal?.id);
  const opened = await insertCase(desk, work, actor, {
    procedure,
    records: whom.records,
    contents,
    boundTo: request.boundTo,
  });
  if (proposal !== undefined) await markProposal(work, actor.county, proposal.id, 'opened');
  return { is: 'opened', ...opened };
}

/** What stands in the form before anybody touched it, and what was given along. */
function begun(
  procedure: Procedure,
  records: readonly HeldRecord[],
  given: { readonly common: Answers; readonly each: readonly Answers[] },
  proposal: string | undefined,
): SealedCase {
  const begins = records.map((record, at) => withoutEmpty({ ...procedure.begins?.(record), ...given.each[at] }));
  const [only, ...others] = begins;
  if (others.length === 0)
    return { answers: { ...only, ...given.common }, pupils: [{ answers: {} }], steps: [], proposal };
  return { answers: given.common, pupils: begins.map((answers) => ({ answers })), steps: [] };
}

interface Draft {
  readonly procedure: Procedure;
  readonly records: readonly HeldRecord[];
  readonly contents: SealedCase;
  readonly boundTo: string | undefined;
}

async function insertCase(desk: CaseDesk, work: Work, actor: Actor, { procedure, records, contents, boundTo }: Draft) {
  const { seal, clock } = desk;
  const { county } = actor;
  const [id, now] = [randomUUID(), clock.now()];
  const units = await unitsAlong(
    work,
    county,
    records.map(({ unit }) => unit),
  );
  const schools = records.map(({ unit }) => schoolAt(unit, units));
  const parties = partiesOf(procedure, actor.unit, schools, contents.answers);
  const applicant = parties[procedure.applicant] ?? actor.unit;
  const names =
    records.length > 0 ? records.map(({ cells }) => cells.name ?? '') : [nameOfChild(procedure, contents.answers)];
  const number = await nextCaseNumber(work, county, clock.today());
  await work
    .insertInto('cases')
    .values({
      ...{ county, id, number, procedure: procedure.id, state: 'draft', applicant },
      ...{ holding: parties.holding ?? null, receiving: parties.receiving ?? null, bound_to: boundTo ?? null },
      ...{ title: titleOf(names), pupils: names.length, hash: hashOfCase(seal, contents, []) },
      receipt: digestOfReceipt(seal, receiptCodeOf(seal, county, id)),
      ...{ opened_by: actor.person, opened_at: now, changed_at: now },
      ...{ sealed: sealCase(seal, county, id, contents), key_id: seal.keyId },
    })
    .execute();
  await insertPupils(work, county, id, records, {
    name: names[0] ?? '',
    identity: records.length > 0 ? undefined : childDigest(seal, procedure, contents.answers),
  });
  await writeEvent(desk, work, { county, id, revision: 1, event: 'opened', by: actor });
  const deed = { action: 'case.start', subjectKind: 'case', subject: id, subjectUnit: applicant } as const;
  await audit(work, actor, { ...deed, detail: { procedure: procedure.id, number } }, now);
  return { id, number };
}

async function insertPupils(
  work: Work,
  county: string,
  caseId: string,
  records: readonly HeldRecord[],
  child: { readonly name: string; readonly identity: Buffer | undefined },
): Promise<void> {
  const common = { county, case_id: caseId, open: true, opens: null };
  const rows = records.map(({ id, cells, revision }, ordinal) => {
    return {
      ...common,
      ordinal,
      student: id,
      identity: null,
      name: cells.name?.normalize('NFC') ?? '',
      seen: revision,
    };
  });
  const alone = { ...common, ordinal: 0, student: null, identity: child.identity ?? null, name: child.name, seen: 0 };
  await work
    .insertInto('case_pupils')
    .values(rows.length > 0 ? rows : [alone])
    .execute();
}

/** What a case is called in lists. */
export function titleOf(names: readonly string[]): string {
  const [only = '', ...others] = names;
  return others.length === 0 ? only || '（未填姓名）' : `${only} 等 ${names.length} 名学生`;
}

function withoutEmpty(answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([, text]) => text));
}
