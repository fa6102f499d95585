import fc from 'fast-check';
import type { LocalDate } from '#src/kernel/local-date.ts';
import { addDays } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { PROCEDURES } from '#src/procedures/index.ts';
import { ACTIONS_ON_CASES, type CaseAction, type Decision, isClosed, stepOf } from '#src/workflow/case.ts';
import type { Answers, Procedure } from '#src/workflow/procedure.ts';
import { CHILD, NO_NUMBER, PLACE } from '#test/a-child.ts';
import { wholeAnswers } from '#test/any-answers.ts';
import { NEXT_COUNTY, PLACES } from '#test/cast.ts';
import {
  act,
  aPaperCounty,
  NUMBERS_AT_REST,
  open,
  type PaperCase,
  type PaperCounty,
  proofsFor,
  prove,
  rewrite,
  type Said,
  SCHOOLS,
  TEMPORARY_NUMBER,
  wrongWith,
} from '#test/paper-county.ts';
import { actorAt, clerkOf, registrarAt } from '#test/played.ts';

/** One thing somebody does. Numbers are taken modulo what there is to choose from. */
export type Move =
  | { readonly does: 'open'; readonly form: number }
  | { readonly does: 'advance'; readonly at: number }
  | { readonly does: 'rewrite'; readonly at: number; readonly form: number }
  | { readonly does: 'wait'; readonly days: number }
  | { readonly does: 'exempt'; readonly school: number }
  | {
      readonly does: 'act';
      readonly at: number;
      readonly action: CaseAction;
      readonly as: keyof typeof GUISES;
      readonly who: number;
      readonly stale: boolean;
      readonly reason: boolean;
      readonly done: number | undefined;
    };

/** What was tried, and the county before and after. */
export interface Walked {
  readonly before: PaperCounty;
  readonly after: PaperCounty;
  /** The case it was about. */
  readonly at: number | undefined;
  readonly action: CaseAction | undefined;
  readonly by: Actor | undefined;
  readonly decision: Decision | undefined;
  /** What whoever decided had before their eyes. */
  readonly seen?: Said['seen'] | undefined;
}

/** Everybody who could try, among them those who must never succeed. One person at 丁河 holds two offices. */
export const PEOPLE: readonly Actor[] = [
  ...SCHOOLS.flatMap((school) => [registrarAt(school), actorAt('head', school)]),
  { ...actorAt('head', PLACES.primary), person: registrarAt(PLACES.primary).person },
  { ...actorAt('county', PLACES.county), person: registrarAt(PLACES.primary).person },
  { ...registrarAt(PLACES.primary), person: 'the registrar who came after' },
  actorAt('county', PLACES.county),
  actorAt('central-school', PLACES.dinghe),
  actorAt('class-teacher', PLACES.primaryClass),
];

/** Offices that decide nothing, and people of another county. */
export const STRANGERS: readonly Actor[] = [
  actorAt('county-admin', PLACES.county),
  actorAt('auditor', PLACES.county),
  actorAt('city-inspector', PLACES.city),
  actorAt('tip-off-inspector', PLACES.county),
  actorAt('township', PLACES.dinghe),
  { ...actorAt('county', PLACES.nextCounty), county: NEXT_COUNTY },
  { ...actorAt('registrar', PLACES.nextSchool), county: NEXT_COUNTY },
  { ...actorAt('head', PLACES.nextSchool), county: NEXT_COUNTY },
];

const EVERYBODY = [...PEOPLE, ...STRANGERS];
const ACTIONS = Object.keys(ACTIONS_ON_CASES) as CaseAction[]; // the keys of a literal object

/** A form somebody fills in: for whom, at which school. */
interface Form {
  readonly procedure: Procedure;
  readonly student: string | undefined;
  readonly by: Actor;
  readonly answers: Answers;
}

/** Forms of every procedure: of each some that would be taken as things stand, and some that would not. */
export const FORMS: readonly Form[] = PROCEDURES.flatMap((procedure: Procedure) => {
  const county = aPaperCounty();
  const students = procedure.about === 'new-child' ? [undefined] : [...county.records.keys()];
  const all = students.flatMap((student) =>
    SCHOOLS.map((school) => ({ procedure, student, by: registrarAt(school) })).filter(({ by }) =>
      isOwn(county, procedure, student, by),
    ),
  );
  const answers = [...curated(procedure), ...fc.sample(wholeAnswers(procedure), { numRuns: 60, seed: 7 })];
  const forms = spread(all.flatMap((form) => answers.map((each) => ({ ...form, answers: each }))));
  return [...first(forms, 8, (form) => isTaken(county, form)), ...forms.slice(0, 2)];
});

