import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { momentInWords } from '#src/web/dates.ts';
import type { Given } from '#src/web/given.ts';
import { PhonePictures } from './PhonePictures.tsx';
import { usePhoneQueue } from './use-phone-queue.ts';
import './phone.css';

type Shown = Given<'/api/upload', 'post'>;

/** 手机拍照上传 — what to photograph, for whom, and one large button. No sign-in: the code from the desk's screen is enough. */
export function PhonePage(): ReactNode {
  const params: { readonly code?: string } = useParams({ strict: false });
  const code = params.code ?? '';
  const { data: answer } = useQuery({
    queryKey: ['upload', code],
    queryFn: (): Promise<Answer<Shown>> => answered(api.POST('/api/upload', { body: { code } })),
    // Whoever stands in a stairwell waits for the line, not for a button.
    refetchInterval: ({ state }) => (state.data?.is === 'unreachable' ? AGAIN : false),
    refetchOnWindowFocus: false,
  });
  useEffect(() => {
    document.title = '拍照上传材料 · 人籍';
  }, []);
  return (
    <main className="e-phone-page">
      <h1>拍照上传材料</h1>
      {answer === undefined && <p className="r-quiet">正在打开…</p>}
      {answer?.is === 'unreachable' && (
        <p role="status" className="r-quiet">
          网络不好，正在重新连接…
        </p>
      )}
      {answer?.is === 'ok' && <Camera code={code} shown={answer.data} />}
      {answer !== undefined && answer.is !== 'ok' && answer.is !== 'unreachable' && <Dead message={answer.message} />}
    </main>
  );
}

const AGAIN = 3_000;

function Camera({ code, shown }: { readonly code: string; readonly shown: Shown }): ReactNode {
  const { pictures, count, dead, take } = usePhoneQueue(code, shown);
  const isFull = count.left <= 0;
  const lines = [
    ['业务', shown.procedure],
    ['学生', shown.pupil],
    ['材料', shown.kind],
  ] as const;
  return (
    <>
      <dl>
        {lines.map(([title, text]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p>{shown.hint}</p>
      <p role="status" className={count.saved > 0 ? 'e-saved r-done' : 'e-saved r-quiet'}>
        {count.saved > 0 ? `已保存 ${count.saved} 张` : '还没有照片'}
      </p>
      <PhonePictures pictures={pictures} />
      {dead !== undefined && <Dead message={dead} />}
      {dead === undefined && isFull && <Dead message="张数已用完。还要再传的，请在电脑上重新生成二维码" />}
      {dead === undefined && !isFull && (
        <div className="e-thumb">
          <Chooser title={count.saved + pictures.length > 0 ? '拍下一张' : '拍照'} camera take={take} />
          <Chooser title="从相册选" take={take} />
        </div>
      )}
      {dead === undefined && (
        <p className="r-quiet">
          {momentInWords(shown.until).slice(-5)} 前有效，还可以传 {Math.max(0, count.left)}{' '}
          张；照片直接进到电脑上的这件业务，拍完关掉本页即可。
        </p>
      )}
    </>
  );
}

interface ChooserProps {
  readonly title: string;
  readonly camera?: boolean;
  readonly take: (files: readonly File[]) => void;
}

function Chooser({ title, camera = false, take }: ChooserProps): ReactNode {
  return (
    <label className={camera ? 'e-shoot' : 'e-album'}>
      {title}
      <input
        type="file"
        accept="image/*"
        {...(camera ? { capture: 'environment' } : { multiple: true })}
        onChange={({ target }) => {
          take([...(target.files ?? [])]);
          target.value = '';
        }}
      />
    </label>
  );
}

function Dead({ message }: { readonly message: string }): ReactNode {
  return (
    <p role="alert" className="e-dead">
      {message}
    </p>
  );
}
