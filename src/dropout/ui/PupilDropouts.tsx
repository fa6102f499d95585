import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { Nothing, PageState } from '#src/web/PageState.tsx';
import { useMay } from '#src/web/session.ts';
import { OUTCOMES } from '../outcomes.ts';
import { DueWord, StateWord } from './DropoutWords.tsx';
import { NewDropout } from './NewDropout.tsx';
import './dropout.css';

/** 学籍页上的控辍 — this pupil's cases, and a new one. */
export function PupilDropouts({ student }: { readonly student: string }): ReactNode {
  const mayWork = useMay('dropout.work');
  const [isNew, setNew] = useState(false);
  const query = useQuery({
    queryKey: ['dropouts', 'of', student],
    queryFn: () => loaded(api.GET('/api/dropouts', { params: { query: { student } } })),
  });
  const rows = query.data?.rows;
  return (
    <PageState query={query}>
      {rows?.length === 0 && <Nothing title="没有列入过疑似辍学、辍学台账。" />}
      <ul className="d-lines">
        {rows?.map((row) => (
          <li key={row.id}>
            <Link to={ADDRESSES.dropout} params={{ id: row.id }}>
              {row.number}
            </Link>
            <StateWord state={row.state} />
            <span className="r-quiet">{row.foundOn} 发现</span>
            {row.outcome === undefined ? (
              <DueWord due={row.due} left={row.left} />
            ) : (
              <span>{OUTCOMES[row.outcome].title}</span>
            )}
          </li>
        ))}
      </ul>
      {mayWork && rows?.every(({ state }) => state === 'closed') && (
        <Button onClick={() => setNew(true)}>登记疑似辍学</Button>
      )}
      {isNew && <NewDropout pupil={{ id: student, name: '本页学生' }} close={() => setNew(false)} />}
    </PageState>
  );
}
