import type { ReactNode } from 'react';
import type { Picture } from './use-phone-queue.ts';

/** 拍好的照片 — each with how far it has come. */
export function PhonePictures({ pictures }: { readonly pictures: readonly Picture[] }): ReactNode {
  if (pictures.length === 0) return null;
  return (
    <ul className="e-pictures" aria-label="拍好的照片">
      {pictures.map(({ id, preview, is, message }) => (
        <li key={id}>
          <img src={preview} alt={`第 ${id} 张`} width={64} height={64} />
          <span className={CLASSES[is]}>{message ?? WORDS[is]}</span>
        </li>
      ))}
    </ul>
  );
}

const WORDS = {
  waiting: '等待上传',
  sending: '正在上传…',
  retrying: '网络不好，正在重试…',
  saved: '已保存',
  refused: '没有收，请重新拍',
} as const satisfies Readonly<Record<Picture['is'], string>>;

const CLASSES = {
  waiting: 'r-quiet',
  sending: 'r-quiet',
  retrying: 'r-query',
  saved: 'r-done',
  refused: 'r-error',
} as const satisfies Readonly<Record<Picture['is'], string>>;
