import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { DropZone } from '#src/web/DropZone.tsx';
import { Refusals } from '#src/web/refusals.tsx';
import { sendForm } from '#src/web/send-form.ts';
import type { WholeClaim } from '../../ui/answers.ts';
import { useDeed } from '../../ui/use-deed.ts';

interface Props {
  readonly claim: string;
  readonly side: WholeClaim['sides'][number];
  readonly may: boolean;
}

/** 材料 of one side — looked at with a watermark; the school's own may be taken down. */
export function ClaimFiles({ claim, side, may }: Props): ReactNode {
  const { busy, answer, run } = useDeed();
  const sendAll = async (files: readonly File[]): Promise<Answer<unknown>> => {
    let last: Answer<unknown> = { is: 'ok', data: undefined };
    for (const file of files) {
      const form = new FormData();
      form.append('file', file, file.name);
      last = await answered(sendForm(`/api/continuity/claims/${claim}/files`, form));
      if (last.is !== 'ok') return last;
    }
    return last;
  };
  const remove = (file: string) =>
    run(answered(api.DELETE('/api/continuity/claims/{id}/files/{file}', { params: { path: { id: claim, file } } })));
  return (
    <>
      <ul className="n-lines">
        {side.files.map(({ id, name }) => (
          <li key={id}>
            <a href={`/api/continuity/claims/${claim}/files/${id}`} target="_blank" rel="noreferrer">
              {name}
            </a>
            {may && (
              <Button type="link" size="small" loading={busy} onClick={() => remove(id)}>
                撤下
              </Button>
            )}
          </li>
        ))}
      </ul>
      {may && (
        <DropZone
          title="上传材料"
          hint="点名册、照片、监护人签字等；jpg、png、pdf，每份不超过 5 MB"
          accept=".jpg,.jpeg,.png,.pdf"
          send={sendAll}
          sent={() => run(Promise.resolve({ is: 'ok', data: undefined }))}
        />
      )}
      <Refusals answer={answer} title="没有撤下" />
    </>
  );
}
