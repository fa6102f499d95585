/** 学段 — primary school, junior and senior high. Compulsory schooling is the first two (义务教育法 2). */
export type Stage = 'primary' | 'junior' | 'senior';

interface StageShape {
  readonly title: string;
  /** First digit of its grade codes. */
  readonly digit: string;
  /** 学制: years it normally takes; four years of junior high follow five of primary school. */
  readonly years: number;
  /** Its last year under any arrangement. */
  readonly mostYears: number;
  /** Full years on 31 August of the year of entry, as is usual. */
  readonly entryAge: number;
}

export const STAGES: Readonly<Record<Stage, StageShape>> = {
  primary: { title: '小学', digit: '1', years: 6, mostYears: 6, entryAge: 6 },
  junior: { title: '初中', digit: '2', years: 3, mostYears: 4, entryAge: 12 },
  senior: { title: '高中', digit: '3', years: 3, mostYears: 3, entryAge: 15 },
};

export const EVERY_STAGE: readonly Stage[] = ['primary', 'junior', 'senior'];

/** Schools that take a child for what it needs, not for its grade. */
const SPECIAL_KINDS: ReadonlySet<string> = new Set(['511', '512', '513', '514', '519']);

/** The stages that a 办学类型 runs. 专门学校 and schools of special education may run any. */
const STAGES_OF_KIND: Readonly<Record<string, readonly Stage[]>> = {
  '211': ['primary'],
  '218': ['primary'],
  '219': ['primary'],
  '311': ['junior'],
  '312': ['primary', 'junior'],
  '341': ['junior', 'senior'],
  '342': ['senior'],
  '345': EVERY_STAGE,
  '371': EVERY_STAGE,
};

/** The stages a school of this kind (a code of `schoolKind`) runs; `undefined` when the kind is not known. */
export function stagesOf(kind: string | undefined): readonly Stage[] | undefined {
  if (kind === undefined) return undefined;
  return SPECIAL_KINDS.has(kind) ? EVERY_STAGE : STAGES_OF_KIND[kind];
}

/** 特殊教育学校 — is it a kind of school for children with disabilities? */
export function isSpecialKind(kind: string | undefined): boolean {
  return kind !== undefined && SPECIAL_KINDS.has(kind);
}
