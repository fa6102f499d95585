import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api, loaded } from '#src/web/api.ts';
import { momentInWords } from '#src/web/dates.ts';
import { PageState } from '#src/web/PageState.tsx';
import { Refusals } from '#src/web/refusals.tsx';

/** 涉案情况 — only read by whoever asks for it, and each reading is written down. */
export function SecretNotes({ id }: { readonly id: string }): ReactNode {
  const [isAsked, setAsked] = useState(false);
  return (
    <section className="r-no-print" aria-label="涉案情况">
      <h2>涉案情况</h2>
      {isAsked ? (
        <Notes id={id} />
      ) : (
        <p>
          <span className="r-quiet">单独授权，查看记入审计；不进台账、公文和打印，乡镇看不到。</span>
          <Button size="small" onClick={() => setAsked(true)}>
            查看、登记
          </Button>
        </p>
      )}
    </section>
  );
}

function Notes({ id }: { readonly id: string }): ReactNode {
  const queries = useQueryClient();
  const [words, setWords] = useState('');
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const query = useQuery({
    queryKey: ['dropout-notes', id],
    queryFn: () => loaded(api.GET('/api/dropouts/{id}/notes', { params: { path: { id } } })),
  });
  const save = async () => {
    const came = await answered(api.POST('/api/dropouts/{id}/notes', { params: { path: { id } }, body: { words } }));
    setAnswer(came);
    if (came.is !== 'ok') return;
    setWords('');
    await queries.invalidateQueries({ queryKey: ['dropout-notes', id] });
  };
  return (
    <PageState query={query}>
      {query.data?.rows.length === 0 && <p className="r-quiet">没有登记。</p>}
      <ul className="d-lines">
        {query.data?.rows.map((note) => (
          <li key={note.id}>
            <span>{note.words}</span>
            <span className="r-quiet">
              {note.writtenBy} {momentInWords(note.writtenAt)}
            </span>
          </li>
        ))}
      </ul>
      <div className="d-secret">
        <Input.TextArea
          aria-label="涉案情况"
          rows={2}
          maxLength={2000}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
        <Button disabled={words.trim() === ''} onClick={save}>
          登记
        </Button>
      </div>
      <Refusals answer={answer} title="没有登记" />
    </PageState>
  );
}
