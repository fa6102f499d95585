import type { Session } from '#src/web/session.ts';
import { GATHERING_KINDS, type GatheringKind, shapeOf } from '../gathering.ts';
import type { WholeGathering } from './answers.ts';

/** As it is typed: the day is empty until it is one. */
export interface DraftTyped {
  readonly kind: GatheringKind;
  /** `null`: none, as somebody said; `undefined`: nobody has said yet. */
  readonly campaign: string | null | undefined;
  readonly unit: string;
  readonly title: string;
  readonly day: string;
  readonly begins: string;
  readonly ends: string;
  readonly place: string;
  readonly host: string;
  readonly agenda: string;
  readonly offices: readonly string[];
  readonly units: readonly string[];
  /** 各班家长会: one for each class of the school, in one act. */
  readonly everyClass: boolean;
}

/** 新的会议, as this office most often begins one. */
export function aDraft(session: Session, campaign: string | undefined): DraftTyped {
  const kind: GatheringKind =
    session.unitKind === 'class' ? 'parents' : session.office === 'registrar' ? 'teachers' : 'registrars';
  return {
    ...{ kind, campaign, unit: session.unit, title: GATHERING_KINDS[kind].title, day: '', begins: '', ends: '' },
    ...{ place: '', host: session.name, agenda: '', offices: firstAsked(kind), units: [], everyClass: false },
  };
}

/** Whom a kind asks where nobody said otherwise. */
export function firstAsked(kind: GatheringKind): readonly string[] {
  return shapeOf(kind).asks.slice(0, 1);
}

/** As it was planned, to be changed. */
export function draftOf(of: WholeGathering): DraftTyped {
  const { kind, campaign, unit, title, day, begins, ends, place, host, agenda, offices } = of;
  const units = of.units.map(({ path }) => path);
  return { kind, campaign, unit, title, day, begins, ends, place, host, agenda, offices, units, everyClass: false };
}
