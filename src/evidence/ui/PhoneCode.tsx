import { Button } from 'antd';
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { momentInWords } from '#src/web/dates.ts';
import { Refusals } from '#src/web/refusals.tsx';

/** 手机上传码 — what the server gives out for one kind of document of one case. */
export interface EvidenceTicket {
  /** The address of the phone page within this server. */
  readonly path: string;
  /** ISO 8601. */
  readonly expiresAt: string;
  /** How many files may come through it. */
  readonly files: number;
}

interface Props {
  readonly open: () => Promise<Answer<EvidenceTicket>>;
  readonly close: () => void;
  readonly refresh: () => void;
  readonly attached: number;
}

interface Shown {
  readonly answer: Answer<EvidenceTicket>;
  readonly address?: string | undefined;
  readonly picture?: string | undefined;
  readonly before: number;
}

/** 手机扫码 — the code, until when it is good, and how many pictures have come since it was shown. */
export function PhoneCode({ open, close, refresh, attached }: Props): ReactNode {
  const [shown, setShown] = useState<Shown>();
  const begin = useEffectEvent(async () => {
    const answer = await open();
    if (answer.is !== 'ok') return setShown({ answer, before: attached });
    const address = new URL(answer.data.path, window.location.origin).href;
    setShown({ answer, address, picture: await drawn(address), before: attached });
  });
  const look = useEffectEvent(() => refresh());
  useEffect(() => {
    begin();
    const timer = setInterval(look, LOOK_EVERY);
    return () => clearInterval(timer);
  }, []);
  if (shown === undefined) return <p className="r-quiet">正在生成二维码…</p>;
  const { answer, address, picture, before } = shown;
  if (answer.is !== 'ok' || address === undefined) return <Refusals answer={answer} title="没有生成二维码" />;
  const came = attached - before;
  return (
    <div className="e-phone">
      <img src={picture} alt="手机上传页面的二维码" width={180} height={180} />
      <div>
        <p>
          用手机微信或浏览器扫一扫，拍好的照片直接进到这份材料里。{momentInWords(answer.data.expiresAt).slice(-5)}{' '}
          前有效，最多 {answer.data.files} 张，提交后作废。
        </p>
        <p aria-live="polite" className={came > 0 ? 'r-done' : 'r-quiet'}>
          {came > 0 ? `已收到 ${came} 张` : '等待手机上传…'}
        </p>
        <p className="r-quiet e-address">{address}</p>
        <Button onClick={close}>收起二维码</Button>
      </div>
    </div>
  );
}

const LOOK_EVERY = 3_000;

/** Drawn in the browser: the code goes nowhere else. */
async function drawn(address: string): Promise<string> {
  const { toString: svgOf } = await import('qrcode');
  const svg = await svgOf(address, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
