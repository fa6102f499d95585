import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Letters } from '#src/letters/ui/Letters.tsx';
import { ADDRESSES } from '#src/web/addresses.ts';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import { useMay } from '#src/web/session.ts';
import { WAITING_FOR_ANSWER } from '../supervision.ts';
import type { WholeSupervision } from './answers.ts';

/** 督办函 — where a letter is wanted as well: prefilled here, signed and sent among the letters. */
export function SupervisionLetter({ of }: { readonly of: WholeSupervision }): ReactNode {
  const mayRead = useMay('letter.read');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<unknown>>();
  if (!mayRead) return null;
  const mayDraft = of.mayAttach === 'issuer' && WAITING_FOR_ANSWER.includes(of.state);
  const draft = async () => {
    setBusy(true);
    const came = await answered(api.POST('/api/supervisions/{id}/letter', { params: { path: { id: of.id } } }));
    setBusy(false);
    setAnswer(came);
    if (came.is !== 'ok') return;
    await queries.invalidateQueries({ queryKey: ['letters-about'] });
    const { letter } = came.data as { readonly letter: string }; // the route's 201
    navigate({ to: ADDRESSES.letter, params: { id: letter } });
  };
  return (
    <section className="s-about" aria-label="督办函">
      <header>
        <h2>督办函</h2>
        {mayDraft && (
          <Button className="r-no-print" loading={busy} onClick={draft}>
            拟督办函
          </Button>
        )}
      </header>
      <Refusals answer={answer} title="没有拟稿" />
      <Letters
        about={{ kind: 'supervision', id: of.id }}
        empty={
          <p className="r-quiet">没有发过督办函。系统内的督办不发函也有效；要用正式公文的，由督办单位拟函、签发。</p>
        }
      />
    </section>
  );
}
