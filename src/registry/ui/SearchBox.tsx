import { Input, type InputRef } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useWanted, want } from '#src/web/wanted.ts';
import { type Sought, soughtIn } from './sought.ts';

interface Props {
  readonly onSeek: (sought: Sought) => void;
}

/** Long enough not to ask for every letter, short enough not to be waited for. */
const PAUSE = 250;

/** 查找 — by part of a name, pinyin or initials while typing; by a number on Enter. `/` leads here from anywhere. */
export function SearchBox({ onSeek }: Props): ReactNode {
  const [typed, setTyped] = useState('');
  const box = useRef<InputRef>(null);
  const seek = useRef(onSeek);
  seek.current = onSeek;
  useSlashKey(() => box.current?.focus({ cursor: 'all' }));
  const sought = soughtIn(typed);
  const words = useWanted();
  useEffect(() => {
    if (words === '') return;
    setTyped(words);
    seek.current(soughtIn(words));
    want('');
  }, [words]);
  const byNumber = sought.is !== 'words';
  useEffect(() => {
    const now = soughtIn(typed);
    if (now.is !== 'words') return;
    const timer = setTimeout(() => seek.current(now), PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <div className="r-search">
      <Input.Search
        ref={box}
        aria-label="查找学生"
        placeholder="姓名、拼音、首字母、号码或后四位"
        allowClear
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onSearch={(text) => onSeek(soughtIn(text))}
      />
      {byNumber && (
        <span className="r-quiet" role="status">
          {sought.is === 'last4' ? '按后四位查找' : '按号码查找'}：请按回车，会记入审计
        </span>
      )}
    </div>
  );
}

function useSlashKey(focus: () => void): void {
  const go = useRef(focus);
  go.current = focus;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const at = event.target;
      const isTyping =
        at instanceof HTMLElement && (at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName));
      if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      go.current();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
