import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { EvidenceViewer } from '#src/evidence/ui/EvidenceViewer.tsx';
import { shrunk } from '#src/evidence/ui/shrink.ts';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import { sendForm } from '#src/web/send-form.ts';
import type { SheetGiven } from './answers.ts';
import '#src/evidence/ui/evidence.css';

interface Props {
  readonly inspection: string;
  readonly about: string;
  readonly item: string;
  readonly photos: SheetGiven['files'];
  readonly mayAdd: boolean;
  readonly label: string;
}

const LONGEST_SIDE = 2400;

/** 检查照片 of one item — straight from the phone's camera; looked at large by a tap. */
export function Photos({ inspection, about, item, photos, mayAdd, label }: Props): ReactNode {
  const queries = useQueryClient();
  const { modal, message } = App.useApp();
  const input = useId();
  const [shown, setShown] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const again = () => queries.invalidateQueries({ queryKey: ['inspection-sheet', inspection] });
  const add = async (file: File | undefined) => {
    if (file === undefined) return;
    setBusy(true);
    const form = new FormData();
    form.append('kind', `${about} ${item}`);
    form.append('file', await shrunk(file, LONGEST_SIDE));
    const came = await answered(sendForm<object>(`/api/inspections/${inspection}/photos`, form));
    setBusy(false);
    setAnswer(came);
    if (came.is === 'ok') await again();
  };
  const takeOff = (photo: string) =>
    modal.confirm({
      title: '撤下这张照片',
      content: '撤下以后不再显示；照片本身保留，供日后核查。',
      okText: '撤下',
      cancelText: '不撤',
      onOk: async () => {
        const params = { path: { id: inspection, photo } };
        const came = await answered(api.DELETE('/api/inspections/{id}/photos/{photo}', { params }));
        if (came.is !== 'ok') message.error(came.message);
        await again();
      },
    });
  const items = photos.map((file) => ({
    ...file,
    name: `${label}照片`,
    kind: '检查照片',
    hints: [],
    usedElsewhere: 0,
  }));
  return (
    <div className="i-photos">
      {photos.map((file, at) => (
        <span key={file.id}>
          <button type="button" className="i-open" onClick={() => setShown(file.id)}>
            照片 {at + 1}
          </button>
          {mayAdd && (
            <Button size="small" type="link" aria-label={`撤下${label}照片 ${at + 1}`} onClick={() => takeOff(file.id)}>
              撤下
            </Button>
          )}
        </span>
      ))}
      {mayAdd && (
        <label htmlFor={input} className="i-camera">
          <input
            id={input}
            type="file"
            accept="image/jpeg,image/png"
            capture="environment"
            disabled={busy}
            aria-label={`${label}拍照`}
            onChange={({ target }) => {
              add(target.files?.[0]);
              target.value = '';
            }}
          />
          {busy ? '正在上传…' : '拍照'}
        </label>
      )}
      <Refusals answer={answer} title="没有上传" />
      {shown !== undefined && (
        <EvidenceViewer
          items={items}
          shown={shown}
          onShow={setShown}
          onClose={() => setShown(undefined)}
          fileUrl={(photo) => `/api/inspections/${inspection}/photos/${photo}`}
          watermark=""
        />
      )}
    </div>
  );
}
