import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { PageState } from '#src/web/PageState.tsx';
import { unlocked } from '../sealing/passphrase.ts';
import type { KeysGiven } from './answers.ts';
import { asBytes } from './bytes.ts';
import { unlock } from './key-ring.ts';

export function useKeys() {
  return useQuery({
    queryKey: ['tip-off-keys'],
    queryFn: (): Promise<KeysGiven> => loaded(api.GET('/api/tip-off-keys')),
  });
}

/** 解锁钥匙 — the passphrase never leaves this browser. */
export function UnlockBox(): ReactNode {
  const query = useKeys();
  const [phrase, setPhrase] = useState('');
  const [share, setShare] = useState<number>();
  const [wrong, setWrong] = useState(false);
  const mine = query.data?.mine;
  const go = async () => {
    if (mine === undefined) return;
    setWrong(false);
    setShare(0);
    const pair = await unlocked(asBytes(mine.locked), asBytes(mine.publicKey), phrase, setShare);
    setShare(undefined);
    setPhrase('');
    if (pair === undefined) setWrong(true);
    else unlock(pair);
  };
  return (
    <PageState query={query}>
      {mine === undefined ? (
        <p>
          您还没有钥匙，打不开举报。请先到
          <Link to={ADDRESSES.tipOffs} search={{ tab: 'keys' }}>
            “钥匙”
          </Link>
          制作。
        </p>
      ) : (
        <form
          className="to-form"
          onSubmit={(event) => {
            event.preventDefault();
            go();
          }}
        >
          <label htmlFor="unlock-phrase">钥匙的口令（不是登录密码；只在这台电脑上用，不会发出去）</label>
          <Input.Password
            id="unlock-phrase"
            value={phrase}
            autoComplete="off"
            autoFocus
            {...(wrong && { status: 'error' as const })}
            onChange={({ target }) => setPhrase(target.value)}
          />
          {wrong && (
            <p className="r-error" role="alert">
              口令不对，请再试。忘了口令的，到“钥匙”看怎么办。
            </p>
          )}
          <Button type="primary" htmlType="submit" loading={share !== undefined} disabled={phrase === ''}>
            {share === undefined ? '解锁' : `正在解锁 ${Math.round(share * 100)}%`}
          </Button>
        </form>
      )}
    </PageState>
  );
}
