import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { useNarrow } from '#src/web/narrow.ts';
import { want } from '#src/web/wanted.ts';

/** 全局查找 — from everywhere by `/` or Ctrl+K; what is typed goes to the pupils' page and into no address. */
export function SearchBox(): ReactNode {
  const box = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  const narrow = useNarrow();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const called =
        event.key === '/' ? !isTyping(event.target) : event.key === 'k' && (event.ctrlKey || event.metaKey);
      // A page with a search box of its own has the key first.
      if (!called || event.defaultPrevented || box.current === null) return;
      event.preventDefault();
      box.current.focus();
      box.current.select();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (box.current === null) return;
    want(box.current.value.trim());
    box.current.value = '';
    navigate({ to: ADDRESSES.pupils });
  };
  return (
    <search className="r-top-search">
      <form onSubmit={onSubmit}>
        <input
          ref={box}
          type="search"
          aria-label="查找学生"
          aria-keyshortcuts="/ Control+K"
          placeholder={narrow ? '查找学生' : '姓名、拼音、首字母、号码后四位'}
          autoComplete="off"
          maxLength={40}
        />
        <kbd>/</kbd>
      </form>
    </search>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
