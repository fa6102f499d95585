import { Button, Dropdown } from 'antd';
import type { ReactNode } from 'react';
import { useSession } from '#src/web/session.ts';
import { deedsWithin } from '../deed-permissions.ts';
import { type DeedName, LINE_DEEDS } from '../line.ts';
import type { LineState } from '../line-states.ts';
import type { LineShown } from './answers.ts';

interface Props {
  readonly line: LineShown;
  readonly busy: boolean;
  readonly onDeed: (deed: ButtonDeed) => void;
  readonly onHistory?: () => void;
}

/** What the ledger's own buttons do; keying has a screen of its own. */
export type ButtonDeed = Exclude<DeedName, 'key'>;

/** 一行能登记的 — what is usual next as buttons, everything else behind one more. */
export function LineButtons({ line, busy, onDeed, onHistory }: Props): ReactNode {
  const deeds = useDeedsFor(line);
  const usual = USUAL[line.state].filter((deed) => deeds.includes(deed));
  const others = deeds.filter((deed) => !usual.includes(deed));
  const items = [
    ...others.map((deed) => ({ key: deed, label: LINE_DEEDS[deed].title, onClick: () => onDeed(deed) })),
    ...(onHistory === undefined ? [] : [{ key: 'history', label: '经过', onClick: onHistory }]),
  ];
  return (
    <span className="v-buttons">
      {usual.map((deed) => (
        <Button
          key={deed}
          disabled={busy}
          aria-label={`${LINE_DEEDS[deed].title}：${line.name}`}
          onClick={() => onDeed(deed)}
        >
          {SHORT[deed]}
        </Button>
      ))}
      {items.length > 0 && (
        <Dropdown menu={{ items }} trigger={['click']}>
          <Button type="text" aria-label={`更多：${line.name}`}>
            更多
          </Button>
        </Dropdown>
      )}
    </span>
  );
}

/** What this office may do to the line as it stands now. */
function useDeedsFor(line: LineShown): readonly ButtonDeed[] {
  const own = deedsWithin(useSession().permissions);
  return BUTTONS.filter((deed) => own.has(deed) && canBe(deed, line));
}

/** Would the table of deeds let it be done? */
export function canBe(deed: ButtonDeed, { state, hasLeft, isSigned, isMine }: LineShown): boolean {
  const from: readonly LineState[] = LINE_DEEDS[deed].from;
  return !hasLeft && !isSigned && from.includes(state) && !(deed === 'recheck' && isMine);
}

export const BUTTONS: readonly ButtonDeed[] = [
  'issue',
  'confirm',
  'change',
  'return',
  'cannot',
  'question',
  'recheck',
  'reopen',
  'take-back',
  'undo-return',
  'can',
];

const USUAL: Readonly<Record<LineState, readonly ButtonDeed[]>> = {
  'not-issued': ['issue'],
  issued: ['confirm', 'change', 'cannot'],
  returned: ['confirm', 'change'],
  confirmed: ['undo-return'],
  changed: ['undo-return'],
  keyed: ['recheck', 'reopen'],
  rechecked: [],
  cannot: ['can'],
};

/** As short as a thumb needs them. */
const SHORT: Readonly<Record<ButtonDeed, string>> = {
  issue: '下发',
  'take-back': '撤销下发',
  return: '收回',
  confirm: '未修改',
  change: '有修改',
  'undo-return': '撤销回收',
  question: '退回确认',
  recheck: '复核',
  reopen: '退回录入',
  cannot: '无法回收',
  can: '撤销',
};
