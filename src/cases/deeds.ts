import type { Actor } from '#src/organization/office.ts';
import { isWithin } from '#src/organization/unit.ts';
import { availableActions, CASE_STATES, type Dossier, isApplicant, isClosed, stepOf } from '#src/workflow/case.ts';

/** What can be done with a case beside deciding it. */
export const DEEDS = {
  edit: '修改申请内容',
  attach: '添附材料',
  pause: '暂停计时',
  resume: '恢复计时',
  urge: '催办',
  message: '留言',
} as const;

export type CaseDeed = keyof typeof DEEDS;

interface AsItStands {
  readonly dossier: Dossier;
  readonly isPaused: boolean;
}

/** Why this person cannot do that now, in words; `undefined` when they can. What is shown and what is enforced ask the same. */
export function whyNotDeed({ dossier, isPaused }: AsItStands, actor: Actor, deed: CaseDeed): string | undefined {
  const { state } = dossier;
  if (deed === 'message') return isClosed(state) ? closed(dossier) : undefined;
  if (isClosed(state)) return closed(dossier);
  switch (deed) {
    case 'edit':
      if (state.at === 'step') return '此件已经提交，正在办理；要修改请先撤回，或由承办人退回';
      return isApplicant(dossier, actor) ? undefined : '由填报学校的学籍管理员填写';
    case 'attach':
      if (state.at !== 'step') return isApplicant(dossier, actor) ? undefined : '由填报学校的学籍管理员添附';
      if (stepOf(dossier)?.outside !== true) return '此件已经提交，材料不能再改；不齐的由承办人退回补正';
      return isOnDesk(dossier, actor) ? undefined : '此环节在本系统外办理，凭证由承办人添附';
    case 'pause':
    case 'resume':
      if (state.at !== 'step') return '此件不在任何环节，没有计时';
      if (isPaused === (deed === 'pause')) return deed === 'pause' ? '计时已经暂停' : '计时没有暂停';
      return isOnDesk(dossier, actor) || isCounty(dossier, actor) ? undefined : '由现环节的承办人或县局暂停、恢复计时';
    case 'urge':
      if (state.at !== 'step') return '此件不在任何环节，无从催办';
      if (isOnDesk(dossier, actor)) return '此件正由您办理';
      return isPaused ? '计时已经暂停，恢复之后才能催办' : undefined;
  }
}

/** 在我桌上 — it waits for this office. */
export function isOnDesk(dossier: Dossier, actor: Actor): boolean {
  return availableActions(dossier, actor).includes('approve');
}

function isCounty({ parties }: Dossier, actor: Actor): boolean {
  const schools = [parties.holding, parties.receiving];
  return actor.office === 'county' && schools.some((school) => school !== undefined && isWithin(school, actor.unit));
}

function closed({ state }: Dossier): string {
  return `此件${CASE_STATES[state.at]}`;
}
