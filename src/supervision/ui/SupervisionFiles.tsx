import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { type DragEvent, type ReactNode, useId, useState } from 'react';
import { formInWords } from '#src/evidence/evidence-words.ts';
import { LARGEST_FILE } from '#src/evidence/file-checks.ts';
import { EvidenceViewer } from '#src/evidence/ui/EvidenceViewer.tsx';
import { shrunk } from '#src/evidence/ui/shrink.ts';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { momentInWords } from '#src/web/dates.ts';
import { Refusals } from '#src/web/refusals.tsx';
import { sendForm } from '#src/web/send-form.ts';
import type { WholeSupervision } from './answers.ts';
import '#src/evidence/ui/evidence.css';

const SIDES = { issuer: '督办单位', receiver: '被督办单位' } as const;

/** 附件 — the list it is about, from the one side; the proof of what was done, from the other. */
export function SupervisionFiles({ of }: { readonly of: WholeSupervision }): ReactNode {
  const [shown, setShown] = useState<string>();
  if (of.files.length === 0 && of.mayAttach === undefined) return null;
  const urlOf = (file: string) => `/api/supervisions/${of.id}/files/${file}`;
  const items = of.files.map((file) => ({ ...file, kind: SIDES[file.side], hints: [], usedElsewhere: 0 }));
  return (
    <section aria-label="附件">
      <h2>附件</h2>
      {of.mayAttach && <FileUpload of={of} />}
      <ul className="s-files">
        {of.files.map((file) => (
          <li key={file.id}>
            <button type="button" className="s-open" onClick={() => setShown(file.id)}>
              {file.name}
            </button>
            <small className="r-quiet">
              {SIDES[file.side]}　{formInWords({ ...file, kind: '', hints: [], usedElsewhere: 0 })}　{file.addedBy}{' '}
              {momentInWords(file.addedAt)}
            </small>
            {of.mayAttach === file.side && <TakeOff of={of} file={file.id} name={file.name} />}
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
    </section>
  );
}

function FileUpload({ of }: { readonly of: WholeSupervision }): ReactNode {
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
      form.append('file', file.size > LARGEST_FILE ? await shrunk(file, LONGEST_SIDE) : file);
      const came = await answered(sendForm<object>(`/api/supervisions/${of.id}/files`, form));
      setAnswer(came);
      if (came.is !== 'ok') break;
    }
    setLeft(0);
    await queries.invalidateQueries({ queryKey: ['supervision', of.id] });
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
          accept=".jpg,.jpeg,.png,.pdf,image/jpeg,image/png,application/pdf"
          className="e-drop-input"
          disabled={left > 0}
          aria-label="上传附件"
          onChange={({ target }) => {
            send([...(target.files ?? [])]);
            target.value = '';
          }}
        />
        <strong aria-live="polite">{left > 0 ? `正在上传，还有 ${left} 个…` : '选择或拖入附件'}</strong>
        <span className="r-quiet">
          {of.mayAttach === 'receiver' ? '整改的佐证：' : '名单、依据：'}收 PDF、jpg、png，每个不超过 5 MB，加密保存
        </span>
      </label>
      <Refusals answer={answer} title="没有上传" />
    </div>
  );
}

const LONGEST_SIDE = 3600;

interface TakeOffProps {
  readonly of: WholeSupervision;
  readonly file: string;
  readonly name: string;
}

function TakeOff({ of, file, name }: TakeOffProps): ReactNode {
  const { modal, message } = App.useApp();
  const queries = useQueryClient();
  const confirm = () =>
    modal.confirm({
      title: `撤下“${name}”`,
      content: '撤下以后不再显示；文件本身保留，供日后核查。',
      okText: '撤下',
      cancelText: '不撤',
      onOk: async () => {
        const params = { path: { id: of.id, file } };
        const came = await answered(api.DELETE('/api/supervisions/{id}/files/{file}', { params }));
        if (came.is !== 'ok') message.error(came.message);
        await queries.invalidateQueries({ queryKey: ['supervision', of.id] });
      },
    });
  return (
    <Button size="small" type="link" className="r-no-print" onClick={confirm} aria-label={`撤下${name}`}>
      撤下
    </Button>
  );
}
