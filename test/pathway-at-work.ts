import { randomUUID } from 'node:crypto';
import { keepFile } from '#src/evidence/store/evidence-files.ts';
import { readEvidence } from '#src/evidence/store/read-evidence.ts';
import type { NationalAnswer } from '#src/pathway/pathway.ts';
import type { PathwayDesk } from '#src/pathway/store/pathway-desk.ts';
import { readPathway } from '#src/pathway/store/read-pathway.ts';
import {
  checkHousehold,
  type HouseholdCheck,
  type PathwayTarget,
  recordLookUp,
} from '#src/pathway/store/work-on-pathway.ts';
import { casesAtWork } from './cases-at-work.ts';
import { CAST, type CastMember, COUNTY } from './cast.ts';
import { plainInProcess } from './plain-in-process.ts';

/** 无证件号核实 beside the cases it leads to. */
export function pathwayAtWork() {
  const cases = casesAtWork();
  const desk = (): PathwayDesk => ({ ...cases.desk(), clock: cases.clock(), makePlain: plainInProcess, readEvidence });

  async function look(who: CastMember, student: string) {
    const view = await readPathway(desk(), CAST[who], student);
    if (view === undefined) throw new Error(`${who} does not see the child on the roster`);
    return view;
  }

  /** What the person has before their eyes. */
  async function target(student: string, who: CastMember = 'registrar'): Promise<PathwayTarget> {
    cases.clock().pass(1);
    return { student, revision: (await look(who, student)).revision };
  }

  async function check(student: string, more: Partial<HouseholdCheck> & Pick<HouseholdCheck, 'result'>) {
    const on = cases.clock().today();
    return checkHousehold(desk(), CAST.registrar, await target(student), { on, note: '', ...more });
  }

  /** Puts a document in, as its upload does. */
  async function prove(student: string, kind = 'national-lookup'): Promise<void> {
    cases.clock().pass(1);
    await cases
      .desk()
      .db.transaction()
      .execute(async (work) => {
        const bytes = Buffer.from(`${kind} of ${student}`);
        const file = await keepFile(desk(), work, CAST.registrar, { type: 'application/pdf', bytes, pages: 1 });
        await work
          .insertInto('number_pathway_proofs')
          .values({
            ...{ county: COUNTY, student, id: randomUUID(), kind, file, name: `${kind}.pdf` },
            ...{ added_at: cases.clock().now(), added_by: CAST.registrar.person },
          })
          .execute();
      });
  }

  /** Looks up in the national platform, screenshot and all. */
  async function lookUp(student: string, found: 'not-found' | 'county' | 'province' | 'beyond') {
    await prove(student);
    const on = cases.clock().today();
    const national: NationalAnswer =
      found === 'not-found' ? { answer: 'not-found', on } : { answer: 'found', where: found, on };
    return recordLookUp(desk(), CAST.registrar, await target(student), { national, note: '' });
  }

  return { ...cases, pathwayDesk: desk, lookAt: look, target, check, prove, lookUp };
}
