import type { Objection } from '#src/organization/objection.ts';
import { PETITION_STATES, type Petition, type PetitionState } from './petition.ts';

interface DeedShape {
  readonly title: string;
  readonly from: readonly PetitionState[];
  /** Absent: it stays as it is. */
  readonly to?: PetitionState;
  /** Whoever asked reads it in the course of their petition. */
  readonly isPublic?: true;
}

/** 办理动作 — what can be done to a petition, from where, and where it leads. */
export const PETITION_DEEDS = {
  receive: { title: '收到', from: [], to: 'new', isPublic: true },
  accept: { title: '受理', from: ['new'], to: 'working', isPublic: true },
  assign: { title: '交办', from: ['new', 'working'] },
  pass: { title: '转办', from: ['new', 'working'], to: 'new', isPublic: true },
  note: { title: '内部备注', from: ['new', 'working', 'closed', 'withdrawn'] },
  draft: { title: '拟答复', from: ['working'] },
  send: { title: '答复', from: ['working'], isPublic: true },
  link: { title: '关联学生', from: ['new', 'working', 'closed'] },
  lead: { title: '转入学籍业务', from: ['working', 'closed'] },
  extend: { title: '延长期限', from: ['new', 'working'], isPublic: true },
  close: { title: '办结', from: ['working'], to: 'closed', isPublic: true },
  rate: { title: '评价', from: ['closed'], isPublic: true },
  reopen: { title: '重新办理', from: ['closed'], to: 'working', isPublic: true },
  withdraw: { title: '撤回', from: ['new', 'working'], to: 'withdrawn', isPublic: true },
} as const satisfies Readonly<Record<string, DeedShape>>;

export type PetitionDeed = keyof typeof PETITION_DEEDS;

const SHAPES: Readonly<Record<PetitionDeed, DeedShape>> = PETITION_DEEDS;

/** Is it public, and what does it lead to: the declaration, in one type for all deeds. */
export function shapeOfDeed(deed: PetitionDeed): DeedShape {
  return SHAPES[deed];
}

/** 可办的动作 — what the desk may offer for this petition now. */
export function deedsFor({ state }: Pick<Petition, 'state'>): readonly PetitionDeed[] {
  const deeds = Object.keys(PETITION_DEEDS) as readonly PetitionDeed[]; // a literal object's keys
  return deeds.filter((deed) => SHAPES[deed].from.includes(state));
}

export const MOST_EXTENSION = 10;

/** What stands against a deed; `seen` is the revision that was on the screen. */
export function objectionsToDeed(
  petition: Pick<Petition, 'state' | 'revision' | 'replies' | 'extended' | 'satisfaction'>,
  deed: PetitionDeed,
  seen?: number,
): readonly Objection[] {
  if (seen !== undefined && petition.revision !== seen) return [STALE];
  if (!SHAPES[deed].from.includes(petition.state)) {
    return [{ code: 'state', message: `这件诉求${PETITION_STATES[petition.state].title}，不能${SHAPES[deed].title}` }];
  }
  if (deed === 'close' && petition.replies === 0) {
    return [{ code: 'no-reply', message: '还没有答复过群众。请先拟写并发出答复，再办结', field: 'outcome' }];
  }
  if (deed === 'extend' && petition.extended) {
    return [{ code: 'extended', message: '期限已经延长过一次，不能再延长。请尽快答复，或说明办到哪一步' }];
  }
  if (deed === 'rate' && petition.satisfaction !== undefined) {
    return [{ code: 'rated', message: '您已经评价过了，谢谢' }];
  }
  return [];
}

const STALE: Objection = { code: 'stale', message: '刚被别人办过，请刷新后再办' };
