/**
 * 不在班的去向 — where a pupil is who is on the list and not in class, and the procedures that may settle it. `as-recorded` is of
 * whoever the record itself says is away: on leave, abroad.
 */
export const ABSENCES = {
  'other-school': {
    title: '到外校就读',
    asks: '哪所学校、从何时起',
    procedures: ['transfer-out-within-province', 'transfer-out-across-provinces'],
  },
  'other-class': { title: '在本校其他班', asks: '哪个班', procedures: ['class-change', 'class-assignment'] },
  unknown: { title: '去向不明', asks: '从何时起没有到校', procedures: ['missing', 'other-departure'] },
  'never-came': { title: '从未到校', asks: '何时应到校', procedures: ['record-deletion', 'deferred-entry'] },
  'as-recorded': { title: '与学籍一致', asks: '', procedures: [] },
  other: { title: '其他', asks: '具体情况', procedures: ['leave-of-absence', 'other-departure', 'record-deletion'] },
} as const satisfies Readonly<Record<string, AbsenceShape>>;

interface AbsenceShape {
  readonly title: string;
  /** What the teacher is asked to add. */
  readonly asks: string;
  /** Ids of procedures, the likeliest first. */
  readonly procedures: readonly string[];
}

export type AbsenceName = keyof typeof ABSENCES;

export const EVERY_ABSENCE = Object.keys(ABSENCES) as readonly AbsenceName[]; // the keys of a literal object

/** 实际状态 — what the class teacher knows of a pupil whom the record calls something else. */
export const ACTUAL_STATES = {
  'on-leave': { title: '已休学', status: '02', procedures: ['leave-of-absence'] },
  returned: { title: '已复学在班', status: '01', procedures: ['return-from-leave', 'reinstatement'] },
  transferred: {
    title: '已转学',
    status: '10',
    procedures: ['transfer-out-within-province', 'transfer-out-across-provinces'],
  },
  'dropped-out': { title: '疑似辍学', status: '06', procedures: ['other-departure'] },
  abroad: { title: '已出国（境）', status: '13', procedures: ['going-abroad'] },
  died: { title: '已死亡', status: '11', procedures: ['death'] },
  'left-school': { title: '已退学', status: '03', procedures: ['withdrawal-from-school', 'other-departure'] },
} as const satisfies Readonly<Record<string, ActualShape>>;

interface ActualShape {
  readonly title: string;
  /** The code of `recordStatus` that would agree with it. */
  readonly status: string;
  readonly procedures: readonly string[];
}

export type ActualState = keyof typeof ACTUAL_STATES;

export const EVERY_ACTUAL_STATE = Object.keys(ACTUAL_STATES) as readonly ActualState[]; // the keys of a literal object

/** 在校情况 — what a signed roll call says of one child. `note` is the teacher's own words. */
export type Presence =
  | { readonly is: 'present' }
  | { readonly is: 'absent'; readonly where: AbsenceName; readonly note: string }
  | { readonly is: 'differs'; readonly actual: ActualState; readonly note: string }
  /** In class at another school of the county, and on no list there; `isSure` where a whole number agrees. */
  | { readonly is: 'elsewhere'; readonly school: string; readonly isSure: boolean }
  /** In class, and no record is found in the county. */
  | { readonly is: 'unrecorded' };
