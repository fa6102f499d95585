import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { dayInWords } from '#src/web/dates.ts';
import type { KeyPair } from '../sealing/box.ts';
import type { Content } from '../sealing/envelope.ts';
import type { Opened } from './answers.ts';
import { contentOf } from './read-letters.ts';

/** 举报与往来 — opened here; what was not sealed to this key says so. */
export function Letters({ of, pair }: { readonly of: Opened; readonly pair: KeyPair }): ReactNode {
  const read = useMemo(
    () => of.letters.map((letter) => ({ letter, content: contentOf(pair, of.id, letter) })),
    [of, pair],
  );
  return (
    <section aria-label="举报与往来">
      <h2>举报与往来</h2>
      <ol className="to-letters">
        {read.map(({ letter, content }) => (
          <li key={letter.number} className={letter.by === undefined ? 'to-reporter' : undefined}>
            <b>{titleOf(letter)}</b>　<span className="r-quiet">{dayInWords(letter.day)}</span>
            {content === undefined ? (
              <p className="r-quiet">
                这一封没有封给您现在的钥匙。请另一位查办员在“钥匙”里转交；您刚换过钥匙的，也要转交。
              </p>
            ) : (
              <Shown content={content} />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function titleOf({ kind, by }: Opened['letters'][number]): string {
  if (kind === 'report') return '举报';
  if (kind === 'note') return `查办备注（${by ?? ''}，举报人看不到）`;
  return by === undefined ? '举报人来信' : `回复举报人（${by}）`;
}

function Shown({ content: { words, pictures } }: { readonly content: Content }): ReactNode {
  return (
    <>
      {words.subject !== undefined && <p>问题：{words.subject}</p>}
      <p className="to-text">{words.what}</p>
      {pictures.length > 0 && <Pictures of={pictures} />}
    </>
  );
}

function Pictures({ of }: { readonly of: readonly Uint8Array[] }): ReactNode {
  const [urls, setUrls] = useState<readonly string[]>([]);
  useEffect(() => {
    const made = of.map((bytes) => URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' })));
    setUrls(made);
    return () => {
      for (const url of made) URL.revokeObjectURL(url);
    };
  }, [of]);
  return (
    <div className="to-pictures">
      {urls.map((url, at) => (
        <img key={url} src={url} alt={`举报人的照片 ${at + 1}`} />
      ))}
    </div>
  );
}
