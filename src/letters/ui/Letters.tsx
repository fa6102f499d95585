import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { Nothing, PageState } from '#src/web/PageState.tsx';
import { LETTER_KINDS, type LetterMatter } from '../letter.ts';
import { standingOf } from './letter-words.ts';
import './letters.css';

interface Props {
  readonly about: LetterMatter;
  /** What to show where there are none: how one comes about. */
  readonly empty?: ReactNode;
}

/** 有关公文 — the letters about a matter, each with where it stands; opened, it is signed, sent and answered. */
export function Letters({ about, empty }: Props): ReactNode {
  const query = useQuery({
    queryKey: ['letters-about', about],
    queryFn: () => loaded(api.GET('/api/letters/about', { params: { query: about } })),
  });
  return (
    <PageState query={query}>
      {query.data?.rows.length === 0 && (empty ?? <Nothing title="还没有公文。" />)}
      <ul className="l-list" aria-label="有关公文">
        {query.data?.rows.map((line) => (
          <li key={line.id}>
            <Link to={ADDRESSES.letter} params={{ id: line.id }}>
              {line.title}
            </Link>
            <span className="r-quiet">
              {line.number ?? `${LETTER_KINDS[line.kind].title}稿`}　{standingOf(line)}
            </span>
          </li>
        ))}
      </ul>
    </PageState>
  );
}
