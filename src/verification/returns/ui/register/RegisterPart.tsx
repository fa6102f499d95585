import { Button, Checkbox, Input, type InputRef } from 'antd';
import { type KeyboardEvent, lazy, type ReactNode, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { Nothing } from '#src/web/PageState.tsx';
import { Refusals } from '#src/web/refusals.tsx';
import type { PartProps } from '../part.ts';
import { EntryLine } from './EntryLine.tsx';
import { sound, type Tone } from './tones.ts';
import { type Entry, useRegister } from './use-register.ts';

const CameraScanner = lazy(async () => ({ default: (await import('./CameraScanner.tsx')).CameraScanner }));

/** 登记 — a scanner that types, or the camera: each sheet is answered at once, in words, and the slip of a hand taken back. */
export function RegisterPart({ campaign }: PartProps): ReactNode {
  const box = useRef<InputRef>(null);
  const [typed, setTyped] = useState('');
  const [isLoud, setLoud] = useState(() => localStorage.getItem(LOUD) === 'yes');
  const [isFilming, setFilming] = useState(false);
  const [undone, setUndone] = useState<Answer<{ readonly message: string }>>();
  const loud = useRef(isLoud);
  loud.current = isLoud;
  const told = useCallback((tone: Tone) => {
    if (loud.current) sound(tone);
    navigator.vibrate?.(tone === 'done' ? 60 : [60, 60, 60]);
  }, []);
  const { entries, take, again, withdraw } = useRegister(campaign, told);
  useFocusKept(box, !isFilming);
  const last = entries.find((entry) => !entry.isWithdrawn && entry.answer?.is === 'ok' && entry.answer.data.returnId);
  const undo = async (entry: Entry) => {
    setUndone(await withdraw(entry));
    box.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      setUndone(undefined);
      take(typed);
      setTyped('');
    }
    if (event.key.toLowerCase() === 'z' && event.ctrlKey && typed === '' && last !== undefined) {
      event.preventDefault();
      undo(last);
    }
  };
  const mayFilm = (wanted: boolean) => {
    setFilming(wanted);
    if (!wanted) box.current?.focus();
  };
  return (
    <div className="v-register">
      <section aria-label="扫码登记" className="v-scanner">
        <label htmlFor="sheet-code">用扫描枪扫核对表右上角的二维码，或输入表脚的编码后按回车</label>
        <Input
          id="sheet-code"
          ref={box}
          size="large"
          autoFocus={!window.matchMedia('(pointer: coarse)').matches}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          placeholder="直接扫，一张接一张"
          onChange={({ target }) => setTyped(target.value)}
          onKeyDown={onKeyDown}
        />
        <div className="v-row">
          <Button onClick={() => mayFilm(!isFilming)}>{isFilming ? '关闭摄像头' : '用摄像头扫'}</Button>
          <Button disabled={last === undefined} onClick={() => last && undo(last)}>
            撤销上一张（Ctrl+Z）
          </Button>
          <Checkbox
            checked={isLoud}
            onChange={({ target }) => {
              setLoud(target.checked);
              localStorage.setItem(LOUD, target.checked ? 'yes' : 'no');
            }}
          >
            声音提示
          </Checkbox>
          <Count entries={entries} />
        </div>
        {isFilming && (
          <Suspense fallback={<p className="r-quiet">正在打开摄像头…</p>}>
            <CameraScanner onCode={take} />
          </Suspense>
        )}
        <Refusals answer={undone} title="没有撤销" />
        {undone?.is === 'ok' && (
          <p role="status" className="r-done">
            {undone.data.message}
          </p>
        )}
      </section>
      <section aria-label="本次登记">
        {entries.length === 0 ? (
          <Nothing title="还没有扫。扫一张，这里立刻显示是谁的、登记上没有；扫错了可以撤销。">
            <p className="r-quiet">
              扫描枪扫出的字不对时，把输入法切到英文再扫。也可以把整沓表扫成一份 PDF，在“扫描件”里一次交上来。
            </p>
          </Nothing>
        ) : (
          <ol className="v-entries" aria-live="polite">
            {entries.map((entry) => (
              <EntryLine key={entry.key} entry={entry} onAgain={() => again(entry)} />
            ))}
          </ol>
        )}
      </section>
    </div>
  );
}

const LOUD = 'renji-scan-sound';

function Count({ entries }: { readonly entries: readonly Entry[] }): ReactNode {
  if (entries.length === 0) return null;
  const counted = entries.filter(
    ({ answer, isWithdrawn }) => !isWithdrawn && answer?.is === 'ok' && answer.data.isCounted,
  );
  return (
    <span className="v-total" role="status">
      扫了 <strong className="r-num">{entries.length}</strong> 次，登记{' '}
      <strong className="r-num">{counted.length}</strong> 张
    </span>
  );
}

/** A scanner types wherever the cursor is: unless somebody works elsewhere on the page, it is here. */
function useFocusKept(box: React.RefObject<InputRef | null>, isWanted: boolean): void {
  useEffect(() => {
    // On a phone the keyboard would come up each time.
    if (!isWanted || window.matchMedia('(pointer: coarse)').matches) return undefined;
    const back = () => {
      if (document.activeElement === document.body || document.activeElement === null) box.current?.focus();
    };
    const listen = () => setTimeout(back, 150);
    document.addEventListener('focusout', listen);
    document.addEventListener('click', listen);
    return () => {
      document.removeEventListener('focusout', listen);
      document.removeEventListener('click', listen);
    };
  }, [box, isWanted]);
}
