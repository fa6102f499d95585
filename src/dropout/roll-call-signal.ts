import { answerInWords, type RollAnswer } from '#src/verification/rollcall/roll-call.ts';

/** 逐班核实的线索 — what the teacher says of a child who may have dropped out: 疑似辍学, 去向不明, 从未到校. `undefined` for everybody else. */
export function suspicionIn(answer: RollAnswer): string | undefined {
  const isMissing =
    (answer.is === 'absent' && (answer.where === 'unknown' || answer.where === 'never-came')) ||
    (answer.is === 'differs' && answer.actual === 'dropped-out');
  return isMissing ? answerInWords(answer) : undefined;
}
