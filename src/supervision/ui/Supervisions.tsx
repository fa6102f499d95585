import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import type { Given } from '#src/web/given.ts';
import { Failure } from '#src/web/PageState.tsx';
import { useMay } from '#src/web/session.ts';
import { SupervisionForm, type SupervisionMeant } from './SupervisionForm.tsx';
import { DueWord, StateWord } from './SupervisionWords.tsx';
import './supervision.css';

interface Props {
  /** The matter: what it is, and which one. */
  readonly about: { readonly kind: string; readonly id: string };
  /** What a new one is about: prefilled, and its origin. Absent: none is opened from here. */
  readonly meant?: SupervisionMeant;
  /** The one on whose own page this stands. */
  readonly except?: string;
}

type List = Given<'/api/supervisions', 'get'>;

/** 有关的督办 of one matter, and a new one out of it; nothing for an office that sees none. */
export function Supervisions({ about, meant, except }: Props): ReactNode {
  const [mayRead, mayOpen] = [useMay('supervision.read'), useMay('supervision.open')];
  const [isOpening, setOpening] = useState(false);
  const query = useQuery({
    queryKey: ['supervisions', 'about', about],
    enabled: mayRead,
    queryFn: (): Promise<List> =>
      loaded(api.GET('/api/supervisions', { params: { query: { kind: about.kind, about: about.id } } })),
  });
  const rows = (query.data?.rows ?? []).filter(({ id }) => id !== except);
  const canOpen = mayOpen && meant !== undefined;
  if (!mayRead || (rows.length === 0 && !canOpen && query.error === null)) return null;
  return (
    <section className="s-about" aria-label="督办">
      <header>
        <h2>{except === undefined ? '督办' : '因同一件事的其他督办'}</h2>
        {canOpen && (
          <Button className="r-no-print" onClick={() => setOpening(true)}>
            发起督办
          </Button>
        )}
      </header>
      {query.error !== null && <Failure error={query.error} retry={query.refetch} />}
      {query.data && rows.length === 0 && <p className="r-quiet">还没有为这件事发起过督办。</p>}
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <Link to={ADDRESSES.supervision} params={{ id: row.id }}>
              {row.subject}
            </Link>
            <span>{row.receiverName}</span>
            <StateWord of={row} />
            <span>
              <DueWord of={row} />
            </span>
          </li>
        ))}
      </ul>
      {isOpening && meant && (
        <SupervisionForm meant={meant} close={() => setOpening(false)} onDone={() => setOpening(false)} />
      )}
    </section>
  );
}
