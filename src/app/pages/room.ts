import type { Permission } from '#src/organization/permissions.ts';

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
