import type { Actor } from '#src/organization/office.ts';
import type { OrganizationDeed, OrganizationDesk } from '#src/organization/store/organization-desk.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import { isWithin } from '#src/organization/unit.ts';
import type { PathMove } from '#src/organization/unit-plan.ts';
import type { Database } from '#src/platform/database/database.ts';
import { classOfPupil } from '#src/registry/class-of-pupil.ts';
import { codeOf } from '#src/registry/codes.ts';
import { aDesk } from './test-desk.ts';

/** What the organization asked of the folders above it. */
export interface Asked {
  readonly deeds: (OrganizationDeed & { readonly by: Actor })[];
  readonly moves: PathMove[];
  /** Pupils by the path they are filed at; follows the moves. */
  pupils: readonly UnitPath[];
  readonly codes: string[];
}

/** A desk at which the folders above are a notebook: what was audited, what moved along, for whom a code was asked. */
export function anOrganizationDesk(db: Database): OrganizationDesk & { readonly asked: Asked } {
  const asked: Asked = { deeds: [], moves: [], pupils: [], codes: [] };
  return {
    ...aDesk({ db }),
    asked,
    audit: async (_, by, deed) => {
      asked.deeds.push({ ...deed, by });
    },
    countPupils: async (_db, _county, path) => asked.pupils.filter((unit) => isWithin(unit, path)).length,
    beforeMove: async () => {},
    afterMove: [
      async (_work, _county, from, to) => {
        asked.moves.push({ from, to });
        asked.pupils = asked.pupils.map(
          (unit) => (isWithin(unit, from) ? (`${to}${unit.slice(from.length)}` as UnitPath) : unit), // a path in front of a rest of one
        );
      },
    ],
    makePlain: async () => ({ refused: 'not-here', message: '测试里不读文件' }),
    schoolKinds: [{ code: '211', label: '小学' }],
    schoolKindOf: (text) => codeOf('schoolKind', text),
    classOf: (grade, className, today) => classOfPupil({ grade, className }, today),
    issueCode: async (_work, _by, person) => {
      asked.codes.push(person);
      return { code: 'ABCD-EFGH-JKLM', until: new Date('2025-03-21T02:00:00Z') };
    },
  };
}
