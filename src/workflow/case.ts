import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import { isWithin, type UnitPath } from '#src/organization/unit.ts';
import type { Parties, Party } from './party.ts';
import type { Step } from './procedure.ts';

/** 办理状态. Only `decide` makes a new one. */
export type CaseState =
  | { readonly at: 'draft' }
  | { readonly at: 'step'; readonly step: number }
  | { readonly at: 'returned' }
  | { readonly at: 'done' }
  | { readonly at: 'refused' }
  | { readonly at: 'withdrawn' };

/** 保存即填报，其余由各环节作出 */
export const CASE_STATES = {
  draft: '填报中',
  step: '办理中',
  returned: '已退回',
  done: '已办结',
  refused: '不予办理',
  withdrawn: '已撤回',
} as const satisfies Readonly<Record<CaseState['at'], string>>;

/** 提交、通过、退回、不予办理、撤回 */
export const ACTIONS_ON_CASES = {
  submit: '提交',
  approve: '通过',
  return: '退回',
  refuse: '不予办理',
  withdraw: '撤回',
} as const;

export type CaseAction = keyof typeof ACTIONS_ON_CASES;

/** 案卷 — what decides who may do what with a case now. */
export interface Dossier {
  readonly state: CaseState;
  /** Counts every change: answers, evidence, decisions. */
  readonly revision: number;
  /** Of what a decider is asked about: answers and evidence. What the record says beside them is asked anew at the last approval. */
  readonly hash: string;
  /** 办理链: frozen when the case was submitted; what would be, until then. */
  readonly steps: readonly Step[];
  readonly parties: Parties;
  readonly applicant: Party;
  /** Everybody who opened or submitted it. */
  readonly applicants: readonly string[];
  /** 小规模学校豁免: the county lets the applicant's school check its own applications; such decisions are marked. */
  readonly exempt: boolean;
  /** 系统外环节凭证: the steps outside this deployment whose proof lies in the evidence, by their ids. */
  readonly proven: readonly string[];
}

/** 办理意见 — what a person at a desk wants done. */
export interface Command {
  readonly action: CaseAction;
  readonly by: Actor;
  readonly on: LocalDate;
  /** What they had before their eyes. */
  readonly seen: { readonly revision: number; readonly hash: string };
  readonly reason?: string | undefined;
  /** For a step outside this deployment: the day on which it was done there. */
  readonly doneOn?: LocalDate | undefined;
}

/** The state a command leads to; `exempted` when only the county's exemption allowed it. */
export type Decision =
  | { readonly state: CaseState; readonly exempted: boolean; readonly objections?: undefined }
  | { readonly objections: readonly Objection[]; readonly stale: boolean };

/** 可办事项 — what this person may do now. The screen shows it, and `decide` asks it: there is no second list. */
export function availableActions(dossier: Dossier, actor: Actor): readonly CaseAction[] {
  switch (dossier.state.at) {
    case 'draft':
    case 'returned':
      return isApplicant(dossier, actor) ? ['submit', 'withdraw'] : [];
    case 'step':
      return [
        ...(mayDecide(dossier, actor) ? (['approve', 'return', 'refuse'] as const) : []),
        ...(isApplicant(dossier, actor) ? (['withdraw'] as const) : []),
      ];
    case 'done':
    case 'refused':
    case 'withdrawn':
      return [];
  }
}

/**
 * 核办 — judge one command: a new state, or the reasons why not. Total, and it never throws.
 *
 * `objections` are those against the application itself (`objectionsTo`); they stop a submission, and an approval too:
 * what has become wrong since is not approved.
 */
export function decide(dossier: Dossier, command: Command, objections: readonly Objection[] = []): Decision {
  if (command.seen.revision !== dossier.revision || command.seen.hash !== dossier.hash) return STALE;
  const { action, by } = command;
  if (!availableActions(dossier, by).includes(action)) {
    return refusal('not-available', whyNot(dossier, by, action) ?? '当前环节不能由您办理此操作');
  }
  const exempted = action !== 'withdraw' && action !== 'submit' && needsExemption(dossier, by);
  const became = (state: CaseState): Decision => ({ state, exempted });
  switch (action) {
    case 'submit':
      return objections.length > 0 ? { objections, stale: false } : became({ at: 'step', step: 0 });
    case 'approve': {
      if (objections.length > 0) return { objections, stale: false };
      const unrecorded = notRecorded(dossier, command);
      if (unrecorded) return unrecorded;
      const next = dossier.state.at === 'step' ? dossier.state.step + 1 : 0;
      return became(next < dossier.steps.length ? { at: 'step', step: next } : { at: 'done' });
    }
    case 'return':
    case 'refuse':
      if (!command.reason?.trim()) return refusal('reason-required', '退回或不予办理，须写明理由');
      return became({ at: action === 'return' ? 'returned' : 'refused' });
    case 'withdraw':
      return became({ at: 'withdrawn' });
  }
}

