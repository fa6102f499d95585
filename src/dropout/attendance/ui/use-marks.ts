import { useQueryClient } from '@tanstack/react-query';
import { answered, api } from '#src/web/api.ts';
import { type Unsent, useUnsent } from '#src/web/use-unsent.ts';
import type { AbsenceReason } from '../absence.ts';
import type { ClassDay } from './answers.ts';

export type MarkWord = AbsenceReason | '';

/** 一点就存 — by pupil; what is refused is said and let go. */
export function useMarks(unit: string, day: string) {
  const queries = useQueryClient();
  const saved = (sent: Unsent<MarkWord>) => {
    queries.setQueriesData<ClassDay>({ queryKey: ['attendance-class', unit] }, (before) =>
      before === undefined || before.day !== day ? before : { ...before, list: marked(before.list, sent) },
    );
    void queries.invalidateQueries({ queryKey: ['attendance-class', unit] });
  };
  const send = (said: Unsent<MarkWord>) => {
    const marks = Object.entries(said).map(([student, reason]) => ({ student, reason }));
    return answered(api.PUT('/api/attendance/class/marks', { body: { unit, day, marks } }));
  };
  const { say, ...rest } = useUnsent<MarkWord>({ send, saved, letsGo: 'all' });
  return { ...rest, mark: (student: string, word: MarkWord) => say({ [student]: word }) };
}

function marked(list: ClassDay['list'], batch: Unsent<MarkWord>): ClassDay['list'] {
  return list.map(({ reason: before, ...line }) => {
    const said = batch[line.student];
    const reason = said === undefined ? before : said === '' ? undefined : said;
    return reason === undefined ? line : { ...line, reason };
  });
}
