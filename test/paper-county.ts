import { STATE_CALENDAR } from '#src/calendar/state-calendar.ts';
import { workingDaysAfter } from '#src/calendar/working-days.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { isWithin, type UnitPath } from '#src/organization/unit.ts';
import { yearlyWindows } from '#src/procedures/yearly-windows.ts';
import { normalizeNumber } from '#src/registry/identity-number.ts';
import { isLive } from '#src/registry/live-record.ts';
import type { Cells, PupilRecord } from '#src/registry/record.ts';
import { stagesOf } from '#src/registry/stage.ts';
import { alternativesOf, objectionsTo } from '#src/workflow/application.ts';
import {
  type CaseAction,
  type CaseState,
  type Decision,
  type Dossier,
  decide,
  isClosed,
  stepOf,
} from '#src/workflow/case.ts';
import { chainOf } from '#src/workflow/chain.ts';
import type { Facts, Namesake } from '#src/workflow/facts.ts';
import type { Parties } from '#src/workflow/party.ts';
import type { Answers, Effect, Procedure } from '#src/workflow/procedure.ts';
import { aNumber } from '#test/a-child.ts';
import { aRecord } from '#test/an-application.ts';
import { PLACES } from '#test/cast.ts';
import { TODAY } from '#test/world.ts';

/** One line in the files of a case: who did what in which state, and what came of it. */
export interface Deed {
  readonly action: CaseAction | 'open' | 'edit' | 'attach';
  readonly by: Actor;
  readonly from: CaseState;
  readonly to: CaseState;
  readonly exempted: boolean;
  readonly reason: string | undefined;
  readonly doneOn: LocalDate | undefined;
  readonly on: LocalDate;
}

export interface PaperCase {
  readonly procedure: Procedure;
  readonly student: string | undefined;
  readonly answers: Answers;
  readonly evidence: readonly string[];
  readonly dossier: Dossier;
  readonly deeds: readonly Deed[];
  readonly submittedOn: LocalDate | undefined;
  /** 期限 of the step it lies at, and since when it lies there. */
  readonly since: LocalDate | undefined;
  readonly due: LocalDate | undefined;
  readonly opened: string | undefined;
}

export interface PaperRecord extends PupilRecord {
  readonly unit: UnitPath;
  readonly isDeleted: boolean;
  readonly history: readonly { readonly before: Cells; readonly caseAt: number }[];
}

/** 纸上的县 — a county's registry with no database: records, cases, a day. Nothing in it is ever changed, only replaced. */
export interface PaperCounty {
  readonly day: LocalDate;
  readonly records: ReadonlyMap<string, PaperRecord>;
  readonly cases: readonly PaperCase[];
  readonly exempt: readonly UnitPath[];
}

/** 县一高 */
const SENIOR = `${PLACES.county}/3441000007` as const;

export const SCHOOLS = [PLACES.primary, PLACES.other, PLACES.junior, SENIOR] as const;

const KINDS: Readonly<Record<string, string>> = {
  [PLACES.primary]: '211',
  [PLACES.other]: '211',
  [PLACES.junior]: '311',
  [SENIOR]: '342',
};

type Kept = Partial<PupilRecord> & { readonly isDeleted?: boolean };

/** 未转正式的学生: she has a number, and the state has not compared it yet. */
export const TEMPORARY_NUMBER = aNumber('411323', '20150312', 28);

