import { addDays, type LocalDate } from '#src/kernel/local-date.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Measure } from './measures.ts';
import { VIOLATION_STATES, type Violation, type ViolationState } from './violation.ts';

interface DeedShape {
  readonly title: string;
  readonly from: readonly ViolationState[];
  readonly to: ViolationState;
  /** Whose it is: the county's, or the unit's that is accused. */
  readonly by: 'county' | 'accused';
}

/** 办理动作 — from which state to which, and whose it is. The screen shows them, and the server asks them. */
export const DEEDS = {
  verify: { title: '核实属实', from: ['registered'], to: 'verified', by: 'county' },
  inform: { title: '告知单位', from: ['verified'], to: 'informed', by: 'county' },
  reply: { title: '陈述申辩', from: ['informed'], to: 'informed', by: 'accused' },
  decide: { title: '作出决定', from: ['informed'], to: 'decided', by: 'county' },
  close: { title: '结案', from: ['decided'], to: 'closed', by: 'county' },
  withdraw: { title: '撤销', from: ['registered', 'verified', 'informed'], to: 'withdrawn', by: 'county' },
} as const satisfies Readonly<Record<string, DeedShape>>;

export type DeedName = keyof typeof DEEDS;

export const EVERY_DEED = Object.keys(DEEDS) as readonly DeedName[]; // the keys of a literal object

/** 申辩期 in working days: never fewer than three, so that a head can ask the people concerned. */
export const REPLY_DAYS = { least: 3, usual: 5, most: 15 } as const;

/** What stands against the deed as such: the state, whose it is, who they are, and the right of reply. */
export function objectionsToDeed(
  deed: DeedName,
  violation: Violation,
  actor: Pick<Actor, 'person' | 'unit'>,
  { today, measures }: { readonly today: LocalDate; readonly measures: readonly Measure[] },
): readonly Objection[] {
  const shape: DeedShape = DEEDS[deed];
  if (!shape.from.includes(violation.state)) {
    return [
      { code: 'state', message: `现在是“${VIOLATION_STATES[violation.state]}”，不能${shape.title}。请刷新后再办` },
    ];
  }
  return [...ASKED[deed]({ violation, actor, today, measures }), ...ownAffair(deed, violation, actor)];
}

interface Asked {
  readonly violation: Violation;
  readonly actor: Pick<Actor, 'person' | 'unit'>;
  readonly today: LocalDate;
  readonly measures: readonly Measure[];
}

const ASKED: Readonly<Record<DeedName, (asked: Asked) => readonly Objection[]>> = {
  verify: () => [],
  inform: () => [],
  reply: ({ violation: { replyUntil, replied }, today }) => {
    if (replied !== undefined) return [{ code: 'replied', message: '本单位已经答复过，不能再改。要补充的请联系县局' }];
    if (replyUntil !== undefined && today > replyUntil) {
      return [{ code: 'late', message: `申辩期到 ${replyUntil} 为止，已经过了。要补充的请联系县局` }];
    }
    return [];
  },
  decide: ({ violation: { replyUntil, replied, registeredBy }, actor, today }) => [
    ...(replied === undefined && (replyUntil === undefined || today <= replyUntil)
      ? [{ code: 'early', message: tooEarly(replyUntil) }]
      : []),
    ...(registeredBy === actor.person
      ? [{ code: 'registered', message: '登记人不能作决定。请由县局另一名工作人员决定' }]
      : []),
  ],
  close: ({ measures }) => {
    const open = measures.filter(({ state }) => state !== 'done').length;
    return open === 0 ? [] : [{ code: 'measures', message: `还有 ${open} 项措施没有落实。逐项登记落实情况后再结案` }];
  },
  withdraw: () => [],
};

function tooEarly(until: LocalDate | undefined): string {
  const when = until === undefined ? '期限' : `期限（${until}）`;
  return `单位还没有答复，${when}也没有过。答复以后，或${until === undefined ? '期满' : ` ${addDays(until, 1)} 起`}才能作决定`;
}

/** 回避 — nobody deals with a violation of their own unit, or one for which they answer themselves. */
function ownAffair(
  deed: DeedName,
  { unit, words }: Violation,
  { person, unit: own }: Pick<Actor, 'person' | 'unit'>,
): readonly Objection[] {
  if (DEEDS[deed].by === 'accused') return [];
  const isOwn = unit === own || words.people.some((each) => each.person === person);
  return isOwn ? [{ code: 'own', message: '这是您本人或本单位的事，应当回避。请由别人办理' }] : [];
}

/** What the person may press now, and what stands against the rest that would be theirs; the screen shows both. */
export function availableDeeds(
  violation: Violation,
  actor: Pick<Actor, 'person' | 'unit'>,
  side: DeedShape['by'],
  known: { readonly today: LocalDate; readonly measures: readonly Measure[] },
): { readonly deeds: readonly DeedName[]; readonly waits: readonly string[] } {
  const theirs = EVERY_DEED.filter((deed) => {
    const shape: DeedShape = DEEDS[deed];
    return shape.by === side && shape.from.includes(violation.state);
  });
  const against = (deed: DeedName) => objectionsToDeed(deed, violation, actor, known);
  return {
    deeds: theirs.filter((deed) => against(deed).length === 0),
    waits: [...new Set(theirs.flatMap((deed) => against(deed).map(({ message }) => message)))],
  };
}
