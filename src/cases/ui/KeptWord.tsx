import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Kept } from './use-draft.ts';

const WORDS: Readonly<Record<Kept['is'], string>> = {
  saved: '已保存',
  saving: '正在保存',
  typing: '正在填写',
  waiting: '还没有保存，连上后自动保存',
  failed: '没有保存',
};

const TONES: Readonly<Record<Kept['is'], string>> = {
  saved: 'r-done',
  saving: 'r-quiet',
  typing: 'r-quiet',
  waiting: 'r-query',
  failed: 'r-error',
};

/** 保存情况 — always in sight, never in the way. */
export function KeptWord({ kept, retry }: { readonly kept: Kept; readonly retry: () => void }): ReactNode {
  const why = kept.answer === undefined || kept.answer.is === 'ok' ? '' : kept.answer.message;
  return (
    <small className={TONES[kept.is]} role="status">
      {WORDS[kept.is]}
      {kept.is === 'failed' && (
        <>
          ：{why}
          <Button type="link" size="small" onClick={retry}>
            再保存一次
          </Button>
        </>
      )}
    </small>
  );
}