const CHILDREN: readonly (readonly [UnitPath, Cells, Kept])[] = [
  [PLACES.primaryClass, {}, {}],
  [PLACES.primaryClass, { name: '王一', idType: '其他', idNumber: '', nationalNumber: '' }, { stage: 'temporary' }],
  [PLACES.primaryClass, { name: '王二', grade: '六年级', recordStatus: '毕业', idNumber: numberOf(1) }, {}],
  [PLACES.otherClass, { name: '王三', recordStatus: '休学', leaveEnd: '20250320', idNumber: numberOf(2) }, {}],
  [
    PLACES.otherClass,
    { name: '王四', idNumber: numberOf(3), nationalNumber: '' },
    { stage: 'temporary', isDeleted: true },
  ],
  [
    PLACES.juniorClass,
    { name: '王五', grade: '八年级', recordStatus: '其他离校', idNumber: numberOf(4) },
    { stage: 'temporary' },
  ],
  [
    PLACES.primaryClass,
    { name: '王六', sex: '女', idNumber: TEMPORARY_NUMBER, nationalNumber: '' },
    { stage: 'temporary' },
  ],
  [PLACES.primaryClass, { name: '王七', grade: '六年级', idNumber: numberOf(5) }, {}],
  [PLACES.otherClass, { name: '王八', grade: '一年级', idNumber: numberOf(6) }, {}],
  [`${SENIOR}/s2022/1`, { name: '王九', grade: '高中三年级', entryMonth: '202209', idNumber: numberOf(7) }, {}],
];

/** Of the graduate and of the child whose record was deleted: who registers them anew comes in the way of the old record. */
export const NUMBERS_AT_REST = [numberOf(1), numberOf(3)] as const;

function numberOf(child: number): string {
  return aNumber('411323', '20150312', 101 + 2 * child);
}

/** Ten children at four schools, each in another situation. */
export function aPaperCounty(): PaperCounty {
  const records = CHILDREN.map(([unit, cells, kept], i): readonly [string, PaperRecord] => {
    const id = `child ${i}`;
    return [id, { ...aRecord({ recordStatus: '在读', ...cells }), isDeleted: false, history: [], ...kept, id, unit }];
  });
  return { day: TODAY, records: new Map(records), cases: [], exempt: [] };
}

/** Everything wrong with a case today. */
export function wrongWith(county: PaperCounty, at: number) {
  const one = county.cases[at];
  if (one === undefined) return [];
  const { procedure, answers, evidence } = one;
  const record = recordOf(county, one);
  return objectionsTo(procedure, { answers, evidence, record, facts: factsOf(county, at, one, record) });
}

/** A case is opened by a registrar for a pupil, or for a child without a record. */
export function open(
  county: PaperCounty,
  procedure: Procedure,
  by: Actor,
  student: string | undefined,
  answers: Answers,
) {
  const unit = student === undefined ? undefined : county.records.get(student)?.unit;
  const held = unit && SCHOOLS.find((school) => isWithin(unit, school));
  const parties: Parties =
    procedure.applicant === 'receiving' ? { receiving: by.unit, holding: held } : { holding: held ?? by.unit };
  const deed = deedOf('open', by, { at: 'draft' }, { at: 'draft' }, county.day);
  const nothing = { evidence: [], submittedOn: undefined, since: undefined, due: undefined, opened: undefined };
  const dossier: Dossier = {
    ...{ state: { at: 'draft' }, revision: 1, steps: chainOf(procedure), parties, proven: [] },
    ...{ applicant: procedure.applicant, applicants: [by.person], exempt: county.exempt.includes(by.unit) },
    hash: hashOf(answers, [], student === undefined ? undefined : county.records.get(student)),
  };
  const opened: PaperCase = { ...nothing, procedure, student, answers, dossier, deeds: [deed] };
  return { ...county, cases: [...county.cases, opened] };
}

/** Answers and evidence change only while the case lies with the applicant. */
export function rewrite(
  county: PaperCounty,
  at: number,
  by: Actor,
  change: Partial<Pick<PaperCase, 'answers' | 'evidence'>>,
) {
  const one = county.cases[at];
  if (one === undefined || !['draft', 'returned'].includes(one.dossier.state.at)) return county;
  const { state } = one.dossier;
  const next = { ...one, ...change, deeds: [...one.deeds, deedOf('edit', by, state, state, county.day)] };
  const applicants = [...new Set([...one.dossier.applicants, by.person])];
  const seen = { revision: one.dossier.revision + 1, hash: hashOf(next.answers, next.evidence, recordOf(county, one)) };
  return replaced(county, at, { ...next, dossier: { ...one.dossier, ...seen, applicants } });
}

