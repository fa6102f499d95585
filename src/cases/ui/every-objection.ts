import type { Objection } from '#src/web/answer.ts';
import type { CaseView } from './answers.ts';

/** Of the whole case and of each pupil, each said once; of many pupils it is said whose. */
export function everyObjection({ objections, pupils }: Pick<CaseView, 'objections' | 'pupils'>): readonly Objection[] {
  const all = [
    ...objections,
    ...pupils.flatMap((pupil) =>
      pupil.objections.map((objection) =>
        pupils.length === 1 ? objection : { ...objection, message: `${pupil.name}：${objection.message}` },
      ),
    ),
  ];
  return [...new Map(all.map((objection) => [objection.message, objection])).values()];
}
