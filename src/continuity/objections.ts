import type { Objection } from '#src/organization/objection.ts';
import { when } from '#src/workflow/when.ts';
import { fits, LEAVER_DEEDS, type LeaverDeed } from './deeds.ts';
import { type Destination, GIVEN_GROUNDS, GROUNDS, type Ground, LEAVER_STATES, type LeaverState } from './leaver.ts';

/** 去向 as it was stated. */
export interface StatedDestination {
  readonly to: Destination;
  /** A school of this county; '' where it is elsewhere. */
  readonly unit: string;
  /** 省、市、县. */
  readonly place: string;
  readonly school: string;
  readonly contact: string;
}

/** What the county says it shall be settled with. */
export interface Closing {
  readonly to: 'taken-elsewhere' | 'struck-off';
  readonly ground: Ground | undefined;
  readonly words: string;
}

/** Why a deed cannot be done now. */
export function objectionsToDeed(deed: LeaverDeed, state: LeaverState): readonly Objection[] {
  return when(
    !fits(deed, state),
    'state',
    `现在是“${LEAVER_STATES[state].title}”，不能${LEAVER_DEEDS[deed].title}。请刷新页面，看看别人刚办了什么`,
  );
}

export function objectionsToDestination({ to, unit, place, school }: StatedDestination): readonly Objection[] {
  return [
    ...when(to === 'here' && unit === '', 'unit', '去向是本县学校的，请选学校', 'unit'),
    ...when(
      to === 'elsewhere' && place.trim().length < 2,
      'place',
      '去向在外地的，请写省、市、县，县局据此函告',
      'place',
    ),
    ...when(
      to === 'elsewhere' && school.trim() === '',
      'school',
      '请写现就读学校；只知道大概的，写知道的部分',
      'school',
    ),
    ...when(to === 'vocational' && school.trim() === '', 'school', '请写职业学校的名称', 'school'),
    ...when(to === 'abroad' && place.trim() === '', 'place', '请写国家或地区', 'place'),
  ];
}

/** Nobody is written off without saying why. */
export function objectionsToClosing({ to, ground, words }: Closing): readonly Objection[] {
  return [
    ...when(to === 'struck-off' && ground === undefined, 'ground', '请选销号依据', 'ground'),
    ...when(
      ground !== undefined && !GIVEN_GROUNDS.includes(ground),
      'ground',
      '学籍删除后自动销号，不用在这里办',
      'ground',
    ),
    ...when(
      words.trim().length < 6,
      'words',
      to === 'struck-off' && ground !== undefined
        ? `请写明依据（至少六个字）：${GROUNDS[ground].hint}`
        : '请写明怎样知道对方已经接收（至少六个字）：如对方来函、全国系统查询的日期和学校',
      'words',
    ),
  ];
}