/** Every proof its form asks for, and the proof of the step it lies at. */
export function proofsFor(county: PaperCounty, at: number): readonly string[] {
  const one = county.cases[at];
  return one
    ? one.procedure.proofs(one.answers, recordOf(county, one)).flatMap((proof) => alternativesOf(proof).slice(0, 1))
    : [];
}

/** 系统外环节凭证 for the step it lies at. */
export function prove(county: PaperCounty, at: number, by: Actor): PaperCounty {
  const one = county.cases[at];
  const step = one && stepOf(one.dossier);
  if (one === undefined || !step?.outside) return county;
  const { state, proven, revision, hash } = one.dossier;
  const dossier = { ...one.dossier, proven: [...proven, step.id], revision: revision + 1, hash: `${hash}+${step.id}` };
  return replaced(county, at, {
    ...one,
    dossier,
    deeds: [...one.deeds, deedOf('attach', by, state, state, county.day)],
  });
}

export interface Said {
  readonly action: CaseAction;
  readonly by: Actor;
  readonly seen: { readonly revision: number; readonly hash: string };
  readonly reason?: string | undefined;
  readonly doneOn?: LocalDate | undefined;
}

/** One decision: the county after it, the same county when it was refused. */
export function act(
  county: PaperCounty,
  at: number,
  said: Said,
): { readonly county: PaperCounty; readonly decision: Decision | undefined } {
  const one = county.cases[at];
  if (one === undefined) return { county, decision: undefined };
  const decision = decide(one.dossier, { ...said, on: county.day }, wrongWith(county, at));
  if (decision.objections) return { county, decision };
  const { state } = decision;
  const applicants =
    said.action === 'submit' ? [...new Set([...one.dossier.applicants, said.by.person])] : one.dossier.applicants;
  const dossier = { ...one.dossier, state, applicants, revision: one.dossier.revision + 1 };
  const step = stepOf(dossier);
  const moved: PaperCase = {
    ...one,
    dossier: said.action === 'submit' ? { ...dossier, steps: chainOf(one.procedure), proven: [] } : dossier,
    submittedOn: said.action === 'submit' ? county.day : one.submittedOn,
    since: step && county.day,
    due: step && workingDaysAfter(county.day, step.withinWorkingDays, STATE_CALENDAR),
    deeds: [
      ...one.deeds,
      { ...deedOf(said.action, said.by, one.dossier.state, state, county.day), ...rest(said, decision.exempted) },
    ],
  };
  const decided = replaced(county, at, moved);
  return { county: state.at === 'done' ? applied(decided, at) : decided, decision };
}

/** What the record of a case's pupil is now. */
export function recordOf({ records }: PaperCounty, { student }: Pick<PaperCase, 'student'>): PaperRecord | undefined {
  return student === undefined ? undefined : records.get(student);
}

/** Records that count a child today. */
export function liveRecords({ records }: PaperCounty): readonly PaperRecord[] {
  return [...records.values()].filter(({ isDeleted, cells }) => !isDeleted && isLive(cells));
}

function applied(county: PaperCounty, at: number): PaperCounty {
  const one = county.cases[at];
  if (one === undefined) return county;
  const record = recordOf(county, one);
  const effect = one.procedure.effect(one.answers, record, settingOf(county, one.dossier.parties));
  const id = one.student ?? `opened by case ${at}`;
  const after = recordAfter(effect, record, id, at, county);
  if (after === undefined) return county;
  return {
    ...replaced(county, at, { ...one, opened: one.student === undefined ? id : undefined }),
    records: new Map([...county.records, [id, after]]),
  };
}

