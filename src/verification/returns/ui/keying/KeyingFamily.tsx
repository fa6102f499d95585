import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { KeyingCell } from '../answers.ts';
import { type Draft, withCell } from './use-keying.ts';

interface Props {
  readonly title: string;
  readonly at: number;
  readonly cells: readonly KeyingCell[];
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly children: ReactNode;
}

/** 一区 — of a family member also: struck out by the guardian, or written beside those that are printed. */
export function KeyingFamily({ title, at, cells, draft, onChange, children }: Props): ReactNode {
  const isMember = cells.some(({ name }) => name.startsWith('guardian'));
  const isThere = cells.some(({ now }) => now !== '');
  const isTyped = cells.some(({ name }) => draft.typed[name] !== undefined);
  const [isOpen, setOpen] = useState(false);
  const strike = () => {
    const there = cells.filter(({ now, guarded }) => now !== '' && guarded === '');
    onChange(there.reduce((draft_, { name }) => withCell(draft_, name, ''), draft));
  };
  const keep = () => onChange(cells.reduce((draft_, { name }) => withCell(draft_, name, undefined), draft));
  const isStruck =
    isThere && cells.every(({ name, now, guarded }) => now === '' || guarded !== '' || draft.typed[name] === '');
  const isShown = !isMember || isThere || isTyped || isOpen;
  return (
    <fieldset className="v-group">
      <legend>
        {at + 1} {title}
        {isMember && isThere && (
          <Button size="small" type="link" tabIndex={-1} onClick={isStruck ? keep : strike}>
            {isStruck ? '不删了' : '家长划去了这位成员'}
          </Button>
        )}
      </legend>
      {isShown ? (
        children
      ) : (
        <Button size="small" data-key-box="" onClick={() => setOpen(true)}>
          家长填了这一位，录入
        </Button>
      )}
    </fieldset>
  );
}
