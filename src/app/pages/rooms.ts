import type { Session } from '#src/web/session.ts';
import { ROOM_GROUPS, type Room, type RoomGroup, type SideRoom } from './room.ts';
import { ROOMS } from './room-list.ts';
import { SIDE_ROOMS } from './side-rooms.ts';

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

/** The room at this very address, if this office may not enter it. */
export function closedRoomAt(path: string, { permissions }: Pick<Session, 'permissions'>): SideRoom | undefined {
  const room = roomAt(path);
  const isClosed = room?.permission !== undefined && !permissions.includes(room.permission);
  return room?.to === path && isClosed ? room : undefined;
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
