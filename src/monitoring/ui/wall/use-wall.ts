import { useEffect, useRef, useState } from 'react';
import { momentInWords } from '#src/web/dates.ts';
import { EVERY_FIGURE, type FigureKey } from '../../figures.ts';
import { REFRESH_SECONDS, RETRY_SECONDS, WALL_VIEWS, type WallLink } from '../../wall-views.ts';
import type { Board, Trend } from '../answers.ts';

export interface WallState {
  readonly board: Board | undefined;
  readonly courses: Readonly<Partial<Record<FigureKey, Trend['days']>>>;
  readonly link: WallLink;
}

const COURSES = [...new Set(WALL_VIEWS.flatMap(({ course, figures }) => [course, ...figures]))].filter((key) => {
  return EVERY_FIGURE.includes(key);
});

/**
 * 大屏的数字 — fetched again and again, past the gate of the other pages: that would lead to the sign-in page in the middle of a
 * meeting. What was read stays on the wall whatever happens, and the wall says of what hour it is.
 */
export function useWall(): WallState {
  const [state, setState] = useState<WallState>({ board: undefined, courses: {}, link: { is: 'fresh' } });
  const troubled = useRef<string>(undefined);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let isOver = false;
    const look = async () => {
      const came = await read();
      if (isOver) return;
      if (came.is === 'ok') {
        troubled.current = undefined;
        setState({ board: came.board, courses: came.courses, link: { is: 'fresh' } });
      } else {
        troubled.current ??= clockNow();
        const since = troubled.current;
        setState((before) => ({ ...before, link: came.is === 'refused' ? { is: 'refused' } : { is: came.is, since } }));
      }
      timer = setTimeout(look, 1000 * (came.is === 'ok' ? REFRESH_SECONDS : RETRY_SECONDS));
    };
    look();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, []);
  return state;
}

/** `14:05`, in the county. */
export function clockNow(): string {
  return momentInWords(new Date()).slice(11);
}

type Came =
  | { readonly is: 'ok'; readonly board: Board; readonly courses: WallState['courses'] }
  | { readonly is: 'gone' | 'signed-out' | 'refused' };

async function read(): Promise<Came> {
  try {
    const board = await ask<Board>('/api/monitoring');
    if (typeof board === 'string') return { is: board };
    const courses: Partial<Record<FigureKey, Trend['days']>> = {};
    for (const key of COURSES) {
      const trend = await ask<Trend>(`/api/monitoring/trend?figure=${key}&days=31&unit=${board.unit.path}`);
      if (typeof trend !== 'string') courses[key] = trend.days;
    }
    return { is: 'ok', board, courses };
  } catch {
    return { is: 'gone' };
  }
}

async function ask<Given>(url: string): Promise<Given | 'gone' | 'signed-out' | 'refused'> {
  const answer = await fetch(url, { headers: { 'x-requested-with': 'renji' }, credentials: 'same-origin' });
  if (answer.status === 401) return 'signed-out';
  if (answer.status === 403 || answer.status === 404) return 'refused';
  if (!answer.ok) return 'gone';
  return (await answer.json()) as Given; // as the route declares
}
