import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { api, loaded } from '#src/web/api.ts';
import { momentInWords } from '#src/web/dates.ts';
import { PageState } from '#src/web/PageState.tsx';
import { answerInWords, readRollAnswer } from '../roll-call.ts';
import type { ClassRoll, SaidAnswer, SignedRoll } from './answers.ts';

/** 历次核实 — as they were signed; a later one does not change an earlier. */
export function FormerRolls({ former }: Pick<ClassRoll, 'former'>): ReactNode {
  const [open, setOpen] = useState<string>();
  if (former.length === 0) return null;
  return (
    <section aria-label="历次核实">
      <h3>历次核实</h3>
      <ul className="rc-former">
        {former.map(({ id, signedAt, signer, counts }) => (
          <li key={id}>
            <Button type="link" aria-expanded={open === id} onClick={() => setOpen(open === id ? undefined : id)}>
              {momentInWords(signedAt)} {signer}
            </Button>
            <span className="r-quiet">
              名单 {counts.listed}　不在班 {counts.absent}　状态不符 {counts.differs}　不在名单 {counts.unlisted}
            </span>
            {open === id && <OneRoll id={id} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function OneRoll({ id }: { readonly id: string }): ReactNode {
  const query = useQuery({
    queryKey: ['roll-call', id],
    queryFn: (): Promise<SignedRoll> => loaded(api.GET('/api/roll-calls/{id}', { params: { path: { id } } })),
  });
  return (
    <PageState query={query}>
      <ul className="rc-signed">
        {query.data?.list.map(({ student, name, answer }) => (
          <li key={student}>
            {name}　<span className={answer.is === 'present' ? 'r-quiet' : 'r-query'}>{inWords(answer)}</span>
          </li>
        ))}
        {query.data?.unlisted.map(({ id: child, name, title }) => (
          <li key={child}>
            {name}　<span className="r-query">不在名单：{title}</span>
          </li>
        ))}
      </ul>
    </PageState>
  );
}

function inWords({ is, which, note }: SaidAnswer): string {
  const answer = readRollAnswer(is, which, note);
  return answer === undefined ? '' : answerInWords(answer);
}
