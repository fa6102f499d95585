import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor, Office } from '#src/organization/office.ts';
import { parentOf, type UnitPath } from '#src/organization/unit.ts';
import { type Command, type Dossier, decide, stepOf } from '#src/workflow/case.ts';
import { chainOf } from '#src/workflow/chain.ts';
import type { Party } from '#src/workflow/party.ts';
import type { Procedure, Step } from '#src/workflow/procedure.ts';
import { COUNTY, PLACES } from '#test/cast.ts';
import { TODAY } from '#test/world.ts';

/** 丁河镇中心小学 holds the record, 丹水镇中心小学 will. */
const PARTIES = { holding: PLACES.primary, receiving: PLACES.other } as const satisfies Record<Party, UnitPath>;

/** A case of this procedure as it is opened, with the proofs of what happens elsewhere at hand. */
export function aDossier(procedure: Procedure, over: Partial<Dossier> = {}): Dossier {
  const steps = chainOf(procedure);
  return {
    ...{ steps, state: { at: 'draft' }, revision: 1, hash: 'as it lies', parties: PARTIES, exempt: false },
    applicant: procedure.applicant,
    applicants: [registrarAt(PARTIES[procedure.applicant]).person],
    proven: steps.filter(({ outside }) => outside).map(({ id }) => id),
    ...over,
  };
}

export function registrarAt(unit: UnitPath): Actor {
  return actorAt('registrar', unit);
}

/** Somebody in this office there; the same person whenever asked for again. */
export function actorAt(office: Office, unit: UnitPath): Actor {
  return { person: `${office} of ${unit}`, name: office, county: COUNTY, office, unit };
}

/** Whoever holds the office of a step. */
export function clerkOf({ by, of }: Step): Actor {
  const school = PARTIES[of];
  if (by === 'central-school') return actorAt(by, parentOf(school) ?? school);
  return actorAt(by, by === 'county' ? PLACES.county : school);
}

/** One command by somebody who saw the case as it is; the case as it then is, or the words of the refusal. */
export function after(
  dossier: Dossier,
  action: Command['action'],
  by: Actor,
  said: { readonly reason?: string; readonly doneOn?: LocalDate } = {},
): Dossier {
  const { revision, hash } = dossier;
  const decision = decide(dossier, { action, by, on: TODAY, seen: { revision, hash }, ...said });
  if (decision.objections) throw new Error(decision.objections.map(({ message }) => message).join('；'));
  return { ...dossier, state: decision.state, revision: revision + 1 };
}

/** 办理经过 — every desk the case crosses when all agree, as `title：office`, and where it ends. */
export function played(procedure: Procedure): readonly string[] {
  const drafted = aDossier(procedure);
  let dossier = after(drafted, 'submit', registrarAt(PARTIES[procedure.applicant]));
  const desks: string[] = [];
  for (let step = stepOf(dossier); step !== undefined; step = stepOf(dossier)) {
    desks.push(`${step.title}：${step.outside ? '系统外，登记人 ' : ''}${step.by}`);
    dossier = after(dossier, 'approve', clerkOf(step), step.outside ? { doneOn: TODAY } : {});
  }
  return [...desks, dossier.state.at];
}
