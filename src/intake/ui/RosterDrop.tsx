import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import type { Answer } from '#src/web/answer.ts';
import { answered } from '#src/web/api.ts';
import { DropZone } from '#src/web/DropZone.tsx';
import { sendForm } from '#src/web/send-form.ts';

interface Props {
  readonly title: string;
  readonly hint: string;
  /** Where the files go; into a batch of the imports where it is not said. */
  readonly send?: (files: readonly File[]) => Promise<Answer<{ readonly id: string }>>;
  /** What is done once they have arrived; the batch's own page opens where it is not said. */
  readonly opened?: (id: string) => void;
}

/** 上传名册 — files that a roster, or what is made of one, can be read from. */
export function RosterDrop({ title, hint, send = asBatch, opened }: Props): ReactNode {
  const navigate = useNavigate();
  const open = opened ?? ((id: string) => navigate({ to: ADDRESSES.import, params: { id } }));
  return <DropZone title={title} hint={hint} accept={READABLE} send={send} sent={({ id }) => open(id)} />;
}

const READABLE = '.xls,.xlsx,.csv,.txt,.htm,.html,.xml';

/** The answer comes when they have arrived; they are read after that. */
function asBatch(files: readonly File[]): Promise<Answer<{ readonly id: string }>> {
  const form = new FormData();
  for (const file of files) form.append('files', file, file.name);
  return answered(sendForm<{ readonly id: string }>('/api/imports', form));
}
