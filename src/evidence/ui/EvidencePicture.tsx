import { type ReactNode, useState } from 'react';
import type { EvidenceItem } from '../evidence-item.ts';
import { titleOfKind } from '../evidence-words.ts';
import { useRoom } from './use-room.ts';

/** How a document is looked at: 1 is as large as the window allows; turned clockwise by 0, 90, 180 or 270. */
export interface View {
  readonly zoom: number;
  readonly turned: number;
}

interface Props {
  readonly url: string;
  readonly item: EvidenceItem;
  readonly view: View;
}

/** One picture on the stage. */
export function EvidencePicture({ url, item, view: { zoom, turned } }: Props): ReactNode {
  const [stage, room] = useRoom();
  const [failed, setFailed] = useState(false);
  const { width = 1000, height = 1000 } = item;
  const lying = turned % 180 !== 0;
  const [wide, high] = lying ? [height, width] : [width, height];
  const scale = Math.min(room.width / wide, room.height / high) * zoom;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="e-stage" ref={stage} tabIndex={0} aria-label="图像">
      {failed ? (
        <p className="r-error">图像没有取到，请刷新后重试。</p>
      ) : (
        <div className="e-sheet" style={{ width: wide * scale, height: high * scale }}>
          <img
            src={url}
            alt={titleOfKind(item.kind)}
            width={width * scale}
            height={height * scale}
            style={{ transform: `translate(-50%, -50%) rotate(${turned}deg)` }}
            onError={() => setFailed(true)}
          />
        </div>
      )}
    </section>
  );
}
