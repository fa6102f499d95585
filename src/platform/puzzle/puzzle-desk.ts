import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { isSolved, type Puzzle } from '#src/kernel/puzzle.ts';
import type { Desk } from '../desk.ts';

/** 小算题 as it is handed out: signed, so that nothing has to be kept of whoever asked for it. */
export interface SignedPuzzle extends Puzzle {
  /** Milliseconds since 1970. */
  readonly until: number;
  /** 慢通道: solved by waiting until this moment instead of by work; for a phone that is too old. */
  readonly waitUntil?: number | undefined;
  readonly signature: string;
}

export interface SolvedPuzzle extends SignedPuzzle {
  readonly solutions: readonly number[];
}

/** Why a puzzle is not taken. All of them are mended by asking for another one. */
export type PuzzleFault = 'forged' | 'over' | 'unsolved' | 'early' | 'spent';

export interface PuzzleDesk {
  readonly handOut: (now: Date) => SignedPuzzle;
  /** `undefined` when too many have asked lately. */
  readonly handOutSlow: (now: Date) => SignedPuzzle | undefined;
  /** Takes it, once; `undefined` when it was good. */
  readonly take: (puzzle: SolvedPuzzle, now: Date) => PuzzleFault | undefined;
}

/** A desk at which strangers ask, who have solved a puzzle first. */
export interface PublicDesk extends Desk {
  readonly puzzles: PuzzleDesk;
}

const MINUTE = 60_000;
const HOLDS = 30 * MINUTE;
const WAIT = 2 * MINUTE;
/** In an hour, for the whole server: whoever waits instead of working pays with everybody's patience. */
const MOST_SLOW = 60;

/** About a second on an office computer, some ten on a phone of ten years ago. */
const USUAL = { parts: 32, bits: 12 } as const;

/**
 * Keeps its key and what was spent in the memory of this process alone: a restart makes every open puzzle void, and with it every
 * need to remember, and the page asks for another.
 */
export function puzzleDesk(work: Pick<Puzzle, 'parts' | 'bits'> = USUAL): PuzzleDesk {
  const key = randomBytes(32);
  const spent = new Map<string, number>();
  let slow: readonly number[] = [];
  const sign = (puzzle: Omit<SignedPuzzle, 'signature'>): SignedPuzzle => {
    return { ...puzzle, signature: signatureOf(key, puzzle).toString('base64url') };
  };
  const fresh = (now: Date) => ({ ...work, salt: randomBytes(12).toString('base64url'), until: now.getTime() + HOLDS });
  return {
    handOut: (now) => sign(fresh(now)),
    handOutSlow: (now) => {
      slow = slow.filter((at) => at > now.getTime() - 60 * MINUTE);
      if (slow.length >= MOST_SLOW) return undefined;
      slow = [...slow, now.getTime()];
      return sign({ ...fresh(now), waitUntil: now.getTime() + WAIT });
    },
    take: (puzzle, now) => {
      const fault = faultIn(key, puzzle, now.getTime());
      if (fault !== undefined) return fault;
      for (const [salt, until] of spent) if (until < now.getTime()) spent.delete(salt);
      if (spent.has(puzzle.salt)) return 'spent';
      spent.set(puzzle.salt, puzzle.until);
      return undefined;
    },
  };
}

function faultIn(key: Buffer, puzzle: SolvedPuzzle, now: number): PuzzleFault | undefined {
  const given = Buffer.from(puzzle.signature, 'base64url');
  const right = signatureOf(key, puzzle);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return 'forged';
  if (puzzle.until < now) return 'over';
  if (puzzle.waitUntil !== undefined) return now < puzzle.waitUntil ? 'early' : undefined;
  return isSolved(puzzle, puzzle.solutions) ? undefined : 'unsolved';
}

function signatureOf(key: Buffer, { salt, parts, bits, until, waitUntil }: Omit<SignedPuzzle, 'signature'>): Buffer {
  return createHmac('sha256', key)
    .update(JSON.stringify([salt, parts, bits, until, waitUntil ?? 0]))
    .digest();
}
