import { useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { whenSignedOut } from '#src/web/gate.ts';
import { useSession } from '#src/web/session.ts';
import { sessionQuery } from './session-query.ts';

/**
 * 登录已失效 — the page is covered so that nobody passing by reads it, and kept beneath, so that whoever comes back and signs in
 * again loses nothing they had typed.
 */
export function SignedOut(): ReactNode {
  const queries = useQueryClient();
  const { person, officeId } = useSession();
  const [out, setOut] = useState(false);
  useEffect(() => {
    whenSignedOut(() => setOut(true));
    return () => whenSignedOut(() => {});
  }, []);

  const comeBack = useCallback(async () => {
    const session = await queries.fetchQuery({ ...sessionQuery, staleTime: 0 }).catch(() => undefined);
    if (session === undefined) return;
    // What somebody else had on the screen is not for whoever signed in now.
    if (session.person !== person || session.officeId !== officeId) window.location.assign(ADDRESSES.today);
    setOut(false);
    queries.invalidateQueries();
  }, [queries, person, officeId]);
  useEffect(() => {
    if (!out) return;
    window.addEventListener('focus', comeBack);
    return () => window.removeEventListener('focus', comeBack);
  }, [out, comeBack]);

  return (
    <Modal
      open={out}
      title="登录已失效"
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      classNames={{ mask: 'r-veil' }}
      footer={[
        <Button key="back" onClick={comeBack}>
          已登录，继续
        </Button>,
        <Button key="sign-in" type="primary" onClick={() => window.open(ADDRESSES.signIn, '_blank')}>
          重新登录
        </Button>,
      ]}
    >
      <p>长时间没有操作，或在别处退出了登录。已填的内容还在本页：在新打开的窗口里登录，再回到这里继续。</p>
    </Modal>
  );
}
