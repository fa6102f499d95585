import { useNavigate } from '@tanstack/react-router';
import { type DragEvent, type ReactNode, useId, useState } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import type { Answer } from '#src/web/answer.ts';
import { Refusals } from '#src/web/refusals.tsx';
import { upload } from './upload.ts';

/** 上传 — drop files here, or choose them: then the batch's own page opens. */
export function DropZone({ many }: { readonly many: boolean }): ReactNode {
  const navigate = useNavigate();
  const input = useId();
  const [over, setOver] = useState(false);
  const [sending, setSending] = useState(0);
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const send = async (files: readonly File[]) => {
    if (files.length === 0 || sending > 0) return;
    setSending(files.length);
    const came = await upload(files);
    setSending(0);
    setAnswer(came);
    if (came.is === 'ok') navigate({ to: ADDRESSES.import, params: { id: came.data.id } });
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
        <strong aria-live="polite">
          {sending > 0 ? `正在上传 ${sending} 个文件…` : '把花名册拖到这里，或点这里选择文件'}
        </strong>
        <span className="r-quiet">
          全国学籍系统导出的 .xls、.xlsx、.csv 都可以{many ? '，可以一次选全县各校的文件' : '，可以一次选几个班的文件'}
          。先看比对结果，提交之前什么都不写入。
        </span>
      </label>
      <Refusals answer={answer} title="没有上传" />
    </div>
  );
}
