import { useQueryClient } from '@tanstack/react-query';
import { type DragEvent, type ReactNode, useCallback, useId, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import { sendForm } from '#src/web/send-form.ts';
import { TaskProgress } from '#src/web/TaskProgress.tsx';
import type { PartProps } from '../part.ts';
import { BatchList } from './BatchList.tsx';
import { UnmatchedQueue } from './UnmatchedQueue.tsx';

/** 扫描件 — the pile is dropped here and read in the background; what no code told is claimed beside its picture. */
export function ScansPart({ campaign }: PartProps): ReactNode {
  const queries = useQueryClient();
  const [task, setTask] = useState<string>();
  const refresh = useCallback(
    () => queries.invalidateQueries({ queryKey: ['returns', campaign] }),
    [queries, campaign],
  );
  const begun = async (id: string) => {
    setTask(id);
    await refresh();
  };
  return (
    <div className="v-scans">
      <PileDrop campaign={campaign} onBegun={begun} />
      {task !== undefined && (
        <section aria-label="正在识别">
          <TaskProgress key={task} task={task} onDone={refresh} />
        </section>
      )}
      <UnmatchedQueue campaign={campaign} onChanged={refresh} />
      <BatchList campaign={campaign} />
    </div>
  );
}

interface DropProps {
  readonly campaign: string;
  readonly onBegun: (task: string) => void;
}

function PileDrop({ campaign, onBegun }: DropProps): ReactNode {
  const input = useId();
  const [over, setOver] = useState(false);
  const [sending, setSending] = useState(0);
  const [answer, setAnswer] = useState<Answer<{ readonly task: string }>>();
  const send = async (files: readonly File[]) => {
    if (files.length === 0 || sending > 0) return;
    const form = new FormData();
    for (const file of files) form.append('files', file, file.name);
    setSending(files.length);
    const came = await answered(sendForm<{ readonly task: string }>(`/api/campaigns/${campaign}/returns/scans`, form));
    setSending(0);
    setAnswer(came);
    if (came.is === 'ok') onBegun(came.data.task);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    send([...event.dataTransfer.files]);
  };
  return (
    <section aria-label="上传扫描件">
      <label
        htmlFor={input}
        className={over ? 'v-drop v-drop-over' : 'v-drop'}
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
          accept=".pdf,.jpg,.jpeg,.png"
          className="v-drop-input"
          disabled={sending > 0}
          onChange={({ target }) => {
            send([...(target.files ?? [])]);
            target.value = '';
          }}
        />
        <strong aria-live="polite">
          {sending > 0 ? `正在上传 ${sending} 份文件…` : '把扫描的整沓核对表（PDF、JPG、PNG）拖到这里，或点这里选择'}
        </strong>
        <span className="r-quiet">
          150～300 dpi、灰度即可，歪了、倒了都能认。识别在后台进行，可以离开；同一份文件传两次不会重复计。
        </span>
      </label>
      <Refusals answer={answer} title="没有上传" />
    </section>
  );
}
