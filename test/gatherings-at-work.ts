import { readEvidence } from '#src/evidence/store/read-evidence.ts';
import { compile } from '#src/printing/compile.ts';
import { createRecords } from '#src/registry/store/create-records.ts';
import type { Campaign } from '#src/verification/campaign/campaign.ts';
import type { GatheringDraft } from '#src/verification/gatherings/gathering.ts';
import type { GatheringDesk } from '#src/verification/gatherings/store/gathering-desk.ts';
import { findGathering } from '#src/verification/gatherings/store/gathering-rows.ts';
import { planGathering } from '#src/verification/gatherings/store/plan-gathering.ts';
import { movingClock } from './at-the-door.ts';
import { aRunningCampaign } from './campaign-at-work.ts';
import { CAST, COUNTY, PLACES, seedCast } from './cast.ts';
import { aChild } from './scenarios/children.ts';
import { openTestDatabase } from './test-database.ts';
import { aDesk } from './test-desk.ts';

export const STUDENTS = [1, 2, 3].map((at) => `0d9d6a1e-0000-4000-8000-00000000000${at}`);
const NOBODY = { person: undefined, office: undefined };

/** A parents' meeting of the class of `STUDENTS`. */
export const FAMILY = { kind: 'parents', unit: PLACES.primaryClass, offices: [], title: '家长会' } as const;

/** Meetings of a school with one class of three, in a campaign that runs. */
export async function gatheringsAtWork() {
  const database = await openTestDatabase();
  const clock = movingClock();
  const desk: GatheringDesk = {
    ...aDesk({ db: database.db, clock }),
    readEvidence,
    typeset: async (job) => compile(job),
  };
  await seedCast(database.db);
  const drafts = STUDENTS.map((id, at) => ({ id, unit: PLACES.primaryClass, cells: aChild(`张小${at}`, at + 1) }));
  const register = { ...desk, afterChange: async () => {} };
  await database.db.transaction().execute((work) => {
    return createRecords(register, work, COUNTY, drafts, NOBODY, { kind: 'seed' });
  });
  const campaign: Campaign = await aRunningCampaign(desk);

  function aTraining(over: Partial<GatheringDraft> = {}): GatheringDraft {
    return {
      ...{ kind: 'teachers', campaign: campaign.id, unit: PLACES.primary, title: '班主任培训会', day: clock.today() },
      ...{ begins: '14:30', ends: '16:00', place: '三楼会议室', host: '李老师', agenda: '怎样核对' },
      ...{ offices: ['class-teacher'], units: [] },
      ...over,
    };
  }

  async function planned(over: Partial<GatheringDraft> = {}, by = CAST.registrar): Promise<string> {
    const made = await planGathering(desk, by, aTraining(over));
    if (made === 'missing' || 'objections' in made) throw new Error(JSON.stringify(made));
    return made.id;
  }

  async function heldFor(id: string, by = CAST.registrar) {
    const gathering = await findGathering(desk.db, by, id);
    if (gathering === undefined) throw new Error('not there');
    return gathering;
  }

  return { desk, clock, campaign, aTraining, planned, heldFor, close: () => database.close() };
}
