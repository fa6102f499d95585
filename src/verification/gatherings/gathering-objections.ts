import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Objection } from '#src/organization/objection.ts';
import { OFFICES } from '#src/organization/office.ts';
import { isWithin, UNIT_KINDS, type UnitKind } from '#src/organization/unit.ts';
import { GATHERING_KINDS, type Gathering, type GatheringDraft, type Presence, shapeOf } from './gathering.ts';

const LONGEST = { title: 60, place: 60, host: 40 } as const;

/** What stands against planning it, at a unit of this kind. */
export function objectionsToGathering(draft: GatheringDraft, at: UnitKind): readonly Objection[] {
  return [...objectionsToWords(draft), ...objectionsToHours(draft), ...objectionsToGuests(draft, at)];
}

const WORDS = {
  title: '请填写名称，如“核对表填写与回收培训”',
  place: '请填写地点，参会的人要找得到',
  host: '请填写主讲人或主持人',
} as const;

function* objectionsToWords(draft: GatheringDraft): Iterable<Objection> {
  for (const field of ['title', 'place', 'host'] as const) {
    const length = draft[field].trim().length;
    if (length === 0) yield { code: 'empty', message: WORDS[field], field };
    if (length > LONGEST[field]) yield { code: 'long', message: `最多 ${LONGEST[field]} 字，请写短些`, field };
  }
}

function* objectionsToHours({ begins, ends }: GatheringDraft): Iterable<Objection> {
  if (!isTime(begins)) yield { code: 'time', message: '开始时间请写成 14:30', field: 'begins' };
  else if (!isTime(ends)) yield { code: 'time', message: '结束时间请写成 16:30', field: 'ends' };
  else if (ends <= begins) yield { code: 'hours', message: '结束时间不晚于开始时间，请核对', field: 'ends' };
}

function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

function* objectionsToGuests({ kind, unit, offices, units }: GatheringDraft, at: UnitKind): Iterable<Objection> {
  const { title, at: kinds, asks } = shapeOf(kind);
  if (!kinds.includes(at)) {
    const where = kinds.map((each) => UNIT_KINDS[each]).join('、');
    yield { code: 'unit', message: `${title}由${where}召开，请改选召开单位或种类`, field: 'unit' };
  }
  const strange = offices.filter((office) => !asks.includes(office));
  if (strange.length > 0) {
    const named = strange.map((office) => OFFICES[office].title).join('、');
    yield { code: 'offices', message: `${title}不请${named}，请从列表中选`, field: 'offices' };
  }
  if (asks.length > 0 && offices.length === 0) {
    yield { code: 'no-offices', message: '请选择请哪些岗位的人参加', field: 'offices' };
  }
  const trained = shapeOf(kind).trains;
  if (trained !== undefined && offices.length > 0 && !offices.includes(trained)) {
    yield { code: 'trained', message: `${title}应当请${OFFICES[trained].title}参加`, field: 'offices' };
  }
  if (units.some((each) => !isWithin(each, unit))) {
    yield { code: 'units', message: '请的单位里有不属于召开单位的，请从列表中选', field: 'units' };
  }
}

const ENDED = {
  held: '会议已经召开，日程不能再改。有误的请在会议记录中说明',
  cancelled: '会议已经取消。要开的请另外发起',
} as const;

/** What stands against changing its plan, or calling it off. */
export function objectionsToChange({ state, revision }: Gathering, seen: number): readonly Objection[] {
  if (state !== 'planned') return [{ code: 'state', message: ENDED[state] }];
  return revision === seen ? [] : [STALE];
}

export const STALE: Objection = { code: 'stale', message: '刚被别人改过，请刷新后再办' };

/** What stands against saying who was there. */
export function objectionsToMarking(gathering: Gathering, seen: number, today: LocalDate): readonly Objection[] {
  const { state, day, revision } = gathering;
  if (state === 'cancelled') return [{ code: 'state', message: ENDED.cancelled }];
  if (day > today) return [{ code: 'early', message: `会议定在 ${day}，到那一天才能登记到会` }];
  return revision === seen ? [] : [STALE];
}

/** 到会登记 of one person, and what is known of them. */
export interface PersonMark {
  readonly name: string;
  readonly presence: Exclude<Presence, 'made-up'>;
  readonly words: string;
  /** Asked for leave before, with a reason. */
  readonly hasAskedLeave: boolean;
}

/** Who is absent is absent for a reason: the one given when asking for leave will do. */
export function objectionsToMarks(marks: readonly PersonMark[], unmarked: readonly string[]): readonly Objection[] {
  const silent = marks.filter(({ presence, words, hasAskedLeave }) => {
    return presence === 'absent' && words.trim() === '' && !hasAskedLeave;
  });
  return [
    ...missing(unmarked),
    ...silent.map(({ name }) => ({ code: 'no-reason', message: `请写明${name}缺席的原因` })),
  ];
}

/** Nobody on the list may be passed over in silence. */
export function missing(unmarked: readonly string[]): readonly Objection[] {
  if (unmarked.length === 0) return [];
  const named = unmarked.slice(0, 5).join('、');
  const more = unmarked.length > 5 ? `等 ${unmarked.length} 人` : '';
  return [{ code: 'unmarked', message: `还没有登记：${named}${more}。名单可能刚有变化，请刷新后补登` }];
}

/** 补训 is for whoever was absent, on a day between the meeting and today. */
export function objectionsToMakingUp(
  { kind, day, state }: Gathering,
  presence: Presence | undefined,
  on: LocalDate,
  today: LocalDate,
): readonly Objection[] {
  if (state !== 'held') return [{ code: 'state', message: '会议还没有登记召开，先登记到会情况' }];
  if (shapeOf(kind).trains === undefined) return [{ code: 'kind', message: `${GATHERING_KINDS[kind].title}没有补训` }];
  if (presence !== 'absent') return [{ code: 'present', message: '只有登记为缺席的人需要补训' }];
  if (on < day || on > today) {
    return [{ code: 'day', message: `补训日期应在 ${day} 到 ${today} 之间`, field: 'on' }];
  }
  return [];
}

/** What stands against answering an invitation. */
export function objectionsToReply(
  { state, day }: Gathering,
  reply: 'seen' | 'leave',
  reason: string,
  today: LocalDate,
): readonly Objection[] {
  if (state !== 'planned') return [{ code: 'state', message: ENDED[state] }];
  if (day < today) return [{ code: 'past', message: '会期已过，到会情况由召开单位登记' }];
  if (reply === 'leave' && reason.trim() === '') {
    return [{ code: 'no-reason', message: '请写明请假的原因', field: 'reason' }];
  }
  return [];
}
