import { type Puzzle, solve } from '#src/kernel/puzzle.ts';
import { ask, type Reply } from './ask.ts';
import { button, el } from './element.ts';

interface Handed extends Puzzle {
  readonly until: number;
  readonly waitUntil?: number;
  readonly signature: string;
}

export interface SolvedPuzzle extends Handed {
  readonly solutions: number[];
}

/** After so long an old phone is offered to wait instead. */
const PATIENCE = 40_000;
/** So long the page computes before it lets the finger through. */
const SLICE = 40;

/**
 * 防刷验证 — solved before something is sent: how far it is, truly, and a way out for an old phone. `undefined`: no puzzle was
 * to be had, and why has been said.
 */
export async function workFor(box: HTMLElement, credentials: RequestCredentials): Promise<SolvedPuzzle | undefined> {
  const said = el('p', { class: 'g-quiet', role: 'status' }, '正在做防刷验证（不用您动手）…');
  const bar = el('progress', { max: 1, value: 0, 'aria-label': '防刷验证' });
  box.textContent = '';
  box.append(said, bar);
  const puzzle = await handed(false, said, credentials);
  if (puzzle === undefined) return undefined;
  bar.max = puzzle.parts;
  const slow = deferred();
  const offer = setTimeout(() => {
    const words = '这部手机算得慢？改为等两分钟';
    box.append(button(words, slow.resolve, 'other'));
  }, PATIENCE);
  const solutions = await solved(puzzle, slow, (done) => {
    bar.value = done;
    said.textContent = `正在做防刷验证 ${done}/${puzzle.parts}（不用您动手）…`;
  });
  clearTimeout(offer);
  if (solutions !== undefined) {
    said.textContent = '验证完成，正在提交…';
    return { ...puzzle, solutions: [...solutions] };
  }
  return waited(box, said, bar, credentials);
}

async function waited(box: HTMLElement, said: HTMLElement, bar: HTMLProgressElement, credentials: RequestCredentials) {
  const puzzle = await handed(true, said, credentials);
  if (puzzle?.waitUntil === undefined) return undefined;
  const began = Date.now();
  const whole = WAIT;
  bar.max = whole;
  while (Date.now() < began + whole) {
    const left = Math.ceil((began + whole - Date.now()) / 1000);
    bar.value = Date.now() - began;
    said.textContent = `还要等 ${left} 秒，请不要关掉这一页`;
    await pause(1000);
  }
  box.querySelector('button')?.remove();
  said.textContent = '等好了，正在提交…';
  return { ...puzzle, solutions: [] };
}

/** Two minutes by this phone's own clock, and a little: the server's may differ. */
const WAIT = 122_000;

async function handed(slow: boolean, said: HTMLElement, credentials: RequestCredentials): Promise<Handed | undefined> {
  const tell = (words: string) => {
    said.textContent = words;
  };
  const reply: Reply<Handed> = await ask('/api/public/puzzles', { slow }, {}, tell, credentials);
  if (reply.is === 'done') return reply.data;
  said.textContent = reply.message;
  return undefined;
}

interface Deferred {
  readonly isAsked: () => boolean;
  readonly resolve: () => void;
}

function deferred(): Deferred {
  let asked = false;
  return {
    isAsked: () => asked,
    resolve: () => {
      asked = true;
    },
  };
}

async function solved(puzzle: Puzzle, slow: Deferred, tell: (done: number) => void) {
  const work = solve(puzzle, 200);
  for (;;) {
    const end = Date.now() + SLICE;
    while (Date.now() < end) {
      const step = work.next();
      if (step.done) return step.value;
      tell(step.value);
    }
    await pause(0);
    if (slow.isAsked()) return undefined;
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
