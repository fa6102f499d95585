import type { Objection } from '#src/organization/objection.ts';
import type { Unit, UnitPath } from '#src/organization/unit.ts';
import { today as dayOf } from '#src/platform/clock.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { type Dossier, isClosed } from '#src/workflow/case.ts';
import type { Answers, Step } from '#src/workflow/procedure.ts';
import { inOneList } from '../common-objections.ts';
import { type Attached, attachedTo } from './attached-evidence.ts';
import { type CaseFile, readCaseFile } from './case-file.ts';
import { type CasePupil, type HeldRecord, pupilsOf, recordsHeld } from './case-pupils.ts';
import { chainInForce } from './chain-in-force.ts';
import { isExempt } from './exemption.ts';
import { gather, type Judged, stageOfApplication } from './gather.ts';
import { recordOnceHere } from './once-here.ts';
import { unitsAlong } from './schools.ts';

/** 手头的案卷 — a case with everything that is needed to look at it and to decide it. */
export interface CaseAtHand {
  readonly file: CaseFile;
  readonly dossier: Dossier;
  readonly pupils: readonly CasePupil[];
  readonly evidence: readonly Attached[];
  /** Empty once it is closed: then nothing is judged any more. */
  readonly judged: readonly Judged[];
  readonly objections: readonly Objection[];
  readonly chainVersion: number | undefined;
  readonly units: ReadonlyMap<UnitPath, Unit>;
  readonly bound: CaseFile | undefined;
}

/** Takes a case to hand, as everything stands now. The caller has locked it, or only looks. */
export async function takeToHand(
  desk: Desk,
  db: Database | Work,
  file: CaseFile,
  bound?: CaseFile,
): Promise<CaseAtHand> {
  const { county, id, procedure, parties, state } = file;
  const other = bound ?? (file.boundTo ? await readCaseFile(db, desk.seal, county, file.boundTo) : undefined);
  const pupils = await pupilsOf(db, county, id);
  const evidence = await attachedTo(db, county, id);
  const boundPupils = other ? await pupilsOf(db, county, other.id) : [];
  const isOpen = !isClosed(state);
  const records = isOpen ? await recordsHeld(db, desk.seal, county, idsOf(pupils)) : NO_RECORDS;
  const onceHere = isOpen ? await recordOnceHere(db, desk.seal, county, procedure, file.contents.answers) : undefined;
  const units = await unitsAlong(db, county, [
    ...Object.values(parties).flatMap((path: UnitPath | undefined) => path ?? []),
    ...[...records.values()].map(({ unit }) => unit),
  ]);
  const judged = isClosed(state)
    ? []
    : await gather(desk, db, {
        ...{ county, procedure, parties, units, evidence: kindsOf(evidence) },
        submittedOn: state.at === 'step' && file.submittedAt ? dayOf(file.submittedAt) : undefined,
        pupils: pupils.map(({ ordinal, student }) => ({
          ordinal,
          record: student === undefined ? undefined : records.get(student),
          onceHere,
          answers: answersOf(file, ordinal),
        })),
        own: other ? [id, other.id] : [id],
        ownRecords: idsOf(boundPupils),
      });
  const chain = await chainOfCase(db, file, judged);
  const dossier = await dossierOf(desk, db, file, judged, other, { steps: chain.steps, evidence });
  const names = pupils.map(({ name }) => name);
  const own = judged.map(({ objections }) => objections);
  const objections = [...noSuchParty(file, chain.steps), ...(own.length > 1 ? inOneList(own, names) : own.flat())];
  const rest = { judged, objections: isClosed(state) ? [] : objections, chainVersion: chain.version };
  return { file, dossier, pupils, evidence, units, bound: other, ...rest };
}

/** Common and own answers together: what one pupil is applied for with. */
export function answersOf({ contents }: Pick<CaseFile, 'contents'>, ordinal: number): Answers {
  return { ...contents.answers, ...contents.pupils[ordinal]?.answers };
}

async function chainOfCase(db: Database | Work, file: CaseFile, judged: readonly Judged[]) {
  const { county, procedure, contents, state } = file;
  const isFrozen = contents.steps.length > 0 && state.at !== 'draft' && state.at !== 'returned';
  if (isFrozen || isClosed(state)) return { steps: contents.steps, version: contents.chainVersion };
  return chainInForce(db, county, procedure, stageOfApplication(procedure, judged));
}

async function dossierOf(
  { seal, clock }: Desk,
  db: Database | Work,
  file: CaseFile,
  judged: readonly Judged[],
  bound: CaseFile | undefined,
  { steps, evidence }: { readonly steps: readonly Step[]; readonly evidence: readonly Attached[] },
): Promise<Dossier> {
  const { county, id, procedure, parties, state, revision } = file;
  const seen = judged.map(({ target, sight }) => [target?.id, target?.unit, sight]);
  const beside = bound && [bound.revision, bound.hash.toString('hex')];
  const sight = JSON.stringify([file.hash.toString('hex'), seen, beside]);
  const applicant = parties[procedure.applicant];
  return {
    ...{ state, revision, steps, parties },
    hash: seal.digest('case sight', sight).toString('hex'),
    applicant: procedure.applicant,
    applicants: await applicantsOf(db, county, id),
    proven: evidence.flatMap(({ step }) => step ?? []),
    exempt: applicant !== undefined && (await isExempt(db, county, applicant, clock.today())),
  };
}

/** 填报人 — everybody who opened it, wrote in it or submitted it: none of them decides it. */
async function applicantsOf(db: Database | Work, county: string, id: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('case_events')
    .select('by_person')
    .distinct()
    .where('county', '=', county)
    .where('case_id', '=', id)
    .where('event', 'in', ['opened', 'edited', 'submit'])
    .execute();
  return rows.flatMap(({ by_person: person }) => person ?? []);
}

/** A step at a school that the form has not named yet could be done by nobody. */
function noSuchParty({ parties }: CaseFile, steps: readonly Step[]): readonly Objection[] {
  const missing = steps.find(({ of }) => parties[of] === undefined);
  if (missing === undefined) return [];
  const which = missing.of === 'receiving' ? '接收学校' : '学籍所在学校';
  return [{ code: 'no-party', message: `还没有确定${which}，“${missing.title}”无人办理，请先填写` }];
}

function kindsOf(evidence: readonly Attached[]): readonly string[] {
  return evidence.map(({ kind }) => kind);
}

function idsOf(pupils: readonly CasePupil[]): readonly string[] {
  return pupils.flatMap(({ student }) => student ?? []);
}

const NO_RECORDS: ReadonlyMap<string, HeldRecord> = new Map();