/** A walk of so many moves at most, half of them what anybody sensible would do next. */
export function walks(length: number): fc.Arbitrary<readonly Move[]> {
  const at = fc.nat(5);
  const form = fc.nat(FORMS.length - 1);
  const mostlyNot = fc.nat(3).map((n) => n === 0);
  return fc.array(
    fc.oneof(
      { weight: 3, arbitrary: fc.record({ does: fc.constant('open' as const), form }) },
      { weight: 12, arbitrary: fc.record({ does: fc.constant('advance' as const), at }) },
      { weight: 1, arbitrary: fc.record({ does: fc.constant('rewrite' as const), at, form }) },
      { weight: 1, arbitrary: fc.record({ does: fc.constant('wait' as const), days: fc.nat(60) }) },
      { weight: 2, arbitrary: fc.record({ does: fc.constant('exempt' as const), school: fc.nat(3) }) },
      {
        weight: 8,
        arbitrary: fc.record({
          ...{
            does: fc.constant('act' as const),
            at,
            action: fc.constantFrom(...ACTIONS, 'return' as const, 'refuse' as const),
          },
          ...{
            as: fc.constantFrom(...GUISE_NAMES),
            who: fc.nat(EVERYBODY.length - 1),
            stale: mostlyNot,
            reason: fc.boolean(),
          },
          done: fc.option(fc.integer({ min: -5, max: 2 }), { nil: undefined }),
        }),
      },
    ),
    { maxLength: length, size: 'max' },
  );
}

/** Does one move. A move about a case that is not there is none. */
export function walk(before: PaperCounty, move: Move): Walked {
  const nothing = { before, after: before, at: undefined, action: undefined, by: undefined, decision: undefined };
  switch (move.does) {
    case 'open': {
      const { procedure, by, student, answers } = formAt(move.form);
      return isOwn(before, procedure, student, by) && (move.form % 3 === 0 || !isBusy(before, student))
        ? { ...nothing, after: open(before, procedure, by, student, answers), by }
        : nothing;
    }
    case 'wait':
      return { ...nothing, after: { ...before, day: addDays(before.day, move.days) } };
    case 'exempt': {
      const school = SCHOOLS[move.school % SCHOOLS.length];
      return school === undefined || before.exempt.includes(school)
        ? nothing
        : { ...nothing, after: { ...before, exempt: [...before.exempt, school] } };
    }
    case 'rewrite': {
      const at = move.at % Math.max(1, before.cases.length);
      const one = before.cases[at];
      const applicant = one?.dossier.parties[one.dossier.applicant];
      if (one === undefined || applicant === undefined) return nothing;
      const other = formAt(move.form);
      const answers = other.procedure.id === one.procedure.id ? other.answers : one.answers;
      return {
        ...nothing,
        at,
        by: registrarAt(applicant),
        after: rewrite(before, at, registrarAt(applicant), { answers }),
      };
    }
    case 'advance':
      return advance(before, move.at % Math.max(1, before.cases.length), nothing);
    case 'act': {
      const at = move.at % Math.max(1, before.cases.length);
      const one = before.cases[at];
      const by = (one && GUISES[move.as](one)) ?? EVERYBODY[move.who % EVERYBODY.length];
      if (one === undefined || by === undefined) return nothing;
      const { revision, hash } = one.dossier;
      const seen = move.stale ? { revision: revision - 1, hash } : { revision, hash };
      const doneOn: LocalDate | undefined = move.done === undefined ? undefined : addDays(before.day, move.done);
      const said = { action: move.action, by, seen, doneOn, reason: move.reason ? '材料不清晰' : ' ' };
      const { county: after, decision } = act(before, at, said);
      return { ...nothing, after, at, action: move.action, by, decision, seen };
    }
  }
}

/** What the one whose turn it is would do: gather the proofs, submit, record, approve. */
function advance(before: PaperCounty, at: number, nothing: Walked): Walked {
  const one = before.cases[at];
  const applicant = one?.dossier.parties[one.dossier.applicant];
  if (one === undefined || applicant === undefined) return nothing;
  const { state, revision, hash, proven } = one.dossier;
  const step = stepOf(one.dossier);
  const seen = { revision, hash };
  if (step === undefined) {
    const by = registrarAt(applicant);
    const proofs = proofsFor(before, at);
    const lacks = proofs.some((proof) => !one.evidence.includes(proof));
    if (lacks) return { ...nothing, at, by, after: rewrite(before, at, by, { evidence: proofs }) };
    if (state.at !== 'draft' && state.at !== 'returned') return nothing;
    const { county: after, decision } = act(before, at, { action: 'submit', by, seen });
    return { ...nothing, after, at, action: 'submit', by, decision, seen };
  }
  const by = turnOf(one);
  if (by === undefined) return nothing;
  if (step.outside && !proven.includes(step.id)) return { ...nothing, at, by, after: prove(before, at, by) };
  const { county: after, decision } = act(before, at, { action: 'approve', by, seen, doneOn: before.day });
  return { ...nothing, after, at, action: 'approve', by, decision, seen };
}

