import { memo, type ReactNode } from 'react';
import type { cellAt } from '../grid.ts';
import type { Position } from '../grid-keys.ts';
import type { CellWords } from './cell-words.ts';

interface Props {
  readonly position: Position;
  readonly cell: ReturnType<typeof cellAt>;
  readonly words: CellWords | undefined;
  readonly isHere: boolean;
  readonly isOpen: boolean;
  /** What is being typed; absent where nothing is. */
  readonly draft: string | undefined;
  readonly onDraft: (text: string) => void;
  readonly onEnter: () => void;
  readonly onOpen: () => void;
  readonly onLeave: () => void;
}

const MARKS = {
  kept: undefined,
  dirty: ['…', '等待保存', 'r-quiet'],
  saving: ['…', '正在保存', 'r-quiet'],
  saved: ['✓', '已保存', 'f-done'],
  failed: ['✕', '没有保存', 'f-error'],
  conflict: ['!', '被别人改过，没有保存', 'f-query'],
} as const;

/** One cell: what is in it, whether it is saved, and whether something is wrong. */
export const MendCell = memo(Cell, isSame);

function Cell({ position, cell, words, isHere, isOpen, draft, onDraft, onEnter, onOpen, onLeave }: Props): ReactNode {
  const mark = MARKS[cell.state];
  const fault = words?.lines[0]?.severity;
  return (
    <td
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: in ARIA's pattern of a grid the cells have this role.
      role="gridcell"
      tabIndex={isHere ? 0 : -1}
      data-at={`${position.row} ${position.column}`}
      data-fault={fault}
      data-locked={!isOpen}
      aria-invalid={fault === 'error'}
      aria-readonly={!isOpen}
      title={cell.message ?? words?.lines.map(({ message }) => message).join('；')}
      onFocus={onEnter}
      onDoubleClick={onOpen}
    >
      {draft === undefined ? (
        cell.text
      ) : (
        <input
          // biome-ignore lint/a11y/noAutofocus: the box opens under the hands of whoever began to type.
          autoFocus
          aria-label="修改"
          value={draft}
          onChange={({ target }) => onDraft(target.value)}
          onBlur={onLeave}
        />
      )}
      {mark !== undefined && (
        <span className={`f-mark ${mark[2]}`} role="img" aria-label={mark[1]}>
          {mark[0]}
        </span>
      )}
    </td>
  );
}

/** A cell is drawn anew only when something of it has changed; what it does is the same in any case while nobody is in it. */
function isSame(one: Props, other: Props): boolean {
  if (one.isHere || other.isHere) return false;
  return one.cell === other.cell && one.isOpen === other.isOpen && textOf(one.words) === textOf(other.words);
}

function textOf(words: CellWords | undefined): string {
  return words?.lines.map(({ message }) => message).join() ?? '';
}
