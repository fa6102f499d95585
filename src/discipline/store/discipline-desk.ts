import type { ReadEvidence } from '#src/evidence/store/reading.ts';
import type { Door } from '#src/findings/today.ts';
import type { Actor } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { BasisKind } from '../bases.ts';

/** What a violation of a unit may rest on. */
export interface Source {
  readonly subject: string;
  /** Says what it is and of which day; names no child. */
  readonly title: string;
  /** Where it opens, for this actor. */
  readonly door: Door;
}

/** 依据的来源 — each folder's ledger, as far as the actor may see it and it concerns the unit. */
export interface BasisSource {
  readonly kind: BasisKind;
  /** The latest first. */
  readonly among: (db: Database | Work, actor: Actor, unit: UnitPath) => Promise<readonly Source[]>;
  readonly find: (db: Database | Work, actor: Actor, unit: UnitPath, subject: string) => Promise<Source | undefined>;
}

/** 问责的办公桌 — reads what is uploaded in a process apart, and knows where violations come from. */
export interface DisciplineDesk extends Desk {
  readonly readEvidence: ReadEvidence;
  readonly basisSources: readonly BasisSource[];
}
