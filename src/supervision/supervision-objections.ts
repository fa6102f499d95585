import type { Objection } from '#src/organization/objection.ts';
import { isWithin, UNIT_KINDS, type UnitKind, type UnitPath } from '#src/organization/unit.ts';
import {
  receiversInWords,
  receiversOf,
  SUPERVISION_STATES,
  type Supervision,
  type SupervisionDeed,
  type SupervisionDraft,
  shapeOfDeed,
} from './supervision.ts';

export const LONGEST = { subject: 60, demand: 1000, basis: 300, words: 2000 } as const;
export const MOST_DAYS = 60;

/** 依据 that is meant where nobody says another. */
export const USUAL_BASIS =
  '《关于开展中小学生学籍信息质量核查 做好学籍业务监测的通知》（西峡县教育体育局，2025年3月12日）';

interface Ends {
  readonly issuer: UnitPath;
  readonly issuerKind: UnitKind;
  readonly receiverKind: UnitKind;
  readonly receiverName: string;
  /** Does anybody hold an office there who could answer? */
  readonly isStaffed: boolean;
}

/** What stands against issuing it. */
export function objectionsToDraft(draft: SupervisionDraft, ends: Ends): readonly Objection[] {
  return [...objectionsToEnds(draft, ends), ...objectionsToText(draft), ...objectionsToDays(draft.days, '办理期限')];
}

function* objectionsToEnds({ receiver }: SupervisionDraft, ends: Ends): Iterable<Objection> {
  const { issuer, issuerKind, receiverKind, receiverName, isStaffed } = ends;
  if (!isWithin(receiver, issuer) || receiver === issuer) {
    yield { code: 'not-below', message: `${receiverName}不是本单位的下级，不能督办`, field: 'receiver' };
  } else if (!receiversOf(issuerKind).includes(receiverKind)) {
    const whom = receiversInWords(issuerKind);
    const message =
      whom === ''
        ? `${UNIT_KINDS[issuerKind]}不发起督办，请报上级单位`
        : `${UNIT_KINDS[issuerKind]}督办${whom}，请改选被督办单位`;
    yield { code: 'kind', message, field: 'receiver' };
  } else if (!isStaffed) {
    const message = `${receiverName}没有在岗的经办人，收不到督办。请先授予岗位，或督办它的上级单位`;
    yield { code: 'nobody', message, field: 'receiver' };
  }
}

const EMPTY = {
  subject: '请填写事由，如“转学业务超期未办”',
  demand: '请写明要办什么、办到什么程度',
  basis: '请写明依据',
} as const;

function* objectionsToText(draft: SupervisionDraft): Iterable<Objection> {
  for (const field of ['subject', 'demand', 'basis'] as const) {
    const length = draft[field].trim().length;
    if (length === 0) yield { code: 'empty', message: EMPTY[field], field };
    if (length > LONGEST[field]) yield { code: 'long', message: `最多 ${LONGEST[field]} 字，请写短些`, field };
  }
  if (hasNumber(draft.subject)) {
    const message = '事由会出现在列表和消息里，不能有证件号、电话等号码。请改写，把具体名单放在要求或附件里';
    yield { code: 'number', message, field: 'subject' };
  }
}

/** A run of digits as long as a phone's or an identity card's. */
function hasNumber(text: string): boolean {
  return /\d{7,}/.test(text);
}

function* objectionsToDays(days: number, what: string): Iterable<Objection> {
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS) {
    yield { code: 'days', message: `${what}应为 1 到 ${MOST_DAYS} 个工作日`, field: 'days' };
  }
}

export const STALE: Objection = { code: 'stale', message: '刚被别人改过，请刷新后再办' };

/** What a deed is done with. */
export interface DeedSent {
  readonly deed: SupervisionDeed;
  /** The revision that was on the screen. */
  readonly seen: number;
  readonly words: string;
  readonly days?: number | undefined;
}

/** What stands against a deed by somebody whose side it is. */
export function objectionsToDeed(of: Supervision, { deed, seen, words, days }: DeedSent): readonly Objection[] {
  const shape = shapeOfDeed(deed);
  if (!shape.from.includes(of.state)) {
    return [
      { code: 'state', message: `这件督办${SUPERVISION_STATES[of.state]}，不能再“${shape.title}”。请刷新后查看` },
    ];
  }
  if (of.revision !== seen) return [STALE];
  return [
    ...(shape.words !== undefined && words.trim() === ''
      ? [{ code: 'empty', message: shape.words, field: 'words' }]
      : []),
    ...(words.length > LONGEST.words
      ? [{ code: 'long', message: `最多 ${LONGEST.words} 字，长的材料请作为附件上传`, field: 'words' }]
      : []),
    ...(shape.days ? objectionsToDays(days ?? 0, deed === 'extend' ? '延长的天数' : '重新办理的期限') : []),
  ];
}
