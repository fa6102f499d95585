import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { STANDINGS } from '../standings.ts';
import type { Roster } from './answers.ts';

/** 核实进度 — on the page of a pupil without a number: where the child stands, and the way there. Nothing for everybody else. */
export function PathwayLink({ student }: { readonly student: string }): ReactNode {
  const { data } = useQuery({
    queryKey: ['pathway', 'roster-line', student],
    queryFn: (): Promise<Roster> => loaded(api.GET('/api/pathway', { params: { query: { student } } })),
  });
  const [line] = data?.rows ?? [];
  if (line === undefined) return null;
  return (
    <Link to={ADDRESSES.pathwayOf} params={{ id: student }}>
      核实进度：{STANDINGS[line.standing]}
    </Link>
  );
}
