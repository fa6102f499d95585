/** 结果 — what became of the child, and the procedures of the register that carry it out; none where the register says so already. */
export const OUTCOMES = {
  returned: { title: '返校', procedures: ['return-from-leave', 'reinstatement'], proof: 'seated' },
  'home-teaching': { title: '送教上门', procedures: [], proof: 'words' },
  deferred: { title: '延缓入学', procedures: ['deferred-entry', 'deferred-entry-of-pupil'], proof: 'procedure' },
  leave: { title: '休学', procedures: ['leave-of-absence'], proof: 'procedure' },
  transfer: {
    title: '转学',
    procedures: ['transfer-within-county', 'transfer-out-within-province', 'transfer-out-across-provinces'],
    proof: 'procedure',
  },
  death: { title: '死亡', procedures: ['death'], proof: 'procedure' },
  abroad: { title: '出国（境）', procedures: ['going-abroad'], proof: 'procedure' },
  mistaken: { title: '不属辍学', procedures: [], proof: 'words' },
} as const satisfies Readonly<Record<string, OutcomeShape>>;

interface OutcomeShape {
  readonly title: string;
  /** Ids of procedures, the likeliest first. */
  readonly procedures: readonly string[];
  /** What must be there before 销号: so many days in class, a procedure that has ended, or the county's own look at what was written. */
  readonly proof: 'seated' | 'procedure' | 'words';
}

export type OutcomeName = keyof typeof OUTCOMES;

export const EVERY_OUTCOME = Object.keys(OUTCOMES) as readonly OutcomeName[]; // the keys of a literal object
