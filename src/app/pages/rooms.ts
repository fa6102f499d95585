import type { Permission } from '#src/organization/permissions.ts';
import type { Session } from '#src/web/session.ts';
import { ROOMS } from './room-list.ts';
import { SIDE_ROOMS } from './side-rooms.ts';

/** 房间的分组 — as the list at the side shows them, from top to bottom. */
export const ROOM_GROUPS = {
  work: '日常办理',
  verification: '信息核查',
  care: '接续与控辍',
  watch: '监测督办',
  public: '诉求与监督',
  county: '县务',
} as const satisfies Readonly<Record<string, string>>;

export type RoomGroup = keyof typeof ROOM_GROUPS;

/** A part of the house that has no place in the list. */
export interface SideRoom {
  readonly title: string;
  readonly to: string;
  /** The permission that opens it; without one it is open to every office. */
  readonly permission?: Permission;
  /** The page of the users' manual about it: `pupils` is docs/manual/pupils.md. */
  readonly manual: string;
  /** What one does here, in a registrar's words; shown by 本页帮助. */
  readonly help: readonly string[];
}

/** 房间 — a part of the house, named for the work that is done there. */
export interface Room extends SideRoom {
  readonly group: RoomGroup;
}

/** The rooms this office may enter. */
export function roomsOf({ permissions }: Pick<Session, 'permissions'>): readonly Room[] {
  return ROOMS.filter(({ permission }) => permission === undefined || permissions.includes(permission));
}

/** The room an address lies in: the one whose own address begins it and is longest. */
export function roomAt(path: string): SideRoom | undefined {
  return [...ROOMS, ...SIDE_ROOMS]
    .filter(({ to }) => path === to || (to !== '/' && path.startsWith(`${to}/`)))
    .sort((one, other) => other.to.length - one.to.length)[0];
}

/** The rooms this office may enter, under the headings of their groups; a group without rooms is not there. */
export function groupsOf(session: Pick<Session, 'permissions'>): readonly RoomsOfGroup[] {
  const rooms = roomsOf(session);
  return EVERY_GROUP.map((group) => ({
    title: ROOM_GROUPS[group],
    rooms: rooms.filter((room) => room.group === group),
  })).filter((group) => group.rooms.length > 0);
}

interface RoomsOfGroup {
  readonly title: string;
  readonly rooms: readonly Room[];
}

const EVERY_GROUP = Object.keys(ROOM_GROUPS) as readonly RoomGroup[]; // the keys of a literal object
