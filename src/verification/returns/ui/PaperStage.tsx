import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useRoom } from '#src/evidence/ui/use-room.ts';
import type { PaperPage } from './answers.ts';

interface Props {
  readonly campaign: string;
  readonly pages: readonly (PaperPage & { readonly isOwn?: boolean | undefined })[];
  /** What can be done with the page that is shown. */
  readonly deeds?: (page: PaperPage) => ReactNode;
  /** Where there is no page: why, and what to do. */
  readonly empty: string;
  /** What is being keyed: the paper moves so that it can be read. */
  readonly towards?: PlaceOnPaper | undefined;
}

/** From the upper left corner, as a share of the page. */
export interface PlaceOnPaper {
  readonly across: number;
  readonly down: number;
}

interface Look {
  readonly of: string;
  readonly zoom: number;
  readonly turned: number;
}

/** 纸面 — the page as wide as there is room. PageUp PageDown the next page; Alt with + − 0 R zooms, fits, turns; never in the way of typing. */
export function PaperStage({ campaign, pages, deeds, empty, towards }: Props): ReactNode {
  const [chosen, setChosen] = useState(0);
  const at = Math.min(chosen, Math.max(0, pages.length - 1));
  const page = pages[at];
  const [look, setLook] = useState<Look>({ ...PLAIN, of: '' });
  const now = look.of === page?.id ? look : { ...PLAIN, of: page?.id ?? '' };
  const zoom = (by: number) => setLook({ ...now, zoom: Math.min(6, Math.max(0.4, now.zoom * by)) });
  const turn = () => setLook({ ...now, turned: (now.turned + 90) % 360 });
  const fit = () => setLook({ ...PLAIN, of: now.of });
  const go = (step: number) => setChosen(Math.min(pages.length - 1, Math.max(0, at + step)));
  useStageKeys({ '=': () => zoom(1.25), '-': () => zoom(0.8), 0: fit, r: turn }, go);
  if (page === undefined) return <p className="v-no-page r-quiet">{empty}</p>;
  return (
    <section className="v-stage-column" aria-label="纸面">
      <div className="v-stage-tools">
        {pages.length > 1 && (
          <>
            <Button size="small" disabled={at === 0} onClick={() => go(-1)}>
              上一页
            </Button>
            <span className="r-num">
              {at + 1}/{pages.length}
            </span>
            <Button size="small" disabled={at === pages.length - 1} onClick={() => go(1)}>
              下一页
            </Button>
          </>
        )}
        <Button size="small" onClick={() => zoom(0.8)} aria-label="缩小" title="缩小（Alt 加 −）">
          −
        </Button>
        <span className="r-num">{Math.round(now.zoom * 100)}%</span>
        <Button size="small" onClick={() => zoom(1.25)} aria-label="放大" title="放大（Alt 加 =）">
          +
        </Button>
        <Button size="small" onClick={turn} title="旋转（Alt 加 R）">
          旋转
        </Button>
        <Button size="small" onClick={fit} title="合宽（Alt 加 0）">
          合宽
        </Button>
        {page.isOwn === false && <span className="r-query">该生另一张表的页，供比对</span>}
        {deeds?.(page)}
      </div>
      <Paper key={page.id} campaign={campaign} page={page} look={now} towards={towards} />
    </section>
  );
}

const PLAIN = { zoom: 1, turned: 0 };
/** Pixels from the edge, within which a line is not easily read. */
const MARGIN = 60;

interface PaperProps {
  readonly campaign: string;
  readonly page: PaperPage;
  readonly look: Look;
  readonly towards: PlaceOnPaper | undefined;
}

function Paper({ campaign, page, look, towards }: PaperProps): ReactNode {
  const [stage, room] = useRoom();
  const [state, setState] = useState<'waiting' | 'there' | 'failed'>('waiting');
  const [tries, setTries] = useState(0);
  const lying = look.turned % 180 !== 0;
  const [wide, high] = lying ? [page.height, page.width] : [page.width, page.height];
  const scale = (room.width / wide) * look.zoom;
  useEffect(() => {
    const { current } = stage;
    if (current === null || towards === undefined || look.turned !== 0) return;
    const [x, y] = [towards.across * wide * scale, towards.down * high * scale];
    const isSeen =
      y > current.scrollTop + MARGIN &&
      y < current.scrollTop + current.clientHeight - MARGIN &&
      x > current.scrollLeft &&
      x < current.scrollLeft + current.clientWidth;
    if (!isSeen) current.scrollTo({ top: y - current.clientHeight / 2, left: x - current.clientWidth / 2 });
  }, [towards, look.turned, wide, high, scale, stage]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="v-stage" ref={stage} tabIndex={0} aria-label="扫描页图像">
      {state === 'failed' ? (
        <p className="r-error">
          图像没有取到。{' '}
          <Button
            size="small"
            onClick={() => {
              setState('waiting');
              setTries(tries + 1);
            }}
          >
            重试
          </Button>
        </p>
      ) : (
        <div className="v-paper" style={{ width: wide * scale, height: high * scale }} aria-busy={state === 'waiting'}>
          <img
            src={`/api/campaigns/${campaign}/scans/${page.id}/picture${tries > 0 ? `?again=${tries}` : ''}`}
            alt="家长交回的核对表"
            width={page.width * scale}
            height={page.height * scale}
            style={{ transform: `translate(-50%, -50%) rotate(${look.turned}deg)` }}
            onLoad={() => setState('there')}
            onError={() => setState('failed')}
          />
        </div>
      )}
    </section>
  );
}

function useStageKeys(deeds: Readonly<Record<string, () => void>>, go: (step: number) => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key === 'PageUp' || event.key === 'PageDown') {
        event.preventDefault();
        go(event.key === 'PageUp' ? -1 : 1);
        return;
      }
      const deed = event.altKey && !event.ctrlKey ? deeds[event.key.toLowerCase()] : undefined;
      if (deed === undefined) return;
      event.preventDefault();
      deed();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  });
}
