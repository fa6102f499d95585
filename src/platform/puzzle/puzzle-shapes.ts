import { z } from 'zod';
import type { PuzzleFault } from './puzzle-desk.ts';

export const SignedPuzzleShape = z.object({
  salt: z.string().max(40),
  parts: z.number().int(),
  bits: z.number().int(),
  until: z.number(),
  waitUntil: z.number().optional().describe('慢通道：不用算，等到这一刻'),
  signature: z.string().max(80),
});

export const Solved = SignedPuzzleShape.extend({ solutions: z.array(z.number()).max(64).readonly() });

const SENTENCES: Readonly<Record<PuzzleFault, string>> = {
  forged: '防刷验证没有通过，请刷新页面后再提交。您填的内容先复制保存',
  over: '打开太久，防刷验证已过期。请再点一次提交，会重新验证',
  unsolved: '防刷验证没有算完，请再点一次提交',
  early: '还没有等够时间，请稍候再提交',
  spent: '这次验证已经用过，请再点一次提交',
};

/** The page asks for another puzzle by itself; who reads this has a page that does not. */
export function faultOfPuzzle(fault: PuzzleFault) {
  return { objections: [{ code: 'puzzle', message: SENTENCES[fault] }] };
}

export const SLOW_IS_FULL = {
  objections: [{ code: 'slow-full', message: '现在等候的人太多，请过一会儿再试，或者换一部手机、用电脑提交' }],
};
