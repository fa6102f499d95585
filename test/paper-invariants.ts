import { STATE_CALENDAR } from '#src/calendar/state-calendar.ts';
import { workingDaysAfter } from '#src/calendar/working-days.ts';
import { codeOf } from '#src/registry/codes.ts';
import { normalizeNumber } from '#src/registry/identity-number.ts';
import { KEY_FIELDS } from '#src/registry/record.ts';
import { missingOf } from '#src/workflow/application.ts';
import {
  ACTIONS_ON_CASES,
  availableActions,
  type CaseAction,
  decide,
  isClosed,
  stepOf,
  whyNot,
} from '#src/workflow/case.ts';
import { MOST_WORKING_DAYS } from '#src/workflow/chain.ts';
import {
  act,
  type Deed,
  liveRecords,
  type PaperCase,
  type PaperCounty,
  type PaperRecord,
  recordOf,
  wrongWith,
} from '#test/paper-county.ts';
import { PEOPLE, STRANGERS, type Walked } from '#test/paper-walk.ts';

/** What must hold of every move, whoever makes it. Numbers of security 4.2 where it has them. */
export const INVARIANTS: Readonly<Record<string, (walked: Walked) => boolean>> = {
  'I1 one case a pupil is under way': ({ after }) =>
    isEachOnce(
      after.cases.filter(({ dossier }) => dossier.state.at === 'step').flatMap(({ student }) => student ?? []),
    ),

  'I2 one live record a number': ({ after }) =>
    isEachOnce(liveRecords(after).flatMap(({ cells }) => normalizeNumber(cells.idNumber ?? '') || [])),

  'I3 a record changes only when a case is done': ({ before, after, at }) =>
    changedRecords(before, after).length === 0 ||
    (caseAt(before, at)?.dossier.state.at === 'step' && caseAt(after, at)?.dossier.state.at === 'done'),

  'I4 every desk decides once': ({ after }) =>
    after.cases.every(({ deeds }) =>
      rounds(deeds).every((round) => isEachOnce(round.filter(isDecision).map(stepBefore))),
    ),

  'I5 nobody decides what they applied for, but under an exemption that is marked, or outside': ({
    before,
    after,
    at,
    by,
  }) => {
    const deed = newDeed(before, after, at);
    const one = caseAt(before, at);
    if (deed === undefined || one === undefined || !isDecision(deed)) return true;
    const own = one.dossier.applicants.includes(by?.person ?? '');
    return !own || deed.exempted || stepOf(one.dossier)?.outside === true;
  },

  'I6 no step is skipped, and none comes before its turn': ({ after }) =>
    after.cases.every(({ deeds, dossier: { steps, state } }) =>
      rounds(deeds).every((round, i, all) => {
        const approved = round.filter(({ action }) => action === 'approve').map(stepBefore);
        const whole = i === all.length - 1 && state.at === 'done';
        return approved.every((step, turn) => step === turn) && (!whole || approved.length === steps.length);
      }),
    ),

  'I7 returned, refused or withdrawn, everything stays as it was': ({ before, after, at }) =>
    !['returned', 'refused', 'withdrawn'].includes(caseAt(after, at)?.dossier.state.at ?? '') ||
    before.records === after.records,

  'I8 a history is only added to': ({ before, after }) =>
    [...before.records].every(([id, { history }]) => isPrefix(history, after.records.get(id)?.history ?? [])),

  'I9 every revision has its deed, and every deed stays': ({ before, after }) =>
    after.cases.every(
      ({ dossier, deeds }, i) => dossier.revision === deeds.length && isPrefix(before.cases[i]?.deeds ?? [], deeds),
    ),

  'I10 what is decided is what was seen': ({ before, at, decision, seen }) => {
    const dossier = caseAt(before, at)?.dossier;
    if (decision === undefined || decision.objections !== undefined) return true;
    return seen?.revision === dossier?.revision && seen?.hash === dossier?.hash;
  },

  'I11 a deadline follows from its day and its calendar, and stays while the step lasts': ({ before, after, at }) => {
    const [was, is] = [caseAt(before, at), caseAt(after, at)];
    if (is?.since === undefined) return true;
    const days = stepOf(is.dossier)?.withinWorkingDays ?? 0;
    const stays = was?.dossier.state.at !== 'step' || stepNow(was) !== stepNow(is) || was.due === is.due;
    return stays && days <= MOST_WORKING_DAYS && is.due === workingDaysAfter(is.since, days, STATE_CALENDAR);
  },

  'I12 pupils are conserved: each live record lies at one school, and a transfer makes none more or fewer': ({
    before,
    after,
    at,
  }) => {
    const procedure = caseAt(after, at)?.procedure;
    const transfers = procedure?.id === 'transfer-within-county' || procedure?.id === 'junior-admission';
    const there = liveRecords(after).every(({ unit }) => unit.split('/').length > 4);
    return there && (!transfers || before.records.size === after.records.size);
  },

  'I17 no case about a number deletes a record, and no record is ever lost': ({ before, after, at }) => {
    const lost = [...before.records.keys()].some((id) => !after.records.has(id));
    const key = caseAt(after, at)?.procedure.asks.idNumber !== undefined;
    return !lost && !(key && changedRecords(before, after).some(({ isDeleted }) => isDeleted));
  },

  'I18 who has no office in it, or another county’s, can do nothing': ({ after }) =>
    after.cases.every(({ dossier }) => STRANGERS.every((stranger) => availableActions(dossier, stranger).length === 0)),

  'I19 the same decision sent again does nothing': ({ before, after, at, by, action }) => {
    const one = caseAt(before, at);
    if (before === after || one === undefined || by === undefined || action === undefined || at === undefined)
      return true;
    const { revision, hash } = one.dossier;
    return act(after, at, { action, by, seen: { revision, hash }, reason: '再发一次' }).county === after;
  },

  'I20 the figures are a recount of the deeds': ({ after }) =>
    after.cases.every(({ dossier, deeds }) => keyOf(deeds.at(-1)?.to) === keyOf(dossier.state)),

  'what is closed stays closed': ({ before, after }) =>
    before.cases.every(({ dossier }, i) => !isClosed(dossier.state) || after.cases[i]?.dossier === dossier),

  'what the screen offers is what is decided, and what it does not offer it explains': ({ after, at }) => {
    const one = caseAt(after, at);
    if (one === undefined) return true;
    const { revision, hash } = one.dossier;
    return [...PEOPLE, ...STRANGERS].every((by) => {
      const offered = availableActions(one.dossier, by);
      return ACTIONS.every((action) => {
        const decision = decide(one.dossier, { action, by, on: after.day, seen: { revision, hash }, reason: '理由' });
        const refused = decision.objections?.some(({ code }) => code === 'not-available') ?? false;
        return (
          offered.includes(action) === !refused &&
          offered.includes(action) === (whyNot(one.dossier, by, action) === undefined)
        );
      });
    });
  },

  'a stale sight decides nothing': ({ after, at, action, by }) => {
    const one = caseAt(after, at);
    if (one === undefined || action === undefined || by === undefined) return true;
    const seen = { revision: one.dossier.revision, hash: `${one.dossier.hash}, and something else` };
    return (
      decide(one.dossier, { action, by, on: after.day, seen, reason: '理由', doneOn: after.day }).objections?.[0]
        ?.code === 'stale'
    );
  },

  'nothing wrong is submitted or approved': ({ before, after, at, action }) =>
    newDeed(before, after, at) === undefined ||
    (action !== 'submit' && action !== 'approve') ||
    at === undefined ||
    wrongWith(before, at).length === 0,

  'missing evidence blocks submission': ({ before, after, at, action }) => {
    const one = caseAt(before, at);
    if (one === undefined || action !== 'submit' || newDeed(before, after, at) === undefined) return true;
    return missingOf(one.procedure.proofs(one.answers, recordOf(before, one)), one.evidence).length === 0;
  },

  'nothing is returned or refused without a reason': ({ before, after, at }) => {
    const deed = newDeed(before, after, at);
    return (deed?.action !== 'return' && deed?.action !== 'refuse') || Boolean(deed.reason?.trim());
  },

  'a step outside has its day, not to come, and its proof': ({ before, after, at }) => {
    const [deed, one] = [newDeed(before, after, at), caseAt(before, at)];
    const step = one && stepOf(one.dossier);
    if (deed?.action !== 'approve' || !step?.outside) return true;
    return deed.doneOn !== undefined && deed.doneOn <= deed.on && one?.dossier.proven.includes(step.id) === true;
  },

  'only what its file declares is written': ({ before, after, at }) => {
    const procedure = caseAt(after, at)?.procedure;
    const declared: readonly string[] = [
      ...(procedure?.writes ?? []),
      ...Object.values(procedure?.asks ?? {}).flatMap(({ cell }) => cell ?? []),
    ];
    return changedRecords(before, after).every((record) =>
      changedCells(before, record).every((cell) => declared.includes(cell)),
    );
  },

  'R06 key information of a record changes only through 关键信息变更': ({ before, after, at }) => {
    const through = ['key-information-change', 'problem-record-change'].includes(caseAt(after, at)?.procedure.id ?? '');
    const known = changedRecords(before, after).filter(({ id }) => before.records.has(id));
    return (
      through ||
      known.every((record) => !changedCells(before, record).some((cell) => KEY_FIELDS.some((key) => key === cell)))
    );
  },

  'R10 a formal number is for life': ({ before, after }) =>
    [...before.records].every(([id, { stage, cells }]) => {
      const now = after.records.get(id);
      return stage !== 'formal' || (now?.stage === 'formal' && now.cells.nationalNumber === cells.nationalNumber);
    }),

  'R11 a formal record is deleted only with the province’s approval, and never for 户籍重复': ({
    before,
    after,
    at,
  }) => {
    const one = caseAt(after, at);
    return changedRecords(before, after).every(({ id, isDeleted, stage }) => {
      if (!isDeleted || before.records.get(id)?.isDeleted !== false) return true;
      const approved = stage !== 'formal' || one?.evidence.includes('province-approval') === true;
      return approved && one?.answers.reason !== 'duplicate-household';
    });
  },

  'nobody of compulsory age is expelled or sent away (义务教育法 27)': ({ before, after }) =>
    changedRecords(before, after).every(({ cells }) => {
      const gone = ['03', '14'].includes(codeOf('recordStatus', cells.recordStatus ?? '') ?? '');
      return !gone || (cells.grade ?? '').startsWith('高');
    }),

  'an exemption reaches the desk of the own school’s leader and no other': ({ before, after, at }) => {
    const [deed, one] = [newDeed(before, after, at), caseAt(before, at)];
    const step = one && stepOf(one.dossier);
    return (
      !deed?.exempted || (one?.dossier.exempt === true && step?.by === 'head' && step.of === one.dossier.applicant)
    );
  },

  'the chain is the one with which it was submitted': ({ before, after }) =>
    before.cases.every(
      ({ dossier }, i) => dossier.state.at !== 'step' || after.cases[i]?.dossier.steps === dossier.steps,
    ),

  'while it is under way its form does not change': ({ before, after }) =>
    before.cases.every(({ dossier, answers, evidence }, i) => {
      const now = after.cases[i];
      return (
        dossier.state.at !== 'step' ||
        now?.dossier.state.at !== 'step' ||
        (now.answers === answers && now.evidence === evidence)
      );
    }),

  'only the applicant’s registrar takes it back': ({ before, after, at, by }) => {
    const [deed, one] = [newDeed(before, after, at), caseAt(before, at)];
    return (
      deed?.action !== 'withdraw' ||
      (by?.office === 'registrar' && by.unit === one?.dossier.parties[one.dossier.applicant])
    );
  },
};

