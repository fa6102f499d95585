import { type ReactNode, useEffect, useState } from 'react';
import { momentInWords } from '#src/web/dates.ts';
import { linkInWords, VIEW_SECONDS, WALL_VIEWS } from '../../wall-views.ts';
import { useWall, type WallState } from './use-wall.ts';
import { WallCourse } from './WallCourse.tsx';
import { WallFigures } from './WallFigures.tsx';
import { WallRanking } from './WallRanking.tsx';
import './wall.css';

/** 监测大屏 — dark, whole, without scroll; goes from view to view by itself and opens nothing. F: full screen; arrows: another view. */
export function WallPage(): ReactNode {
  const wall = useWall();
  const [at, setAt] = useView();
  const view = WALL_VIEWS[at] ?? WALL_VIEWS[0];
  const unit = wall.board?.unit.name;
  useEffect(() => {
    document.title = `监测大屏${unit === undefined ? '' : ` · ${unit}`} · 人籍`;
  }, [unit]);
  if (view === undefined) return null;
  return (
    <main className="wall">
      <header>
        <h1>
          {unit ?? '监测大屏'} <span>{view.title}</span>
        </h1>
        <WallClock />
      </header>
      <Trouble wall={wall} />
      {wall.board === undefined ? (
        <p className="wall-empty">{wall.link.is === 'fresh' ? '正在读取…' : ''}</p>
      ) : (
        <div className="wall-view" key={at}>
          <WallFigures board={wall.board} courses={wall.courses} figures={view.figures} />
          <WallRanking board={wall.board} figure={view.ranked} />
          <WallCourse days={wall.courses[view.course] ?? []} figure={view.course} />
        </div>
      )}
      <footer>
        <span>
          {wall.board && `截至 ${momentInWords(wall.board.takenAt)}　来源：人籍学籍工作台　只显示数字，不显示学生`}
        </span>
        <span className="wall-dots" role="tablist" aria-label="屏">
          {WALL_VIEWS.map(({ title }, place) => (
            <button
              key={title}
              type="button"
              role="tab"
              aria-label={title}
              aria-selected={place === at}
              onClick={() => setAt(place)}
            />
          ))}
        </span>
        <span>F 全屏　← → 换屏　空格 停住</span>
      </footer>
    </main>
  );
}

function Trouble({ wall: { board, link } }: { readonly wall: WallState }): ReactNode {
  const words = linkInWords(link, board && momentInWords(board.takenAt).slice(11));
  return (
    <p className="wall-trouble" role="status" hidden={words === undefined}>
      {words}
    </p>
  );
}

function WallClock(): ReactNode {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 1000);
    return () => clearInterval(timer);
  }, []);
  const [day, time] = momentInWords(now).split(' ');
  return (
    <time>
      <b>{time}</b> {day}
    </time>
  );
}

/** Which view it is: the next after a while, another by an arrow, this one as long as the space bar says so. */
function useView() {
  const [at, setAt] = useState(0);
  const [isHeld, setHeld] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a view that was chosen by hand gets its whole time
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(() => setAt((before) => (before + 1) % WALL_VIEWS.length), VIEW_SECONDS * 1000);
    return () => clearTimeout(timer);
  }, [at, isHeld]);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const step = { ArrowRight: 1, ArrowLeft: WALL_VIEWS.length - 1 }[event.key];
      if (step !== undefined) setAt((before) => (before + step) % WALL_VIEWS.length);
      if (event.key === ' ') {
        event.preventDefault();
        setHeld((before) => !before);
      }
      if (event.key.toLowerCase() === 'f' && !event.ctrlKey && !event.metaKey) turnFull();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  return [at, setAt] as const;
}

/** A browser that will not is left as it is. */
function turnFull(): void {
  const turned = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  turned.catch(() => {});
}
