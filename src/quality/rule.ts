import type { LocalDate } from '#src/kernel/local-date.ts';
import type { FieldName } from '#src/registry/fields.ts';
import type { School } from '#src/registry/school.ts';
import type { Student } from '#src/registry/student.ts';
import type { Presence } from './presence.ts';

/** Does it fit the format, is it there, can it be true? After Kahn et al. 2016; 时效 is the notice's own addition. */
export type Dimension = 'conformance' | 'completeness' | 'plausibility' | 'timeliness';

/** 错误 must be mended, 疑问 be mended or explained, 提示 be known. */
export type Severity = 'error' | 'query' | 'notice';

/** 处理方式: what mends it — an edit, or the official procedure of that name. */
export type Remedy =
  | 'edit'
  | 'normalise'
  | 'explain'
  | 'key-information-change'
  | 'no-id-pathway'
  | 'duplicate-pathway'
  | 'formalisation'
  | 'reentry'
  | 'graduation'
  | 'presence case'
  | 'admission or registration'
  | 'transfer'
  | 'status correction'
  | 'report to county';

/** What a rule must be told besides the record. One setting holds for a whole run. */
export interface Setting {
  readonly today: LocalDate;
  /** The county's schools by 学校标识码; absent when nobody loaded them. */
  readonly schools?: ReadonlyMap<string, School> | undefined;
  /** Six digits: the county most of the register's pupils belong to; absent when there is no majority. */
  readonly county?: string | undefined;
  /** How many months a record may stay temporary. */
  readonly temporaryMonths: number;
  /** 升级日: month and day (`MM-DD`) of the yearly promotion. */
  readonly promotion: string;
}

/** What is wrong with one field. The message says it to a registrar, and never repeats a number in full. */
export interface Fault {
  readonly field: FieldName;
  readonly message: string;
  /** Only where it differs from the rule's own. */
  readonly severity?: Severity;
}

/** A record that differs from an ordinary one in these cells, and, where it matters, the setting it is judged in. */
export type Example = Student & { readonly setting?: Partial<Setting> };

/** What every rule declares, whatever it is asked of. */
export interface RuleCommon {
  /** Shown to registrars, printed on sheets, never reused. */
  readonly code: string;
  readonly title: string;
  readonly dimension: Dimension;
  readonly severity: Severity;
  /** Every field the rule reads. It may read no other: what it answers is remembered by these. */
  readonly fields: readonly FieldName[];
  /** The columns without which it cannot be asked; all of `fields` when left out. */
  readonly needs?: readonly FieldName[];
  /** Each cell is judged by itself, a member's by whether there is such a member: a record of fine cells is fine. */
  readonly cellByCell?: true;
  /** Answered once the whole register has been read, because it asks the setting for the pupils' own county. */
  readonly asksCounty?: true;
  readonly remedy: Remedy;
  /** 处理建议: what to do, in the registrar's words. */
  readonly advice: string;
  /** Why we may insist: the standard or the paragraph that says so. */
  readonly basis: string;
}

/** One question the register must answer yes to, asked of one record at a time. */
export interface Rule extends RuleCommon {
  /** Is the question to be asked of this record? Always, when left out. */
  readonly appliesTo?: (student: Student, setting: Setting) => boolean;
  /** Everything wrong in answer to this question; none when it holds. */
  readonly faults: (student: Student, setting: Setting) => readonly Fault[];
  readonly examples: { readonly holds: readonly Example[]; readonly broken: readonly Example[] };
}

/** What records have in common when they are neighbours: the parts of a key, each already normalised. */
export type Key = readonly string[];

/** One question about records that are neighbours in the register, because they share a key. */
export interface RegisterRule extends RuleCommon {
  /** The keys under which this record has neighbours; none when the question is not asked of it. */
  readonly keys: (student: Student, setting: Setting) => readonly Key[];
  /** Fewer records than this can never break it. */
  readonly atLeast: number;
  readonly holds: (group: readonly Student[], setting: Setting) => boolean;
  /** What to say of each record of a group that does not hold. */
  readonly fault: (student: Student, key: Key, group: readonly Student[]) => Fault;
  /** Each example is a little register. */
  readonly examples: {
    readonly holds: readonly (readonly Example[])[];
    readonly broken: readonly (readonly Example[])[];
  };
}

/** A record, and what was said of where its pupil is. */
export type PresenceExample = Example & { readonly presence: Presence };

/** One question about a record and what a roll call said of the pupil: a record alone cannot answer it. */
export interface PresenceRule extends RuleCommon {
  readonly faults: (student: Student, presence: Presence) => readonly Fault[];
  readonly examples: { readonly holds: readonly PresenceExample[]; readonly broken: readonly PresenceExample[] };
}

/** A rule of any of the three kinds. */
export type AnyRule = Rule | RegisterRule | PresenceRule;

export function defineRule(rule: Rule): Rule {
  return rule;
}

export function defineRegisterRule(rule: RegisterRule): RegisterRule {
  return rule;
}

export function definePresenceRule(rule: PresenceRule): PresenceRule {
  return rule;
}

/** Has the file the columns, and is the record of the kind, that the rule asks about? */
export function isAsked(rule: Rule, student: Student, setting: Setting): boolean {
  return hasColumns(rule, student) && (rule.appliesTo === undefined || rule.appliesTo(student, setting));
}

/** Has the file the columns without which the rule cannot be asked? */
export function hasColumns(rule: RuleCommon, student: Student): boolean {
  return (rule.needs ?? rule.fields).every((field) => student[field] !== undefined);
}

/** The setting of a day with nothing else known: no list of schools, the handbook's defaults. */
export function settingOn(today: LocalDate, over: Partial<Setting> = {}): Setting {
  return { temporaryMonths: 12, promotion: '08-10', ...over, today };
}
