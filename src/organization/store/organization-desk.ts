import type { PlainFile, Refusal } from '#src/documents/table.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { ReadsClass } from '../import-plan.ts';
import type { Actor } from '../office.ts';
import type { UnitPath } from '../unit.ts';

/** What the folders above lend to the organization: it stands below them, and calls them only through its desk. */
export interface OrganizationDesk extends Desk {
  readonly audit: Auditing;
  /** 在册学生 at or below a path. */
  readonly countPupils: (db: Database | Work, county: string, path: UnitPath) => Promise<number>;
  /** Taken before the units: the locks of whoever files something by the path of a unit, in their order (docs/adr/0011). */
  readonly beforeMove: (work: Work, county: string) => Promise<void>;
  /** Whoever files something by the path of a unit: moves it along, in the same transaction. */
  readonly afterMove: readonly MovesAlong[];
  /** 一次性登录码 for somebody who has just been given an account or an office; ends what they could sign in with before. */
  readonly issueCode: (work: Work, by: Actor, person: string) => Promise<OneTimeCode>;
  /** Reads a file in a process of its own. */
  readonly makePlain: (path: string) => Promise<PlainFile | Refusal>;
  /** 办学类型, as the register's code table has it, and what a cell means by it. */
  readonly schoolKinds: readonly { readonly code: string; readonly label: string }[];
  readonly schoolKindOf: (text: string) => string | undefined;
  /** 班级: the grade and class that two cells name on a day; `undefined` when they name none. */
  readonly classOf: (grade: string, className: string, today: LocalDate) => ReturnType<ReadsClass>;
}

export interface OneTimeCode {
  readonly code: string;
  /** When it stops working. */
  readonly until: Date;
}

/** Everything at or below `from` is filed below `to` from now on. */
export type MovesAlong = (work: Work, county: string, from: UnitPath, to: UnitPath) => Promise<void>;

export type Auditing = (work: Work, actor: Actor, deed: OrganizationDeed, now: Date) => Promise<void>;

/** 审计事项 of this folder; their titles stand in the table of actions. */
export interface OrganizationDeed {
  readonly action:
    | `unit.${'open' | 'rename' | 'move' | 'merge' | 'close' | 'reopen' | 'import'}`
    | `person.${'create' | 'change' | 'phone' | 'import' | 'export'}`
    | `office.${'grant' | 'end' | 'hand-over' | 'delegate' | 'delegate-end'}`;
  readonly subjectKind: 'unit' | 'person' | 'holding';
  readonly subject: string;
  readonly subjectUnit?: UnitPath | undefined;
  readonly reason?: string | undefined;
  readonly detail?: Readonly<Record<string, unknown>> | undefined;
}
