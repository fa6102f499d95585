import type { UnitPath } from '#src/organization/unit.ts';
import type { Parties } from '#src/workflow/party.ts';
import type { Answers, Procedure } from '#src/workflow/procedure.ts';

/**
 * 当事学校 — who holds the record, and who will: the applicant's school, the school the pupils are at, and the one the form
 * names. Pupils of several schools are held by what lies above them all.
 */
export function partiesOf(
  procedure: Pick<Procedure, 'applicant' | 'asks'>,
  applicant: UnitPath,
  pupilsAt: readonly UnitPath[],
  answers: Answers,
): Parties {
  const held = pupilsAt.length > 0 ? commonAbove(pupilsAt) : undefined;
  if (procedure.applicant === 'receiving') return { receiving: applicant, holding: held };
  return { holding: held ?? applicant, receiving: namedSchool(procedure, answers) };
}

/** The school that the form names, where it asks for one. */
function namedSchool({ asks }: Pick<Procedure, 'asks'>, answers: Answers): UnitPath | undefined {
  const [name] = Object.entries(asks).find(([, { kind }]) => kind === 'school') ?? [];
  const path = name === undefined ? undefined : answers[name];
  return path?.startsWith('/') ? (path as UnitPath) : undefined; // it begins with a slash
}

/** The lowest unit within which all of these lie; `undefined` when nothing lies above all. */
export function commonAbove(paths: readonly UnitPath[]): UnitPath | undefined {
  const [first, ...others] = paths.map((path) => path.split('/'));
  if (first === undefined) return undefined;
  const differs = first.findIndex((code, i) => others.some((other) => other[i] !== code));
  const shared = differs < 0 ? first : first.slice(0, differs);
  return shared.length > 1 ? (shared.join('/') as UnitPath) : undefined; // of paths that begin with a slash
}
