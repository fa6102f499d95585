import { type ReactNode, useState } from 'react';
import type { Picture } from './use-phone-queue.ts';

/** 拍好的照片 — each with how far it has come. */
export function PhonePictures({ pictures }: { readonly pictures: readonly Picture[] }): ReactNode {
  if (pictures.length === 0) return null;
  return (
    <ul className="e-pictures" aria-label="拍好的照片">
      {pictures.map(({ id, preview, is, message }) => (
        <li key={id}>
          <Preview src={preview} of={id} />
          <span className={CLASSES[is]}>{message ?? WORDS[is]}</span>
        </li>
      ))}
    </ul>
  );
}

/** What the browser cannot draw is told by its number only. */
function Preview({ src, of }: { readonly src: string; readonly of: number }): ReactNode {
  const [isDrawn, setDrawn] = useState(true);
  if (!isDrawn) return <span className="e-undrawn">{of}</span>;
  return <img src={src} alt={`第 ${of} 张`} width={64} height={64} onError={() => setDrawn(false)} />;
}

const WORDS = {
  waiting: '等待上传',
  sending: '正在上传…',
  retrying: '网络不好，正在重试…',
  saved: '已保存',
  refused: '没有收',
} as const satisfies Readonly<Record<Picture['is'], string>>;

const CLASSES = {
  waiting: 'r-quiet',
  sending: 'r-quiet',
  retrying: 'r-query',
  saved: 'r-done',
  refused: 'r-error',
} as const satisfies Readonly<Record<Picture['is'], string>>;
