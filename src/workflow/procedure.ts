import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Office } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { FieldName } from '#src/registry/fields.ts';
import type { Cells, PupilRecord } from '#src/registry/record.ts';
import type { Stage } from '#src/registry/stage.ts';
import type { Blocker } from './blocker-titles.ts';
import type { Facts } from './facts.ts';
import type { Parties, Party } from './party.ts';

/** 申请表栏目 — one question of an application form. Its answer is a text; '' is not answered. */
export interface Ask {
  readonly title: string;
  /** A cell of the record: what may stand in it, its code table and its mask come from there. */
  readonly cell?: FieldName | undefined;
  /** What is asked when it is no cell. `school`: a unit path; `grade`: a code of `grade`; `class`: the class's name. */
  readonly kind?: 'text' | 'long-text' | 'date' | 'choice' | 'school' | 'grade' | 'class' | 'yes-no' | undefined;
  /** For a `choice`, in the order of the form. */
  readonly choices?: Readonly<Record<string, string>> | undefined;
  readonly required?: boolean | undefined;
  readonly hint?: string | undefined;
  readonly longest?: number | undefined;
  /** In a case about many pupils: asked of each of them, not once for all. */
  readonly each?: true | undefined;
  /** Asked only then; an answer to a question that is not asked is an objection. */
  readonly onlyIf?: ((answers: Answers) => boolean) | undefined;
}

/** 申请内容 — by the names of the questions. */
export type Answers = { readonly [ask: string]: string | undefined };

/** 环节 — one desk the case must cross. */
export interface Step {
  readonly id: string;
  readonly title: string;
  /** The office that decides, at the party's school, its central school or its county, as the office has it. */
  readonly by: Office;
  readonly of: Party;
  /** 办理时限（工作日）. The notice allows no step more than ten (二(一)). */
  readonly withinWorkingDays: number;
  /** 系统外环节: done by somebody this deployment does not reach; `by` records by hand when it was done, and the proof. */
  readonly outside?: true | undefined;
}

/** 佐证材料要求 — a kind of `EVIDENCE_KINDS`, by its id; `anyOf` is satisfied by one of them. */
export type Proof = string | { readonly anyOf: readonly string[] };

/** What a case does to the record of one pupil when its last step is approved. */
export type Effect =
  /** `school` moves it; the class follows from its cells. */
  | { readonly kind: 'change'; readonly cells: Cells; readonly school?: UnitPath | undefined }
  | { readonly kind: 'open'; readonly cells: Cells; readonly school: UnitPath }
  /** 软删除: it leaves the rolls and can be restored. */
  | { readonly kind: 'delete' }
  | { readonly kind: 'restore' }
  /** Only said in the files. `evidences`: rules whose open findings of this pupil close as 已佐证. */
  | { readonly kind: 'none'; readonly evidences?: readonly string[] | undefined };

/** What an effect may look at beside answers and record. */
export interface Setting {
  readonly today: LocalDate;
  readonly parties: Parties;
  /** Of the parties, for the record's own cells. */
  readonly schools: { readonly [party in Party]?: SchoolOfParty | undefined };
}

export interface SchoolOfParty {
  /** 学校标识码 */
  readonly code: string;
  readonly name: string;
  /** 办学类型: a code of `schoolKind`; absent when nobody said. */
  readonly kind?: string | undefined;
}

/** 学籍业务 — one kind of official business, declared whole. */
export interface Procedure<Id extends string = string> {
  readonly id: Id;
  readonly title: string;
  /** What the county groups it under, in the menu and in the ledger. */
  readonly group: ProcedureGroup;
  /** Who asks for what, in one sentence of the registrar's words. */
  readonly summary: string;
  /** On whose authority. */
  readonly basis: readonly string[];
  /**
   * Whom it is about: a pupil of the applicant's school; a pupil on another school's roll, named by number; a child with
   * no record; a record that was deleted; or many pupils of the applicant's school at once.
   */
  readonly about: 'own-pupil' | 'pupil-elsewhere' | 'new-child' | 'deleted-record' | 'own-pupils' | 'pupils-elsewhere';
  /** Which party applies. A child with no record is asked for by the school that will hold it: `receiving`. */
  readonly applicant: Party;
  /** In which stages it exists; in the others it is refused with `notInStage`. All of them when absent. */
  readonly stages?: readonly Stage[] | undefined;
  /** The law that forbids it elsewhere, quoted when it is asked for there. */
  readonly notInStage?: string | undefined;
  readonly asks: Readonly<Record<string, Ask>>;
  /** What stands in the form before anybody touched it, taken from the record. */
  readonly begins?: ((record: PupilRecord) => Answers) | undefined;
  readonly proofs: (answers: Answers, record: PupilRecord | undefined) => readonly Proof[];
  /** What must not be the case, beyond what the answers themselves say; see `BLOCKERS`. */
  readonly blockedBy: readonly Blocker[];
  /**
   * 办理对象的条件 — what must hold of the pupil whatever is answered: grade, stage, status. Told before the form is begun, and
   * enforced with everything else.
   */
  readonly standing?: ((record: PupilRecord | undefined, facts: Facts) => readonly Objection[]) | undefined;
  /** What is wrong with these answers for this pupil. Asked while drafting, enforced on submission and on the last approval. */
  readonly objections?:
    | ((answers: Answers, record: PupilRecord | undefined, facts: Facts) => readonly Objection[])
    | undefined;
  readonly steps: readonly Step[];
  /** The cells its effect may write beyond those it asks for; a test holds every effect to them. */
  readonly writes?: readonly FieldName[] | undefined;
  readonly effect: (answers: Answers, record: PupilRecord | undefined, setting: Setting) => Effect;
}

/** 业务类别 */
export const PROCEDURE_GROUPS = {
  enrolment: '建籍与录取',
  identity: '信息变更',
  transfer: '转学',
  leave: '休学复学',
  grade: '年级与班级',
  graduation: '毕业',
  departure: '离校',
  record: '学籍删除与问题学籍',
} as const;

export type ProcedureGroup = keyof typeof PROCEDURE_GROUPS;

/** Keeps the id as a literal, so that tables over all procedures are checked by the compiler. */
export function defineProcedure<const Id extends string>(procedure: Procedure<Id>): Procedure<Id> {
  return procedure;
}
