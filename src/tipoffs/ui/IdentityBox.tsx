import { App, Button, Popconfirm } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import { useSession } from '#src/web/session.ts';
import { closeFor, type KeyPair, openMine } from '../sealing/box.ts';
import { openBody, unwrapKey } from '../sealing/envelope.ts';
import { keyOfShares } from '../sealing/shares.ts';
import { placeOf } from '../tip-off.ts';
import type { Opened } from './answers.ts';
import { asBytes, asText, random } from './bytes.ts';
import { useTipOffDeed } from './use-tip-off-deed.ts';

/** 真实姓名 — opened by two: each hands their share to the other, and only then it can be read. */
export function IdentityBox({ of, pair }: { readonly of: Opened; readonly pair: KeyPair }): ReactNode {
  const { message } = App.useApp();
  const session = useSession();
  const [name, setName] = useState<Readonly<Record<string, string>>>();
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const { busy, answer: given, run } = useTipOffDeed(of.id);
  const path = { path: { id: of.id } };
  const agree = async () => {
    const came = await answered(api.POST('/api/tip-offs/{id}/identity', { params: path, body: { forSharing: true } }));
    setAnswer(came);
    if (came.is !== 'ok') return;
    const share = unwrapKey(pair, asBytes(came.data.own), placeOf(of.id, 'identity'));
    if (share === undefined) {
      message.error('您的那一份打不开：它封给了您以前的钥匙');
      return;
    }
    const wraps = of.keys
      .filter(({ person }) => person !== session.person)
      .map((key) => ({
        key: key.id,
        wrapped: asText(closeFor(asBytes(key.publicKey), share, shareOf(of.id), random)),
      }));
    const call = api.POST('/api/tip-offs/{id}/identity-shares', { params: path, body: { wraps } });
    if (await run(answered(call))) message.success('已同意，另一位查办员现在打得开');
  };
  const open = async () => {
    const came = await answered(api.POST('/api/tip-offs/{id}/identity', { params: path, body: {} }));
    setAnswer(came);
    if (came.is !== 'ok') return;
    const { own, body, given: shares } = came.data;
    const mine = unwrapKey(pair, asBytes(own), placeOf(of.id, 'identity'));
    for (const { wrapped } of shares) {
      const theirs = openMine(pair, asBytes(wrapped), shareOf(of.id));
      const key = mine && theirs && keyOfShares(mine, theirs);
      const content = key && openBody(key, asBytes(body), placeOf(of.id, 'identity'));
      if (content !== undefined) {
        setName(content.words);
        return;
      }
    }
    message.error('打不开：两份是同一份的转交，请第三位查办员同意');
  };
  return (
    <section aria-label="真实姓名" className="to-work r-no-print">
      <div>
        <h2>举报人留了真实姓名</h2>
        <p className="r-quiet">
          另外加密，两位查办员都同意才打得开。
          {of.agreed.length === 0 ? '还没有人同意。' : `已同意：${of.agreed.join('、')}。`}
        </p>
      </div>
      {name !== undefined && (
        <p>
          {name.name}　{name.contact}
        </p>
      )}
      <Refusals answer={answer?.is === 'ok' ? given : answer} title="没有打开" />
      <div className="to-row">
        <Popconfirm
          title="同意后，另一位查办员就能看到举报人是谁。会记入审计，不能收回。"
          okText="同意"
          cancelText="不同意"
          onConfirm={agree}
        >
          <Button loading={busy}>同意打开</Button>
        </Popconfirm>
        <Button onClick={open}>打开姓名</Button>
      </div>
    </section>
  );
}

function shareOf(id: string): string {
  return `share|${id}`;
}
