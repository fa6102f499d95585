import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { View } from './EvidencePicture.tsx';
import { type OpenedPdf, openPdf } from './open-pdf.ts';
import { useRoom } from './use-room.ts';
import { drawWatermark } from './watermark.ts';

interface Props {
  readonly url: string;
  readonly view: View;
  readonly watermark: string;
}

/** All pages of a PDF below one another; each is drawn when it comes near. */
export function EvidencePdf({ url, view, watermark }: Props): ReactNode {
  const [stage, room] = useRoom();
  const [opened, setOpened] = useState<OpenedPdf>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const opening = openPdf(url);
    opening.then(setOpened, () => setFailed(true));
    return () => {
      opening.then(
        ({ close }) => close(),
        () => {},
      );
    };
  }, [url]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="e-stage" ref={stage} tabIndex={0} aria-label="PDF">
      {failed && <p className="r-error">PDF 没有打开，请刷新后重试。</p>}
      {opened?.pages.map((_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number
        <Page key={at} pdf={opened} at={at} width={room.width * view.zoom} turned={view.turned} watermark={watermark} />
      ))}
    </section>
  );
}

interface PageProps {
  readonly pdf: OpenedPdf;
  readonly at: number;
  readonly width: number;
  readonly turned: number;
  readonly watermark: string;
}

function Page({ pdf, at, width, turned, watermark }: PageProps): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(at < 2);
  const { wide, high } = pdf.pages[at] ?? { wide: 1, high: 1 };
  const height = width * (turned % 180 === 0 ? high / wide : wide / high);
  useEffect(() => {
    const { current } = sheet;
    if (current === null || near) return undefined;
    const watch = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && setNear(true),
      {
        rootMargin: '800px',
      },
    );
    watch.observe(current);
    return () => watch.disconnect();
  }, [near]);
  useEffect(() => {
    const { current } = canvas;
    if (current === null || !near) return undefined;
    // Redrawn sharp when the zooming has come to rest.
    let stop = () => {};
    const timer = setTimeout(() => {
      stop = pdf.draw(at, { canvas: current, width, turned }, () => drawWatermark(current, watermark));
    }, 80);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [pdf, at, width, turned, watermark, near]);
  return (
    <div className="e-sheet" ref={sheet} style={{ width, height }}>
      <canvas
        ref={canvas}
        role="img"
        aria-label={`第 ${at + 1} 页`}
        style={{ width, height, transform: 'translate(-50%, -50%)' }}
      />
    </div>
  );
}
