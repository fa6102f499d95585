/** 怎样离开 — why a record has to be taken in by another school. */
export const LEAVER_KINDS = {
  primary: { title: '小学毕业', next: '初中' },
  junior: { title: '初中毕业', next: '高中或职业学校' },
  'transfer-out': { title: '转出', next: '转入学校' },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly next: string }>>;

export type LeaverKind = keyof typeof LEAVER_KINDS;
export const EVERY_KIND = Object.keys(LEAVER_KINDS) as readonly LeaverKind[]; // the keys of a literal object

/** 接续状态 — a leaver is in exactly one; the open ones are followed. */
export const LEAVER_STATES = {
  waiting: { title: '待接续', open: true, meaning: '还没到本县规定的日子' },
  unclaimed: { title: '未接续', open: true, meaning: '过了规定的日子，还没有学校接收学籍，已立案查找' },
  letter: { title: '函告中', open: true, meaning: '县局已起草或发出函，等对方回执' },
  'taken-here': { title: '已接续（本县）', open: false, meaning: '学籍已在本县学校' },
  'taken-elsewhere': { title: '外地接续（有回执）', open: false, meaning: '对方已调档、回函或能证明已接收' },
  'struck-off': { title: '销号', open: false, meaning: '有依据，不再跟踪' },
} as const satisfies Readonly<
  Record<string, { readonly title: string; readonly open: boolean; readonly meaning: string }>
>;

export type LeaverState = keyof typeof LEAVER_STATES;
export const EVERY_STATE = Object.keys(LEAVER_STATES) as readonly LeaverState[]; // the keys of a literal object
export const OPEN_STATES = EVERY_STATE.filter((state) => LEAVER_STATES[state].open);

export function isOpen(state: LeaverState): boolean {
  return LEAVER_STATES[state].open;
}

/** 去向 — what the school they left was told. */
export const DESTINATIONS = {
  here: { title: '本县学校', goesOn: true },
  elsewhere: { title: '外地学校', goesOn: true },
  vocational: { title: '职业学校', goesOn: true },
  abroad: { title: '出国（境）', goesOn: true },
  none: { title: '不再升学', goesOn: false },
  unknown: { title: '去向不明', goesOn: false },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly goesOn: boolean }>>;

export type Destination = keyof typeof DESTINATIONS;
export const EVERY_DESTINATION = Object.keys(DESTINATIONS) as readonly Destination[]; // the keys of a literal object

/** 销号依据 — each with what has to be said for it. */
export const GROUNDS = {
  abroad: { title: '出国（境）就读', hint: '写明国家或地区、离境日期，看过什么证件' },
  death: { title: '死亡', hint: '写明死亡证明或户籍注销证明' },
  vocational: { title: '转入职业学校', hint: '写明学校、专业，看过录取通知或学籍截图' },
  dropout: { title: '转控辍办理', hint: '写明家访、联系的经过；控辍保学从今天起跟踪' },
  deleted: { title: '学籍已删除', hint: '学籍按重复学籍等删除后自动销号' },
  other: { title: '其他', hint: '写明依据' },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly hint: string }>>;

export type Ground = keyof typeof GROUNDS;
export const EVERY_GROUND = Object.keys(GROUNDS) as readonly Ground[]; // the keys of a literal object

/** Given by hand; the others follow from the register. */
export const GIVEN_GROUNDS: readonly Ground[] = EVERY_GROUND.filter((ground) => ground !== 'deleted');

/** 义务教育 — whoever is nowhere and has not had nine years is looked for at once (notice 二(二)). */
export function isCompulsory(kind: LeaverKind): boolean {
  return kind !== 'junior';
}

/** 无处可寻 — nobody has said where the child goes on. */
export function isNowhere(destination: Destination | undefined): boolean {
  return destination === undefined || !DESTINATIONS[destination].goesOn;
}
