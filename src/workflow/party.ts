import type { UnitPath } from '#src/organization/unit.ts';

/** 当事学校 — the school that holds the record, and the one that will. */
export type Party = 'holding' | 'receiving';
export type Parties = { readonly [party in Party]?: UnitPath | undefined };
