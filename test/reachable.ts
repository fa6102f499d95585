import {
  ACTIONS_ON_CASES,
  type CaseAction,
  type CaseState,
  type Dossier,
  decide,
  isClosed,
} from '#src/workflow/case.ts';
import { clerkOf, registrarAt } from '#test/played.ts';
import { TODAY } from '#test/world.ts';

const ACTIONS = Object.keys(ACTIONS_ON_CASES) as CaseAction[]; // the keys of a literal object

/**
 * Every open state that a case can come to when everybody who has anything to do with it does anything whatever, and the
 * ends that can still be reached from there.
 */
export function endsOf(dossier: Dossier): ReadonlyMap<string, ReadonlySet<string>> {
  const next = new Map<string, ReadonlySet<string>>();
  const seen = new Map<string, CaseState>();
  const waiting: CaseState[] = [dossier.state];
  for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
    if (seen.has(keyOf(state))) continue;
    seen.set(keyOf(state), state);
    const after = statesAfter({ ...dossier, state });
    next.set(keyOf(state), new Set(after.map(keyOf)));
    waiting.push(...after);
  }
  const open = [...seen].filter(([, state]) => !isClosed(state)).map(([key]) => key);
  return new Map(open.map((key) => [key, closedFrom(key, next)]));
}

function statesAfter(dossier: Dossier): readonly CaseState[] {
  const applicant = dossier.parties[dossier.applicant];
  const people = [...(applicant ? [registrarAt(applicant)] : []), ...dossier.steps.map(clerkOf)];
  return people.flatMap((by) =>
    ACTIONS.flatMap((action) => {
      const { revision, hash } = dossier;
      const said = { reason: '材料不清晰', doneOn: TODAY, on: TODAY } as const;
      const decision = decide(dossier, { action, by, seen: { revision, hash }, ...said });
      return decision.objections ? [] : [decision.state];
    }),
  );
}

function closedFrom(start: string, next: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const found = new Set([start]);
  for (const key of found) for (const after of next.get(key) ?? []) found.add(after);
  return new Set([...found].filter((key) => ['done', 'refused', 'withdrawn'].includes(key)));
}

function keyOf(state: CaseState): string {
  return state.at === 'step' ? `step ${state.step}` : state.at;
}
