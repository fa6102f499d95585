import { type DragEvent, type ReactNode, useId, useState } from 'react';
import type { Answer } from './answer.ts';
import { Refusals } from './refusals.tsx';
import './drop.css';

interface Props<T> {
  readonly title: string;
  readonly hint: string;
  /** What may be chosen, as the browser's file dialog asks for it: `.pdf,.jpg`. */
  readonly accept: string;
  readonly send: (files: readonly File[]) => Promise<Answer<T>>;
  /** What is done once they have arrived. */
  readonly sent: (answer: T) => unknown;
}

/** 上传 — drop files here, or choose them; what is refused is said below. */
export function DropZone<T>({ title, hint, accept, send, sent }: Props<T>): ReactNode {
  const input = useId();
  const [over, setOver] = useState(false);
  const [sending, setSending] = useState(0);
  const [answer, setAnswer] = useState<Answer<T>>();
  const take = async (files: readonly File[]) => {
    if (files.length === 0 || sending > 0) return;
    setSending(files.length);
    const came = await send(files);
    setSending(0);
    setAnswer(came);
    if (came.is === 'ok') sent(came.data);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take([...event.dataTransfer.files]);
  };
  return (
    <div>
      <label
        htmlFor={input}
        className={over ? 'r-drop r-drop-over' : 'r-drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <input
          id={input}
          type="file"
          multiple
          accept={accept}
          className="r-drop-input"
          disabled={sending > 0}
          onChange={({ target }) => {
            take([...(target.files ?? [])]);
            target.value = '';
          }}
        />
        <strong aria-live="polite">{sending > 0 ? `正在上传 ${sending} 个文件…` : title}</strong>
        <span className="r-quiet">{hint}</span>
      </label>
      <Refusals answer={answer} title="没有上传" />
    </div>
  );
}
