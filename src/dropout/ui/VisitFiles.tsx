import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { LARGEST_FILE } from '#src/evidence/file-checks.ts';
import { EvidenceViewer } from '#src/evidence/ui/EvidenceViewer.tsx';
import { shrunk } from '#src/evidence/ui/shrink.ts';
import type { Answer } from '#src/web/answer.ts';
import { answered } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import { sendForm } from '#src/web/send-form.ts';
import { FILE_USES, type FileUse } from '../file-uses.ts';
import type { FileGiven } from './answers.ts';
import '#src/evidence/ui/evidence.css';

interface Props {
  readonly id: string;
  readonly root: '/api/dropouts' | '/api/joint-dropouts';
  readonly visit: string;
}

const ACCEPT: Readonly<Record<FileUse, string>> = {
  photo: '.jpg,.jpeg,.png,image/jpeg,image/png',
  paper: '.jpg,.jpeg,.png,.pdf,image/jpeg,image/png,application/pdf',
};

/** 上传照片、签字材料 of one visit — straight from the phone's camera; one after the other. */
export function PhotosOfVisit({ id, root, visit }: Props): ReactNode {
  return (
    <>
      <Upload id={id} root={root} visit={visit} use="photo" words="自动转正，去掉拍摄地点等信息，加密保存" />
      <Upload id={id} root={root} visit={visit} use="paper" words="家长签字的记录、签收的通知书等，jpg、png、pdf" />
    </>
  );
}

function Upload({ id, root, visit, use, words }: Props & { readonly use: FileUse; readonly words: string }): ReactNode {
  const queries = useQueryClient();
  const input = useId();
  const [left, setLeft] = useState(0);
  const [sent, setSent] = useState(0);
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const send = async (files: readonly File[]) => {
    setAnswer(undefined);
    for (const [at, file] of files.entries()) {
      setLeft(files.length - at);
      const form = new FormData();
      form.append('kind', `${use} ${visit}`);
      form.append('file', file.size > LARGEST_FILE || use === 'photo' ? await shrunk(file, LONGEST_SIDE) : file);
      const came = await answered(sendForm<object>(`${root}/${id}/files`, form));
      setAnswer(came);
      if (came.is !== 'ok') break;
      setSent((before) => before + 1);
    }
    setLeft(0);
    for (const key of ['dropout', 'joint']) await queries.invalidateQueries({ queryKey: [key] });
  };
  return (
    <div className="e-upload r-no-print">
      <label htmlFor={input} className="e-drop">
        <input
          id={input}
          type="file"
          multiple
          accept={ACCEPT[use]}
          className="e-drop-input"
          disabled={left > 0}
          aria-label={`上传${FILE_USES[use]}`}
          onChange={({ target }) => {
            void send([...(target.files ?? [])]);
            target.value = '';
          }}
        />
        <strong aria-live="polite">
          {left > 0 ? `正在上传，还有 ${left} 个…` : `上传${FILE_USES[use]}${sent > 0 ? `（已传 ${sent}）` : ''}`}
        </strong>
        <span className="r-quiet">{words}</span>
      </label>
      <Refusals answer={answer} title="没有上传" />
    </div>
  );
}

const LONGEST_SIDE = 2400;

interface ShownProps {
  readonly id: string;
  readonly root: Props['root'];
  readonly files: readonly FileGiven[];
}

/** 照片、材料 of one visit, small; one opens large. */
export function ShownFiles({ id, root, files }: ShownProps): ReactNode {
  const [shown, setShown] = useState<string>();
  if (files.length === 0) return null;
  const urlOf = (file: string) => `${root}/${id}/files/${file}`;
  const items = files.map((file) => ({ ...file, kind: FILE_USES[file.use], hints: [], usedElsewhere: 0 }));
  return (
    <>
      <ul className="d-photos">
        {files.map((file) => (
          <li key={file.id}>
            <button type="button" onClick={() => setShown(file.id)}>
              {file.type === 'application/pdf' ? (
                <span>{file.name}</span>
              ) : (
                <img src={urlOf(file.id)} alt={`${FILE_USES[file.use]}：${file.name}`} loading="lazy" />
              )}
            </button>
          </li>
        ))}
      </ul>
      {shown !== undefined && (
        <EvidenceViewer
          items={items}
          shown={shown}
          onShow={setShown}
          onClose={() => setShown(undefined)}
          fileUrl={urlOf}
          watermark=""
        />
      )}
    </>
  );
}
