import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import { unwrapKey, wrapKey } from '../sealing/envelope.ts';
import { placeOf } from '../tip-off.ts';
import type { KeysGiven } from './answers.ts';
import { asBytes, asText, random } from './bytes.ts';
import { useKeyPair } from './key-ring.ts';

/** 确认并转交 — the old letters' keys are wrapped anew here, for the other's key. */
export function ConfirmKey({ of }: { readonly of: KeysGiven['keys'][number] }): ReactNode {
  const { message } = App.useApp();
  const queries = useQueryClient();
  const pair = useKeyPair();
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const confirm = async () => {
    if (pair === undefined) {
      message.info('请先解锁您的钥匙');
      return;
    }
    setBusy(true);
    const params = { path: { id: of.id } };
    const missing = await answered(api.GET('/api/tip-off-keys/{id}/missing', { params }));
    if (missing.is !== 'ok') {
      setBusy(false);
      setAnswer(missing);
      return;
    }
    const wraps = missing.data.rows.flatMap(({ tipOff, number, kind, wrapped }) => {
      const place = placeOf(tipOff, kind);
      const key = unwrapKey(pair, asBytes(wrapped), place);
      return key === undefined
        ? []
        : [{ tipOff, number, wrapped: asText(wrapKey(key, asBytes(of.publicKey), place, random)) }];
    });
    const came = await answered(api.POST('/api/tip-off-keys/{id}/confirmation', { params, body: { wraps } }));
    setBusy(false);
    setAnswer(came);
    if (came.is !== 'ok') return;
    await queries.invalidateQueries({ queryKey: ['tip-off-keys'] });
    await queries.invalidateQueries({ queryKey: ['today'] });
    message.success(`已${of.isConfirmed ? '' : '确认并'}转交 ${came.data.handed} 封`);
  };
  const words = of.isConfirmed ? '转交还没有转的举报' : '确认并转交';
  return (
    <>
      <Popconfirm
        title={`已经打电话或当面和${of.name}核对过指纹，完全一致？`}
        okText="一致"
        cancelText="还没有核对"
        onConfirm={confirm}
      >
        <Button size="small" loading={busy}>
          {words}
        </Button>
      </Popconfirm>
      <Refusals answer={answer} title="没有转交" />
    </>
  );
}
