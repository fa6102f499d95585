import { Button, Modal } from 'antd';
import { type KeyboardEvent, lazy, type ReactNode, Suspense, useState } from 'react';
import type { EvidenceItem } from '../evidence-item.ts';
import { formInWords, titleOfKind } from '../evidence-words.ts';
import { EvidenceRemarks } from './EvidenceList.tsx';
import { EvidencePicture, type View } from './EvidencePicture.tsx';
import './evidence.css';

const EvidencePdf = lazy(() => import('./EvidencePdf.tsx').then((part) => ({ default: part.EvidencePdf })));

export interface EvidenceViewerProps {
  readonly items: readonly EvidenceItem[];
  /** Which one is shown. */
  readonly shown: string;
  readonly onShow: (id: string) => void;
  readonly onClose: () => void;
  /** Where the file of a document is served. */
  readonly fileUrl: (id: string) => string;
  /** 水印: drawn over a PDF; an image comes from the server with it. */
  readonly watermark: string;
  /** What stands beside the document: before and after, the checklist. */
  readonly children?: ReactNode;
}

/** 阅看材料 — one document, large, beside what it proves. ← → the next, + − zoom, R turn, 0 fit. */
export function EvidenceViewer(props: EvidenceViewerProps): ReactNode {
  const { items, shown, onShow, onClose, fileUrl, watermark, children } = props;
  const at = items.findIndex(({ id }) => id === shown);
  const item = items[at];
  const [view, setView] = useState<View & { readonly of: string }>({ ...PLAIN, of: shown });
  const now = view.of === shown ? view : { ...PLAIN, of: shown };
  if (item === undefined) return null;
  const go = (step: number) => {
    const next = items[at + step];
    if (next) onShow(next.id);
  };
  const acts: Readonly<Record<string, () => void>> = {
    arrowleft: () => go(-1),
    arrowright: () => go(1),
    '+': () => setView({ ...now, zoom: Math.min(6, now.zoom * 1.25) }),
    '=': () => setView({ ...now, zoom: Math.min(6, now.zoom * 1.25) }),
    '-': () => setView({ ...now, zoom: Math.max(0.25, now.zoom / 1.25) }),
    r: () => setView({ ...now, turned: (now.turned + 90) % 360 }),
    0: () => setView({ ...PLAIN, of: shown }),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = acts[event.key.toLowerCase()];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  const url = fileUrl(item.id);
  return (
    <Modal
      open
      title={`${titleOfKind(item.kind)}（${at + 1}/${items.length}）`}
      width="min(1500px, 98vw)"
      style={{ top: 12 }}
      footer={null}
      onCancel={onClose}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys are heard wherever the focus is within the viewer */}
      <div className="e-viewer" onKeyDown={onKeyDown}>
        <section className="e-stage-column" aria-label="材料">
          <div className="e-tools">
            <Button disabled={at === 0} onClick={() => go(-1)}>
              上一份
            </Button>
            <Button disabled={at === items.length - 1} onClick={() => go(1)}>
              下一份
            </Button>
            <span className="e-zoom">
              <Button onClick={acts['-']} aria-label="缩小">
                −
              </Button>
              <span className="r-num">{Math.round(now.zoom * 100)}%</span>
              <Button onClick={acts['+']} aria-label="放大">
                +
              </Button>
            </span>
            <Button onClick={acts.r}>旋转</Button>
            <Button onClick={acts[0]}>适合窗口</Button>
            <span className="r-quiet e-name">
              {item.name}，{formInWords(item)}
            </span>
          </div>
          {item.type === 'application/pdf' ? (
            <Suspense fallback={<p className="r-quiet">正在打开 PDF…</p>}>
              <EvidencePdf key={url} url={url} view={now} watermark={watermark} />
            </Suspense>
          ) : (
            <EvidencePicture key={url} url={url} item={item} view={now} />
          )}
        </section>
        <aside className="e-aside">
          <EvidenceRemarks item={item} />
          {children}
        </aside>
      </div>
    </Modal>
  );
}

const PLAIN: View = { zoom: 1, turned: 0 };

function isTyping(target: EventTarget): boolean {
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type !== 'radio');
}
