import type { Seal } from '#src/platform/sealing/seal.ts';
import type { Attached } from './attached-evidence.ts';
import type { SealedCase } from './sealed-case.ts';

/** 内容摘要 — of what was applied for and what proves it. Whatever changes either, changes it and the revision together. */
export function hashOfCase(
  seal: Seal,
  { answers, pupils }: Pick<SealedCase, 'answers' | 'pupils'>,
  evidence: readonly Attached[],
): Buffer {
  const said = [inOrder(answers), pupils.map((pupil) => inOrder(pupil.answers))];
  const proof = evidence.map(({ id, kind, file }) => [id, kind, file]).sort();
  return seal.digest('case', JSON.stringify([said, proof]));
}

function inOrder(answers: Readonly<Record<string, string | undefined>>) {
  return Object.entries(answers)
    .filter(([, text]) => text)
    .sort(([one], [other]) => (one < other ? -1 : 1));
}
