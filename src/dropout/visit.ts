import { type LocalDate, readDate } from '#src/kernel/local-date.ts';
import type { Objection } from '#src/organization/objection.ts';
import { numbersIn } from './dropout-case.ts';
import type { DropoutState } from './states.ts';

/** 记录种类 — what a contact with the family is for, and in which states it can be. The township's own are 联合劝返. */
export const VISIT_KINDS = {
  investigation: { title: '排查', in: ['suspected', 'investigating'] },
  persuasion: { title: '劝返', in: ['investigating', 'persuading', 'reported', 'joint'] },
  joint: { title: '联合劝返', in: ['joint'] },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly in: readonly DropoutState[] }>>;

export type VisitKind = keyof typeof VISIT_KINDS;

export const EVERY_VISIT_KIND = Object.keys(VISIT_KINDS) as readonly VisitKind[]; // the keys of a literal object

/** 方式 — with 入户 a place must be said. */
export const WAYS = {
  home: '入户家访',
  phone: '电话',
  message: '微信、短信',
  school: '约到学校面谈',
  kin: '走访邻居、亲属、村组',
  other: '其他',
} as const;

export type VisitWay = keyof typeof WAYS;

export const EVERY_WAY = Object.keys(WAYS) as readonly VisitWay[]; // the keys of a literal object

/** 结果 — `fails` counts towards the written report; `back` means that the child is in class again. */
export const RESULTS = {
  back: { title: '已返校', fails: false },
  promised: { title: '答应返校', fails: false },
  refused: { title: '不愿返校', fails: true },
  unreached: { title: '没有联系上', fails: true },
  away: { title: '人在外地', fails: true },
  learned: { title: '了解到情况', fails: false },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly fails: boolean }>>;

export type VisitResult = keyof typeof RESULTS;

export const EVERY_RESULT = Object.keys(RESULTS) as readonly VisitResult[]; // the keys of a literal object

/** 一次排查或劝返 — as it is entered, at the door or afterwards. */
export interface VisitDraft {
  readonly kind: VisitKind;
  readonly way: VisitWay;
  readonly day: LocalDate;
  /** 14:30, or ''. */
  readonly time: string;
  /** Who went, and whom they met. */
  readonly people: string;
  readonly met: string;
  /** In words; no position is ever taken. */
  readonly place: string;
  readonly said: string;
  readonly result: VisitResult;
}

export const LONGEST_SAID = 2000;

/** What stands against entering it: what is missing, a day to come or before there was anything to ask, a number that was written out. */
export function objectionsToVisit(
  visit: VisitDraft,
  { state, today }: { readonly state: DropoutState; readonly today: LocalDate },
): readonly Objection[] {
  const objections: Objection[] = [];
  const not = (code: string, field: string, message: string) => objections.push({ code, field, message });
  const states: readonly DropoutState[] = VISIT_KINDS[visit.kind].in;
  if (!states.includes(state))
    not('state', 'kind', `现在不是登记“${VISIT_KINDS[visit.kind].title}”的时候，请刷新页面查看进展`);
  if (readDate(visit.day) !== visit.day) not('day', 'day', '日期写作 2025-03-20');
  else if (visit.day > today) not('future', 'day', '日期在今天以后，请在去过之后登记');
  if (visit.time !== '' && !/^([01]\d|2[0-3]):[0-5]\d$/.test(visit.time))
    not('time', 'time', '时间写作 14:30，不清楚的不填');
  if (visit.people.trim() === '') not('people', 'people', '请写参加人员：谁去的');
  if (visit.way === 'home' && visit.place.trim() === '') not('place', 'place', '入户家访请写地点，如“丁河村3组家中”');
  if (visit.said.trim() === '') not('said', 'said', '请写谈了什么、对方怎么说');
  if (visit.said.length > LONGEST_SAID) not('long', 'said', `内容最多 ${LONGEST_SAID} 字`);
  if (numbersIn(visit.people, visit.met, visit.place, visit.said)) {
    not('number', 'said', '请不要写证件号、电话号码的全部数字，写后四位即可');
  }
  return objections;
}

/** 没有劝返成功的次数 — persuasions, of the school and of the township, that failed. Investigations do not count. */
export function failuresOf(visits: readonly Pick<VisitDraft, 'kind' | 'result'>[]): number {
  return visits.filter(({ kind, result }) => kind !== 'investigation' && RESULTS[result].fails).length;
}