function recordAfter(effect: Effect, record: PaperRecord | undefined, id: string, caseAt: number, county: PaperCounty) {
  if (effect.kind === 'none') return undefined;
  const kept = record ?? { ...aRecord(), cells: {}, id, unit: PLACES.county, history: [], isDeleted: false };
  const history = record ? [...record.history, { before: record.cells, caseAt }] : [];
  if (effect.kind === 'delete' || effect.kind === 'restore')
    return { ...kept, history, isDeleted: effect.kind === 'delete' };
  const cells = { ...kept.cells, ...effect.cells };
  const stage = cells.nationalNumber?.startsWith('G') ? 'formal' : kept.stage;
  return {
    ...kept,
    history,
    cells,
    stage: record ? stage : cells.nationalNumber?.startsWith('G') ? 'formal' : 'temporary',
    unit: effect.school ?? kept.unit,
    revision: county.cases.length,
  } as const;
}

function factsOf(county: PaperCounty, at: number, one: PaperCase, record: PaperRecord | undefined): Facts {
  const { procedure, answers, dossier } = one;
  const other = county.cases.find(
    (each, i) =>
      i !== at && each.student === one.student && each.student !== undefined && !isClosed(each.dossier.state),
  );
  const others = liveRecords(county).filter(({ id }) => id !== record?.id);
  const wanted = { ...record?.cells, ...cellsAsked(procedure, answers) };
  const number = normalizeNumber(wanted.idNumber ?? '');
  const stages = (school: UnitPath | undefined) => stagesOf(school && KINDS[school]);
  return {
    ...{
      today: county.day,
      submittedOn: dossier.state.at === 'step' ? one.submittedOn : undefined,
      parties: dossier.parties,
    },
    ...{ problems: [], faults: [] },
    openCase: other && { title: other.procedure.title, since: county.day, where: '办理中' },
    sameNumber: others
      .filter(({ cells }) => number !== '' && normalizeNumber(cells.idNumber ?? '') === number)
      .map(namesake),
    sameChild: others
      .filter(({ cells }) =>
        (['name', 'sex', 'birthDate'] as const).every((cell) => wanted[cell] && cells[cell] === wanted[cell]),
      )
      .map(namesake),
    frozen: yearlyWindows(Number(county.day.slice(0, 4))).filter(({ procedures }) =>
      procedures.some((id) => id === procedure.id),
    ),
    stages: { holding: stages(dossier.parties.holding), receiving: stages(dossier.parties.receiving) },
    provinceApproved: one.evidence.includes('province-approval'),
  };
}

function cellsAsked({ asks }: Procedure, answers: Answers): Cells {
  return Object.fromEntries(
    Object.entries(asks).flatMap(([name, { cell }]) => (cell && answers[name] ? [[cell, answers[name]]] : [])),
  );
}

function namesake({ id, unit, cells }: PaperRecord): Namesake {
  return { student: id, unit, school: '某校', status: cells.recordStatus ?? '' };
}

function settingOf(county: PaperCounty, parties: Parties) {
  const school = (path: UnitPath | undefined) =>
    path && { code: path.slice(path.lastIndexOf('/') + 1), name: '某校', kind: KINDS[path] };
  return {
    today: county.day,
    parties,
    schools: { holding: school(parties.holding), receiving: school(parties.receiving) },
  };
}

/** Equal to whoever looks at the same answers, evidence and record. */
function hashOf(answers: Answers, evidence: readonly string[], record: PupilRecord | undefined): string {
  return JSON.stringify([answers, evidence, record?.cells]);
}

function deedOf(action: Deed['action'], by: Actor, from: CaseState, to: CaseState, on: LocalDate): Deed {
  return { action, by, from, to, on, exempted: false, reason: undefined, doneOn: undefined };
}

function rest({ reason, doneOn }: Said, exempted: boolean) {
  return { reason, doneOn, exempted };
}

function replaced(county: PaperCounty, at: number, one: PaperCase): PaperCounty {
  return { ...county, cases: county.cases.map((each, i) => (i === at ? one : each)) };
}