/** Who does it: whoever's turn it is, the applicant in the hat of whoever's turn it is, the applicant, or anybody. */
const GUISES = {
  'in turn': turnOf,
  'in another hat': (one: PaperCase) => {
    const clerk = turnOf(one);
    return clerk && { ...clerk, person: one.dossier.applicants[0] ?? clerk.person };
  },
  'who applied': ({ dossier }: PaperCase) => {
    const school = dossier.parties[dossier.applicant];
    return school && registrarAt(school);
  },
  anybody: () => undefined,
} as const satisfies Readonly<Record<string, (one: PaperCase) => Actor | undefined>>;

const GUISE_NAMES: readonly (keyof typeof GUISES)[] = [
  'in turn',
  'in turn',
  ...(Object.keys(GUISES) as (keyof typeof GUISES)[]),
]; // the keys of a literal object

/** Whoever it lies with: the clerk of its step, else the school that applied. */
function turnOf({ dossier }: PaperCase): Actor | undefined {
  const step = stepOf(dossier);
  const school = dossier.parties[step?.of ?? dossier.applicant];
  if (school === undefined) return undefined;
  if (step === undefined) return registrarAt(school);
  return step.by === 'county' ? clerkOf(step) : actorAt(step.by, school);
}

function formAt(form: number): Form {
  const found = FORMS[form % FORMS.length];
  if (found === undefined) throw new Error('there are no forms');
  return found;
}

/** A school applies for its own pupils, or for those of others, as the procedure has it. */
function isOwn({ records }: PaperCounty, { about }: Procedure, student: string | undefined, { unit }: Actor): boolean {
  const record = student === undefined ? undefined : records.get(student);
  if (record === undefined) return about === 'new-child';
  const own = record.unit.startsWith(unit);
  if (about === 'deleted-record') return own && record.isDeleted;
  return !record.isDeleted && own !== about.includes('elsewhere') && about !== 'new-child';
}

/** A second case of a pupil is opened now and then all the same, as if the database did not refuse it: the engine must. */
function isBusy({ cases }: PaperCounty, student: string | undefined): boolean {
  return student !== undefined && cases.some((one) => one.student === student && !isClosed(one.dossier.state));
}

function isTaken(county: PaperCounty, { procedure, by, student, answers }: Form): boolean {
  const opened = open(county, procedure, by, student, answers);
  return wrongWith(rewrite(opened, 0, by, { evidence: proofsFor(opened, 0) }), 0).length === 0;
}

/** Answers that chance would hardly find: those that must agree among themselves. */
function curated({ id, asks }: Procedure): readonly Answers[] {
  const coming = { nationalNumber: `G${CHILD.idNumber}`, fromPlace: '湖北省十堰市', fromSchool: '十堰市车城路小学' };
  const more = {
    preschoolMatch: 'not-found',
    kind: 'returned',
    grade: '小学二年级',
    reason: 'work',
    graduated: 'primary-5',
  };
  const asked = (answers: Answers) =>
    Object.fromEntries(Object.entries(answers).filter(([name]) => Object.hasOwn(asks, name)));
  const said = { ...coming, ...more, enteredOn: '2025-02-10', cameFrom: '日本', note: '见材料' };
  const own = { ...said, nationalNumber: id === 'formalisation' ? `G${TEMPORARY_NUMBER}` : said.nationalNumber };
  const again = NUMBERS_AT_REST.map((idNumber) => ({
    ...CHILD,
    name: '王又',
    sex: '男',
    birthDate: '20150312',
    idNumber,
  }));
  return [CHILD, NO_NUMBER, ...again].flatMap((child) => [
    asked({ ...own, ...child, ...PLACE }),
    asked({ ...own, ...child, ...PLACE, nationalNumber: '' }),
    asked({ ...own, ...child, ...PLACE, grade: '初中一年级' }),
    asked({ ...own, ...child, ...PLACE, grade: '小学六年级' }),
    asked({ ...own, grade: '小学四年级', className: '2班', attendanceMode: '住校' }),
    asked({ ...own, reason: 'name-changed', name: '张晓明' }),
    asked({ ...own, reason: 'number-issued', ...child, otherChild: '是' }),
  ]);
}

/** The first of a list of which this holds, so many at most. */
function first<Kept>(all: readonly Kept[], most: number, holds: (each: Kept) => boolean): readonly Kept[] {
  const found: Kept[] = [];
  for (const each of all) {
    if (found.length === most) break;
    if (holds(each)) found.push(each);
  }
  return found;
}

/** The same, with what stood beside each other far apart. */
function spread<Kept>(all: readonly Kept[]): readonly Kept[] {
  const step = Math.max(1, Math.round(Math.sqrt(all.length)));
  return Array.from({ length: step }, (_, i) => all.filter((__, at) => at % step === i)).flat();
}
