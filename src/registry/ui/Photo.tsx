import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { type Answer, refusalOf, UNREACHABLE } from '#src/web/answer.ts';
import { throughTheGate } from '#src/web/gate.ts';
import { Refusals } from '#src/web/refusals.tsx';
import type { ShownRecord } from './answers.ts';

/** 照片 — of the pupil; whoever may edit the record may put a new one in its place. */
export function Photo({ record }: { readonly record: ShownRecord }): ReactNode {
  const { id, hasPhoto, editable, day } = record;
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const queries = useQueryClient();
  const photo = useQuery({
    queryKey: ['pupil', id, 'photo', day],
    enabled: hasPhoto,
    queryFn: async () => (await ask(id, { method: 'GET' }, day)).blob(),
  });
  const url = useObjectUrl(photo.data);
  const put = async (file: File | undefined) => {
    if (file === undefined) return;
    const came = await sent(id, file);
    setAnswer(came);
    if (came.is === 'ok') await queries.invalidateQueries({ queryKey: ['pupil', id] });
  };
  return (
    <div className="r-photo">
      {url === undefined ? (
        <span className="r-photo-empty">无照片</span>
      ) : (
        <img src={url} alt={`${record.cells.name ?? ''}的照片`} />
      )}
      {editable && (
        <label className="r-no-print r-photo-change">
          {hasPhoto ? '更换照片' : '上传照片'}
          <input type="file" accept="image/jpeg,image/png" onChange={({ target }) => put(target.files?.[0])} />
        </label>
      )}
      <Refusals answer={answer} title="照片没有保存" />
    </div>
  );
}

async function sent(id: string, file: File): Promise<Answer<unknown>> {
  try {
    const response = await ask(id, { method: 'PUT', body: file, headers: { 'content-type': file.type } });
    const body: unknown = await response.json().catch(() => undefined);
    return response.ok ? { is: 'ok', data: body } : refusalOf(response.status, body);
  } catch {
    return UNREACHABLE;
  }
}

/** A picture is no JSON, which is all that the typed client sends. */
function ask(id: string, init: RequestInit, day?: string): Promise<Response> {
  const headers = { ...init.headers, 'x-requested-with': 'renji' };
  const address = `${window.location.origin}/api/pupils/${id}/photo${day === undefined ? '' : `?day=${day}`}`;
  return throughTheGate(new Request(address, { ...init, headers, credentials: 'same-origin' }));
}

function useObjectUrl(blob: Blob | undefined): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (blob === undefined) return setUrl(undefined);
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return url;
}
