import { useNavigate } from '@tanstack/react-router';
import { App, Button } from 'antd';
import type { ReactNode } from 'react';
import { Letters } from '#src/letters/ui/Letters.tsx';
import { ADDRESSES } from '#src/web/addresses.ts';
import { answered, api } from '#src/web/api.ts';
import { useMay } from '#src/web/session.ts';
import type { WholeViolation } from './answers.ts';
import { useViolationDeed } from './use-violation-deed.ts';

/** 公文 — 告知书 and 通报批评: drafted here with what is known, then signed and sent in the letters' own room. */
export function ViolationLetters({ of }: { readonly of: WholeViolation }): ReactNode {
  const navigate = useNavigate();
  const { message } = App.useApp();
  const mayRead = useMay('letter.read');
  const { busy, run } = useViolationDeed<{ readonly id: string }>(of.id);
  const draft = async (which: 'told' | 'circular') => {
    const call = answered(
      api.POST('/api/violations/{id}/letters', { params: { path: { id: of.id } }, body: { which } }),
    );
    const came = await call;
    if (came.is !== 'ok') return message.error(came.message);
    await run(call);
    return navigate({ to: ADDRESSES.letter, params: { id: came.data.id } });
  };
  if (!mayRead) return null;
  const canTell = of.mayRegister && of.informedOn !== undefined && of.state === 'informed';
  const canCircular = of.mayRegister && of.state === 'decided' && of.measures.some(({ kind }) => kind === 'circular');
  return (
    <section aria-label="公文">
      <h2>公文</h2>
      <div className="ds-tools r-no-print">
        {canTell && (
          <Button loading={busy} onClick={() => draft('told')}>
            拟写告知书
          </Button>
        )}
        {canCircular && (
          <Button loading={busy} onClick={() => draft('circular')}>
            拟写通报批评
          </Button>
        )}
      </div>
      <Letters about={{ kind: 'violation', id: of.id }} empty={<p className="r-quiet">还没有为这件事拟写公文。</p>} />
    </section>
  );
}