/** 当前环节; `undefined` while it lies on no desk. */
export function stepOf({ state, steps }: Pick<Dossier, 'state' | 'steps'>): Step | undefined {
  return state.at === 'step' ? steps[state.step] : undefined;
}

/** Nothing more can become of it. */
export function isClosed({ at }: CaseState): boolean {
  return at === 'done' || at === 'refused' || at === 'withdrawn';
}

/** Why this person cannot do that now, in words for whoever taps the missing button; `undefined` when they can. */
export function whyNot(dossier: Dossier, actor: Actor, action: CaseAction): string | undefined {
  if (availableActions(dossier, actor).includes(action)) return undefined;
  const { state } = dossier;
  if (isClosed(state)) return `此件${CASE_STATES[state.at]}，不能再办理`;
  if (action === 'submit') return state.at === 'step' ? '此件已经提交，正在办理' : '由填报学校的学籍管理员提交';
  if (action === 'withdraw') return '只有填报学校的学籍管理员可以撤回';
  const step = stepOf(dossier);
  if (step === undefined) return '此件还没有提交，不在任何环节';
  if (dossier.applicants.includes(actor.person)) return '自己填报的业务不能自己核办';
  return `现在是“${step.title}”环节，由该环节的承办人办理`;
}

/** The applicant's desk: whoever keeps the registry of the school that applied, also after a hand-over. */
export function isApplicant({ parties, applicant }: Dossier, actor: Actor): boolean {
  return actor.office === 'registrar' && isAt(actor.unit, parties[applicant]);
}

/** The office and the unit of the step. Nobody decides what they applied for, and no other office stands in, unless exempt. */
function mayDecide(dossier: Dossier, actor: Actor): boolean {
  const step = stepOf(dossier);
  if (step === undefined || !isAt(actor.unit, dossier.parties[step.of])) return false;
  if (isExempt(dossier, step)) return actor.office === 'head' || actor.office === 'registrar';
  return actor.office === step.by && (step.outside === true || !dossier.applicants.includes(actor.person));
}

/** An exemption reaches the desk of the applicant's own school leader, and no further. */
function isExempt({ exempt, applicant }: Dossier, { by, of }: Step): boolean {
  return exempt && of === applicant && by === 'head';
}

function needsExemption(dossier: Dossier, { person, office }: Actor): boolean {
  const step = stepOf(dossier);
  if (step === undefined || step.outside) return false;
  return office !== step.by || dossier.applicants.includes(person);
}

/** What a step outside this deployment still lacks: the day, and the proof of it (R17). */
function notRecorded(dossier: Dossier, { doneOn, on }: Command): Decision | undefined {
  const step = stepOf(dossier);
  if (!step?.outside) return undefined;
  if (doneOn === undefined) return refusal('day-required', `“${step.title}”在本系统外办理，请填写实际办结的日期`);
  if (doneOn > on) return refusal('day-to-come', `“${step.title}”的办结日期 ${doneOn} 还没有到，请核对`);
  if (dossier.proven.includes(step.id)) return undefined;
  return refusal('proof-required', `“${step.title}”在本系统外办理，请先上传办结凭证（全国学籍系统截图或盖章的回执）`);
}

/** A school's office reaches its teaching points; a county's all its schools. */
function isAt(unit: UnitPath, party: UnitPath | undefined): boolean {
  return party !== undefined && isWithin(party, unit);
}

const STALE: Decision = {
  objections: [{ code: 'stale', message: '此件刚有变动（材料、内容或办理结果），请看过最新内容再办理' }],
  stale: true,
};

function refusal(code: string, message: string): Decision {
  return { objections: [{ code, message }], stale: false };
}
