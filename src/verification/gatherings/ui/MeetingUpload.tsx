import { useQueryClient } from '@tanstack/react-query';
import { type DragEvent, type ReactNode, useId, useState } from 'react';
import { LARGEST_FILE } from '#src/evidence/file-checks.ts';
import { shrunk } from '#src/evidence/ui/shrink.ts';
import type { Answer } from '#src/web/answer.ts';
import { answered } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import { sendForm } from '#src/web/send-form.ts';
import { FILE_USES, type FileUse } from '../gathering.ts';
import type { WholeGathering } from './answers.ts';
import '#src/evidence/ui/evidence.css';

const TAKEN: Readonly<Record<FileUse, { readonly accept: string; readonly words: string }>> = {
  material: {
    accept: '.jpg,.jpeg,.png,.pdf,image/jpeg,image/png,application/pdf',
    words: '收 PDF、jpg、png，每个不超过 5 MB。Word、PPT 请另存为 PDF：手机上打得开，版式不变。',
  },
  photo: {
    accept: '.jpg,.jpeg,.png,image/jpeg,image/png',
    words: '收 jpg、png；自动转正，去掉拍摄地点等信息，加密保存。',
  },
};

interface Props {
  readonly of: WholeGathering;
  readonly use: FileUse;
}

/** 上传材料、照片 — chosen, dropped, or straight from a phone's camera; one after the other, and it stops where one is refused. */
export function MeetingUpload({ of, use }: Props): ReactNode {
  const queries = useQueryClient();
  const input = useId();
  const [left, setLeft] = useState(0);
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const send = async (files: readonly File[]) => {
    if (files.length === 0 || left > 0) return;
    setAnswer(undefined);
    for (const [at, file] of files.entries()) {
      setLeft(files.length - at);
      const form = new FormData();
      form.append('kind', use);
      form.append('file', file.size > LARGEST_FILE || use === 'photo' ? await shrunk(file, LONGEST_SIDE) : file);
      const came = await answered(sendForm<object>(`/api/gatherings/${of.id}/files`, form));
      setAnswer(came);
      if (came.is !== 'ok') break;
    }
    setLeft(0);
    await queries.invalidateQueries({ queryKey: ['gathering', of.id] });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    send([...event.dataTransfer.files]);
  };
  return (
    <div className="e-upload r-no-print">
      <label htmlFor={input} className="e-drop" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
        <input
          id={input}
          type="file"
          multiple
          accept={TAKEN[use].accept}
          className="e-drop-input"
          disabled={left > 0}
          aria-label={`上传${FILE_USES[use]}`}
          onChange={({ target }) => {
            send([...(target.files ?? [])]);
            target.value = '';
          }}
        />
        <strong aria-live="polite">{left > 0 ? `正在上传，还有 ${left} 个…` : `选择或拖入${FILE_USES[use]}`}</strong>
        <span className="r-quiet">{TAKEN[use].words}</span>
      </label>
      <Refusals answer={answer} title="没有上传" />
    </div>
  );
}

const LONGEST_SIDE = 3600;
