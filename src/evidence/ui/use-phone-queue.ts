import { useEffect, useRef, useState } from 'react';
import type { Objection } from '#src/web/answer.ts';
import { type SavedCount, sendByCode } from './send-by-code.ts';
import { shrunk } from './shrink.ts';

/** A picture taken on this phone. */
export interface Picture {
  /** 1, 2 … in the order in which they were taken. */
  readonly id: number;
  /** An address within this page. */
  readonly preview: string;
  readonly is: 'waiting' | 'sending' | 'retrying' | 'saved' | 'refused';
  /** What the server said of it. */
  readonly message?: string | undefined;
}

/** What a desk is told to do with a phone, a phone need not be told. */
const ON_A_PHONE: Readonly<Record<string, string>> = {
  heic: '没有收：这张照片是苹果的 HEIC 格式。请点“拍照”直接拍，或在手机“设置—相机—格式”里选“兼容性最佳”',
  'too-large': '没有收：照片太大，请点“拍照”直接拍',
};

function wordsFor({
  objections: [first],
  message,
}: {
  readonly objections: readonly Objection[];
  readonly message: string;
}) {
  return ON_A_PHONE[first?.code ?? ''] ?? message;
}

const LONGEST_SIDE = 2400;
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 10_000;

/** 逐张上传 — one picture after the other; a line that breaks is tried again in silence until the picture is saved. */
export function usePhoneQueue(code: string, before: SavedCount) {
  const [pictures, setPictures] = useState<readonly Picture[]>([]);
  const [saved, setSaved] = useState<SavedCount>(before);
  const [dead, setDead] = useState<string>();
  const last = useRef(0);
  const line = useRef<Promise<boolean>>(Promise.resolve(true));

  const mark = (id: number, is: Picture['is'], message?: string) =>
    setPictures((all) => all.map((each) => (each.id === id ? { ...each, is, message } : each)));

  /** Whether the code is good for the next one. */
  const send = async (id: number, file: File): Promise<boolean> => {
    mark(id, 'sending');
    const picture = await shrunk(file, LONGEST_SIDE);
    for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      const came = await sendByCode(code, picture);
      if (came.is === 'ok') {
        setSaved(came.data);
        mark(id, 'saved');
        return true;
      }
      if (came.is !== 'unreachable') {
        const isOfTheCode = came.is === 'refused' && came.objections.every(({ field }) => field !== 'file');
        mark(id, 'refused', isOfTheCode ? undefined : wordsFor(came));
        if (isOfTheCode) setDead(came.message);
        return !isOfTheCode;
      }
      mark(id, 'retrying');
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  };

  const take = (files: readonly File[]) => {
    for (const file of files) {
      last.current += 1;
      const id = last.current;
      setPictures((all) => [...all, { id, preview: URL.createObjectURL(file), is: 'waiting' }]);
      line.current = line.current.then((isGood) => {
        if (!isGood) mark(id, 'refused');
        return isGood && send(id, file);
      });
    }
  };

  const pending = pictures.filter(({ is }) => is !== 'saved' && is !== 'refused').length;
  useEffect(() => {
    if (pending === 0) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [pending]);

  return { pictures, count: { saved: saved.saved, left: saved.left - pending }, dead, take };
}
