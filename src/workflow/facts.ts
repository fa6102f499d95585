import type { LocalDate } from '#src/kernel/local-date.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Stage } from '#src/registry/stage.ts';

/** 相关情况 — what else must be known to judge a request about one pupil; gathered by the caller, so that judging stays pure. */
export interface Facts {
  readonly today: LocalDate;
  /** 在办业务: the pupil's other open case. */
  readonly openCase?: { readonly title: string; readonly since: LocalDate; readonly where: string } | undefined;
  /** 问题学籍: open findings of the rules that make a record one (duplicate, no such number, name and number do not match). */
  readonly problems: readonly { readonly rule: string; readonly title: string }[];
  /** 信息有误: open findings of severity error in the key information and the school's own fields. */
  readonly faults: readonly { readonly rule: string; readonly title: string }[];
  /** 同号学籍: other live records of this deployment that carry the identity number the answers (or the record) name. */
  readonly sameNumber: readonly Namesake[];
  /** Live records of this deployment with the same name, sex and birth date. */
  readonly sameChild: readonly Namesake[];
  /** 冻结期: windows in force today for this procedure. */
  readonly frozen: readonly { readonly title: string; readonly from: LocalDate; readonly until: LocalDate }[];
  /** 处分期内, as recorded by the school. */
  readonly underDiscipline?: { readonly until: LocalDate } | undefined;
  /** The stages each party's school runs; absent when its kind is not known. */
  readonly stages: {
    readonly holding?: readonly Stage[] | undefined;
    readonly receiving?: readonly Stage[] | undefined;
  };
  /** The province's approval to delete a formal record has been recorded (教育部 2016 问答: G 号原则上不得删除). */
  readonly provinceApproved?: boolean | undefined;
}

/** Another record that may be of the same child. Where it is, and nothing a stranger may not see. */
export interface Namesake {
  readonly student: string;
  readonly unit: UnitPath;
  readonly school: string;
  readonly status: string;
}
