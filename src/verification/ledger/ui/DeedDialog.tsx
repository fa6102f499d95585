import { Input, Modal, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { LINE_DEEDS } from '../line.ts';
import { CANNOT_REASONS, type CannotReason } from '../line-states.ts';
import type { DeedAsked } from './answers.ts';

/** Deeds that need words before they are done. */
export type WordyDeed = 'cannot' | 'question' | 'reopen';

interface Props {
  readonly deed: WordyDeed;
  readonly count: number;
  readonly busy: boolean;
  readonly onDo: (deed: DeedAsked) => void;
  readonly onClose: () => void;
}

/** 登记并写明 — why a sheet cannot come back, what the guardian is asked, or why it is keyed anew. */
export function DeedDialog({ deed, count, busy, onDo, onClose }: Props): ReactNode {
  const [reason, setReason] = useState<CannotReason>('out-of-reach');
  const [words, setWords] = useState('');
  const { title } = LINE_DEEDS[deed];
  const isNeeded = deed !== 'cannot' || reason === 'other';
  const asked = (): DeedAsked => {
    if (deed === 'cannot') return { deed, reason, note: words };
    return deed === 'question' ? { deed, question: words } : { deed, reason: words };
  };
  return (
    <Modal
      open
      title={`${title}（${count} 名）`}
      okText={title}
      cancelText="取消"
      confirmLoading={busy}
      okButtonProps={{ disabled: isNeeded && words.trim() === '' }}
      onOk={() => onDo(asked())}
      onCancel={onClose}
    >
      {deed === 'cannot' && (
        <Radio.Group
          aria-label="无法回收的原因"
          className="v-reasons"
          value={reason}
          onChange={({ target }) => setReason(target.value)}
          options={Object.entries(CANNOT_REASONS).map(([value, label]) => ({ value, label }))}
        />
      )}
      <label htmlFor="deed-words">{LABELS[deed]}</label>
      <Input.TextArea
        id="deed-words"
        rows={3}
        maxLength={200}
        showCount
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
    </Modal>
  );
}

const LABELS: Readonly<Record<WordyDeed, string>> = {
  cannot: '具体情况（选“其他”时必填）',
  question: '请家长确认什么',
  reopen: '退回的原因',
};
