import { Alert } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { openCodeReader } from './code-reader.ts';

/** 摄像头扫码 — the code in front of the camera is taken once; what stands in the way is said in words. */
export function CameraScanner({ onCode }: { readonly onCode: (code: string) => void }): ReactNode {
  const film = useRef<HTMLVideoElement>(null);
  const [trouble, setTrouble] = useState(whyNoCamera());
  const [isReady, setReady] = useState(false);
  const tell = useRef(onCode);
  tell.current = onCode;
  useEffect(() => {
    const { current } = film;
    if (current === null || whyNoCamera() !== undefined) return undefined;
    let isOver = false;
    let stream: MediaStream | undefined;
    const reader = openCodeReader();
    const begin = async () => {
      try {
        stream = await navigator.mediaDevices.getUserMedia({
          audio: false,
          video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } },
        });
        if (isOver) return;
        current.srcObject = stream;
        await current.play();
        setReady(true);
        await watch(current, reader, () => isOver, tell);
      } catch (error) {
        if (!isOver) setTrouble(wordsOf(error));
      } finally {
        if (isOver) stop(stream);
      }
    };
    begin();
    return () => {
      isOver = true;
      stop(stream);
      reader.close();
    };
  }, []);
  if (trouble !== undefined) return <Alert type="warning" showIcon title="摄像头打不开" description={trouble} />;
  return (
    <div className="v-film">
      <video ref={film} playsInline muted aria-label="摄像头画面" />
      <p className="r-quiet" role="status">
        {isReady
          ? '把二维码放进画面，离开约 15 厘米；响应后换下一张。'
          : '正在打开摄像头，请在浏览器的询问里选“允许”。'}
      </p>
    </div>
  );
}

/** The same paper lies before the camera for a while: it is taken once, until another came or it went away. */
async function watch(
  film: HTMLVideoElement,
  reader: ReturnType<typeof openCodeReader>,
  isOver: () => boolean,
  tell: React.RefObject<(code: string) => void>,
): Promise<void> {
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  let [last, missed] = ['', 0];
  while (pen !== null && !isOver()) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    if (film.videoWidth === 0) continue;
    const scale = Math.min(1, WIDEST / film.videoWidth);
    canvas.width = Math.round(film.videoWidth * scale);
    canvas.height = Math.round(film.videoHeight * scale);
    pen.drawImage(film, 0, 0, canvas.width, canvas.height);
    const code = await reader.read(pen.getImageData(0, 0, canvas.width, canvas.height));
    if (isOver()) return;
    if (code === undefined) {
      missed += 1;
      if (missed >= GONE) last = '';
      continue;
    }
    missed = 0;
    if (code === last) continue;
    last = code;
    tell.current(code);
  }
}

const PAUSE = 120;
const WIDEST = 1280;
/** So many looks without a code, and the paper has been taken away. */
const GONE = 8;

function stop(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

function whyNoCamera(): string | undefined {
  if (!window.isSecureContext) {
    return '浏览器只在 https 网址下让网页使用摄像头。请用 https 打开本系统，或改用扫描枪、上传扫描件。';
  }
  if (navigator.mediaDevices?.getUserMedia === undefined) {
    return '这个浏览器不能在网页里使用摄像头。请换用 Chrome、Edge 的新版本，或改用扫描枪、上传扫描件。';
  }
  return undefined;
}

function wordsOf(error: unknown): string {
  const name = error instanceof DOMException ? error.name : '';
  return WORDS[name] ?? '摄像头没有打开。请重新点“用摄像头扫”；仍不行的，改用扫描枪或上传扫描件。';
}

const WORDS: Readonly<Record<string, string>> = {
  NotAllowedError: '没有得到使用摄像头的允许。请点浏览器地址栏左边的图标，把“摄像头”改为允许，再试一次。',
  NotFoundError: '没有找到摄像头。请接上摄像头，或用手机打开本页来扫，也可以用扫描枪。',
  NotReadableError: '摄像头正被别的程序占用。请关掉正在用摄像头的程序，再试一次。',
  OverconstrainedError: '这台设备的摄像头不合用。请用手机打开本页来扫，或用扫描枪。',
};
