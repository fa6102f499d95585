import type { LocalDate } from '#src/kernel/local-date.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Stage } from '#src/registry/stage.ts';
import type { Parties } from './party.ts';

/** 相关情况 — what else must be known to judge a request about one pupil; gathered by the caller, so that judging stays pure. */
export interface Facts {
  readonly today: LocalDate;
  /**
   * 发起日: when it was submitted; absent while it lies with the applicant. A window in which nothing may be begun is asked
   * of this day, so that what began before it is still decided.
   */
  readonly submittedOn?: LocalDate | undefined;
  /** The schools concerned, where they are known. */
  readonly parties?: Parties | undefined;
  /** 在办业务: the pupil's other open case. */
  readonly openCase?: { readonly title: string; readonly since: LocalDate; readonly where: string } | undefined;
  /** 问题学籍: open findings of the rules that make a record one (duplicate, no such number, name and number do not match). */
  readonly problems: readonly { readonly rule: string; readonly title: string }[];
  /** 信息有误: open findings of severity error in the key information and the school's own fields. */
  readonly faults: readonly { readonly rule: string; readonly title: string }[];
  /** 同号学籍: other live records of this deployment with the identity number that the answers name, else the record's. */
  readonly sameNumber: readonly Namesake[];
  /** Other live records of this deployment with the name, sex and birth date of the answers, else of the record. */
  readonly sameChild: readonly Namesake[];
  /** 冻结期 of this procedure: at least those in force today, and on the day it was submitted. */
  readonly frozen: readonly Frozen[];
  /** 处分期内, as recorded by the school. */
  readonly underDiscipline?: { readonly until: LocalDate } | undefined;
  /** The stages each party's school runs; absent when its kind is not known. */
  readonly stages: {
    readonly holding?: readonly Stage[] | undefined;
    readonly receiving?: readonly Stage[] | undefined;
  };
  /** 无证件号核实: of a pupil without a number, what the look-ups have led to; absent while they have led to nothing. */
  readonly pathway?: PathwayFact | undefined;
  /** 绑定: it ends together with another case, or not at all. */
  readonly isBound?: boolean | undefined;
  /** The province's approval to delete a formal record has been recorded (教育部 2016 问答: G 号原则上不得删除). */
  readonly provinceApproved?: boolean | undefined;
}

/** 无证件号核实 — the one right next step of a child without a number (notice 一(二)). */
export interface PathwayFact {
  /** 更正, 户籍重复变更, 删除空号并转入, 删除空号. */
  readonly step: 'change' | 'change-household' | 'merge' | 'delete';
  /** The number that the answers name is the one that was looked up. */
  readonly isNumber: boolean;
  /** The record that was to stay has left the rolls meanwhile. */
  readonly isKeptGone: boolean;
}

/** A time of the year in which a procedure is not begun; the last day belongs to it. */
export interface Frozen {
  readonly title: string;
  readonly from: LocalDate;
  readonly until: LocalDate;
  /** For pupils in the last year of their stage only. */
  readonly graduatingOnly?: boolean | undefined;
}

/** Another record that may be of the same child. Where it is, and nothing a stranger may not see. */
export interface Namesake {
  readonly student: string;
  readonly unit: UnitPath;
  readonly school: string;
  readonly status: string;
}
