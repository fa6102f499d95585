import { useNavigate } from '@tanstack/react-router';
import { type DragEvent, type ReactNode, useId, useState } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import type { Answer } from '#src/web/answer.ts';
import { Refusals } from '#src/web/refusals.tsx';
import { upload } from './upload.ts';

interface Props {
  readonly title: string;
  readonly hint: string;
  /** Where the files go; into a batch of the imports where it is not said. */
  readonly send?: (files: readonly File[]) => Promise<Answer<{ readonly id: string }>>;
  /** What is done once they have arrived; the batch's own page opens where it is not said. */
  readonly opened?: (id: string) => void;
}

/** 上传 — drop files here, or choose them. */
export function DropZone({ title, hint, send: sent = upload, opened }: Props): ReactNode {
  const navigate = useNavigate();
  const open = opened ?? ((id: string) => navigate({ to: ADDRESSES.import, params: { id } }));
  const input = useId();
  const [over, setOver] = useState(false);
  const [sending, setSending] = useState(0);
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const send = async (files: readonly File[]) => {
    if (files.length === 0 || sending > 0) return;
    setSending(files.length);
    const came = await sent(files);
    setSending(0);
    setAnswer(came);
    if (came.is === 'ok') open(came.data.id);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    send([...event.dataTransfer.files]);
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
          accept=".xls,.xlsx,.csv,.txt,.htm,.html,.xml"
          className="r-drop-input"
          disabled={sending > 0}
          onChange={({ target }) => {
            send([...(target.files ?? [])]);
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
