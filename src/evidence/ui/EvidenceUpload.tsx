import { Button } from 'antd';
import { type ClipboardEvent, type DragEvent, type ReactNode, useId, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { Refusals } from '#src/web/refusals.tsx';
import { whatMakesOne } from '../evidence-words.ts';
import { LARGEST_FILE } from '../file-checks.ts';
import { EVIDENCE_KINDS, type EvidenceId } from '../kinds.ts';
import { type EvidenceTicket, PhoneCode } from './PhoneCode.tsx';
import { shrunk } from './shrink.ts';
import './evidence.css';

export interface EvidenceUploadProps {
  readonly kind: EvidenceId;
  /** Send them all as documents of this kind; what the server says is shown here. */
  readonly upload: (files: readonly File[]) => Promise<Answer<unknown>>;
  /** Called when this browser has sent something. */
  readonly refresh: () => void;
  /** Called every few seconds while the code is on the screen: a phone may have sent something. */
  readonly look: () => void;
  /** 手机扫码: ask for a code; without it the button is not offered. */
  readonly openTicket?: (() => Promise<Answer<EvidenceTicket>>) | undefined;
  /** How many of this kind there are, so that the code on the screen can say what has arrived. */
  readonly attached: number;
}

/** 上传佐证材料 — choose files, drop them, paste a screenshot, or photograph with a phone. */
export function EvidenceUpload({ kind, upload, refresh, look, openTicket, attached }: EvidenceUploadProps): ReactNode {
  const input = useId();
  const { title } = EVIDENCE_KINDS[kind];
  const [over, setOver] = useState(false);
  const [sending, setSending] = useState(0);
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const [phone, setPhone] = useState(false);
  const send = async (files: readonly File[]) => {
    if (files.length === 0 || sending > 0) return;
    setSending(files.length);
    setAnswer(await upload(await Promise.all(files.map(sendable))));
    setSending(0);
    refresh();
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    send([...event.dataTransfer.files]);
  };
  const onPaste = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    send([...event.clipboardData.files]);
  };
  return (
    <div className="e-upload">
      <label
        htmlFor={input}
        className={over ? 'e-drop e-drop-over' : 'e-drop'}
        onPaste={onPaste}
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
          accept=".jpg,.jpeg,.png,.pdf,image/jpeg,image/png,application/pdf"
          className="e-drop-input"
          disabled={sending > 0}
          aria-label={`上传${title}`}
          onChange={({ target }) => {
            send([...(target.files ?? [])]);
            target.value = '';
          }}
        />
        <strong aria-live="polite">{sending > 0 ? `正在上传 ${sending} 个文件…` : `选择、拖入或粘贴${title}`}</strong>
        <span className="r-quiet">{whatMakesOne(kind)}jpg、png 或 pdf，每个不超过 5 MB。</span>
      </label>
      {openTicket && !phone && <Button onClick={() => setPhone(true)}>用手机拍照上传</Button>}
      {openTicket && phone && (
        <PhoneCode open={openTicket} close={() => setPhone(false)} look={look} attached={attached} />
      )}
      <Refusals answer={answer} title="没有上传" />
    </div>
  );
}

/** A photograph straight from a camera is often larger than what is taken; a document is not touched. */
function sendable(file: File): Promise<File> | File {
  return file.size > LARGEST_FILE ? shrunk(file, LONGEST_SIDE) : file;
}

const LONGEST_SIDE = 3600;
