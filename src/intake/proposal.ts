/** 关键信息差异的状态 — what an import found different in key fields, between its finding and a procedure. */
export const PROPOSAL_STATES = {
  proposed: '待办',
  opened: '已转业务',
  withdrawn: '已撤回',
} as const;

export type ProposalState = keyof typeof PROPOSAL_STATES;

export const EVERY_PROPOSAL_STATE = Object.keys(PROPOSAL_STATES) as readonly ProposalState[]; // the keys of a literal object
