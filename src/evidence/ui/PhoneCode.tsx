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
  /** Called every few seconds while a picture may come. */
  readonly look: () => void;
  /** How many of this kind there are now. */
  readonly attached: number;
}

interface Code extends EvidenceTicket {
  readonly address: string;
  readonly picture: string;
  /** How many there were when it was shown. */
  readonly before: number;
}

/** 手机扫码 — the code, how long it is good, and how many pictures have come since it was shown. */
export function PhoneCode({ open, close, look, attached }: Props): ReactNode {
  const [answer, setAnswer] = useState<Answer<EvidenceTicket>>();
  const [code, setCode] = useState<Code>();
  const [now, setNow] = useState(Date.now);
  const begin = async () => {
    setCode(undefined);
    const came = await open();
    setAnswer(came);
    if (came.is !== 'ok') return;
    const address = new URL(came.data.path, window.location.origin).href;
    setNow(Date.now());
    setCode({ ...came.data, address, picture: await drawn(address), before: attached });
  };
  const beginAtOnce = useEffectEvent(begin);
  const tick = useEffectEvent(() => {
    setNow(Date.now());
    if (code !== undefined) look();
  });
  useEffect(() => {
    beginAtOnce();
    const timer = setInterval(tick, LOOK_EVERY);
    return () => clearInterval(timer);
  }, []);
  if (answer !== undefined && answer.is !== 'ok') return <Refusals answer={answer} title="没有生成二维码" />;
  if (code === undefined) return <p className="r-quiet">正在生成二维码…</p>;
  const came = attached - code.before;
  const minutes = Math.ceil((new Date(code.expiresAt).getTime() - now) / 60_000);
  const isDead = minutes <= 0 || came >= code.files;
  return (
    <div className="e-phone">
      <img
        src={code.picture}
        alt="手机上传页面的二维码"
        className={isDead ? 'e-code e-code-dead' : 'e-code'}
        width={180}
        height={180}
      />
      <div>
        <p>用手机微信或浏览器扫一扫，对着材料拍照，照片直接进到这份材料里。</p>
        <p aria-live="polite" className={came > 0 ? 'r-done' : 'r-quiet'}>
          {came > 0 ? `已收到 ${came} 张` : '等待手机上传…'}
        </p>
        <p className={isDead ? 'r-query' : 'r-quiet'}>{howLong(code, minutes, came)}</p>
        {ONLY_HERE.test(window.location.hostname) && (
          <p className="r-query">这个地址只有这台电脑打得开。请用县里公布的地址登录本系统，再扫码。</p>
        )}
        <p className="r-quiet e-address">{code.address}</p>
        <Button onClick={begin}>换一个码</Button> <Button onClick={close}>收起</Button>
      </div>
    </div>
  );
}

const LOOK_EVERY = 3_000;
const ONLY_HERE = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

function howLong({ expiresAt, files }: Code, minutes: number, came: number): string {
  if (came >= files) return `${files} 张已经传满，这个码不能再用。`;
  if (minutes <= 0) return '这个码已过期，请换一个码再扫。';
  const until = momentInWords(expiresAt).slice(-5);
  return `还有 ${minutes} 分钟有效（到 ${until}），最多 ${files} 张，提交后作废。`;
}

/** Drawn in the browser: the code goes nowhere else. */
async function drawn(address: string): Promise<string> {
  const { toString: svgOf } = await import('qrcode');
  const svg = await svgOf(address, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
