import { Button, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';

interface Props {
  /** The cell the cursor was in. */
  readonly about: string;
  readonly onAsk: (question: string) => Promise<void>;
  readonly onCancel: () => void;
}

/** 退回家长确认 — what could not be read, in words the class teacher can hand on. */
export function AskBack({ about, onAsk, onCancel }: Props): ReactNode {
  const [question, setQuestion] = useState('');
  const ready = [...(about === '' ? [] : [`“${about}”看不清`]), '没有签字', '改了但看不出改成什么'];
  return (
    <Modal
      open
      title="退回家长确认"
      okText="退回"
      cancelText="不退"
      okButtonProps={{ disabled: question.trim() === '' }}
      onOk={() => onAsk(question)}
      onCancel={onCancel}
    >
      <p>问题记在台账上，由班主任转告家长；表交回来再扫一次，就回到待录入。</p>
      <p className="v-row">
        {ready.map((words) => (
          <Button
            key={words}
            size="small"
            onClick={() => setQuestion(question === '' ? words : `${question}；${words}`)}
          >
            {words}
          </Button>
        ))}
      </p>
      <label htmlFor="ask-back">请家长确认什么</label>
      <Input.TextArea
        id="ask-back"
        autoFocus
        rows={3}
        maxLength={200}
        showCount
        value={question}
        onChange={({ target }) => setQuestion(target.value)}
      />
    </Modal>
  );
}
