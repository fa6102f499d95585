import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api, loaded } from '#src/web/api.ts';
import { PageState } from '#src/web/PageState.tsx';
import { Refusals } from '#src/web/refusals.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';

/** 启用动态口令 — scan, type the first code, keep the recovery codes. */
export function EnrollSecondFactor({ done }: { readonly done: () => void }): ReactNode {
  const [recovery, setRecovery] = useState<readonly string[]>();
  return recovery === undefined ? <Scan enrolled={setRecovery} /> : <RecoveryCodes codes={recovery} done={done} />;
}

function Scan({ enrolled }: { readonly enrolled: (recovery: readonly string[]) => void }): ReactNode {
  const secret = useQuery({ queryKey: ['second-factor', 'new'], queryFn: newSecret, gcTime: 0, staleTime: Infinity });
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const [waiting, setWaiting] = useState(false);
  const show = async ({ code }: { readonly code: string }) => {
    setWaiting(true);
    const shown = await answered(api.PUT('/api/my/second-factor', { body: { code: code.trim() } }));
    setWaiting(false);
    setAnswer(shown);
    if (shown.is === 'ok') enrolled(shown.data.recovery);
  };
  return (
    <PageState query={secret}>
      <ol className="r-steps">
        <li>
          在手机上打开任何一个动态口令（TOTP）应用，扫描下面的图：
          {secret.data !== undefined && (
            <>
              <img className="r-qr" src={secret.data.picture} alt="动态口令密钥的二维码" width={180} height={180} />
              <p className="r-quiet">
                不能扫描时，手工输入密钥：<code className="r-secret">{inFours(secret.data.secret)}</code>
              </p>
            </>
          )}
        </li>
        <li>输入手机上显示的 6 位数字：</li>
      </ol>
      <Form layout="vertical" requiredMark={false} onFinish={show} disabled={waiting}>
        <Form.Item name="code" label="动态口令" rules={[{ required: true, min: 6, message: '请输入 6 位数字' }]}>
          <Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} />
        </Form.Item>
        <Refusals answer={answer} title="没有启用" />
        <Button type="primary" htmlType="submit" block loading={waiting}>
          启用
        </Button>
      </Form>
    </PageState>
  );
}

/** The picture is drawn here in the browser; the secret goes nowhere else. */
async function newSecret(): Promise<{ readonly secret: string; readonly picture: string }> {
  const { uri, secret } = await loaded(api.POST('/api/my/second-factor'));
  const { toString: drawn } = await import('qrcode');
  const svg = await drawn(uri, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
  return { secret, picture: `data:image/svg+xml,${encodeURIComponent(svg)}` };
}

function inFours(secret: string): string {
  return secret.replace(/.{4}(?=.)/g, '$& ');
}