const ACTIONS = Object.keys(ACTIONS_ON_CASES) as CaseAction[]; // the keys of a literal object

function caseAt({ cases }: PaperCounty, at: number | undefined): PaperCase | undefined {
  return at === undefined ? undefined : cases[at];
}

/** The deed that this move added to the case it was about. */
function newDeed(before: PaperCounty, after: PaperCounty, at: number | undefined): Deed | undefined {
  const [was, is] = [caseAt(before, at), caseAt(after, at)];
  return was && is && is.deeds.length > was.deeds.length ? is.deeds.at(-1) : undefined;
}

function changedRecords(before: PaperCounty, after: PaperCounty): readonly PaperRecord[] {
  return [...after.records.values()].filter((record) => before.records.get(record.id) !== record);
}

function changedCells(before: PaperCounty, { id, cells }: PaperRecord): readonly string[] {
  const was: Readonly<Record<string, string | undefined>> = before.records.get(id)?.cells ?? {};
  return Object.entries(cells).flatMap(([cell, text]) => ((text ?? '') === (was[cell] ?? '') ? [] : [cell]));
}

/** The deeds from each submission to the next. */
function rounds(deeds: readonly Deed[]): readonly (readonly Deed[])[] {
  const begun = deeds.flatMap(({ action }, i) => (action === 'submit' ? [i] : []));
  return begun.map((from, i) => deeds.slice(from + 1, begun[i + 1]));
}

function isDecision({ action }: Deed): boolean {
  return action === 'approve' || action === 'return' || action === 'refuse';
}

function stepBefore({ from }: Deed): number {
  return from.at === 'step' ? from.step : -1;
}

function stepNow({ dossier: { state } }: PaperCase): number {
  return state.at === 'step' ? state.step : -1;
}

function keyOf(state: Deed['to'] | undefined): string {
  return JSON.stringify(state);
}

function isEachOnce(all: readonly (string | number)[]): boolean {
  return new Set(all).size === all.length;
}

function isPrefix(first: readonly unknown[], whole: readonly unknown[]): boolean {
  return first.every((each, i) => whole[i] === each);
}
