import { dailyRound } from '#src/accounts/store/daily-round.ts';
import type { CaseDesk } from '#src/cases/store/case-desk.ts';
import { remindOfAllDeadlines } from '#src/cases/store/deadlines.ts';
import { forgetRequests } from '#src/cases/store/requests.ts';
import { watchClaims } from '#src/continuity/claims/store/watch-claims.ts';
import type { NowhereHook } from '#src/continuity/store/continuity-desk.ts';
import { watchLeavers } from '#src/continuity/store/watch-leavers.ts';
import { remindOfViolations } from '#src/discipline/store/remind-of-violations.ts';
import { compareAllHouseholds } from '#src/dropout/households/store/compare-households.ts';
import { remindOfReports } from '#src/dropout/reports/store/remind-of-reports.ts';
import { findExpiredLeaves } from '#src/dropout/store/find-expired-leaves.ts';
import { lookAfterDropouts } from '#src/dropout/store/look-after-dropouts.ts';
import { remindOfInspections } from '#src/inspection/store/remind-of-inspections.ts';
import { forgetOriginals } from '#src/intake/store/end-batch.ts';
import type { LetterDesk } from '#src/letters/store/letter-desk.ts';
import { remindOfReceipts } from '#src/letters/store/remind-of-receipts.ts';
import { takeSnapshots } from '#src/monitoring/store/take-snapshots.ts';
import { sendDigests } from '#src/notices/store/send-digests.ts';
import { turnDelegations } from '#src/organization/store/delegations.ts';
import { forgetPetitions } from '#src/petitions/store/forget-petitions.ts';
import { remindOfPetitions } from '#src/petitions/store/remind-of-petitions.ts';
import type { App } from '#src/platform/http/app.ts';
import { withoutWords } from '#src/platform/http/log.ts';
import { postOffices } from '#src/platform/sending/post-offices.ts';
import { lookAfterSupervisions } from '#src/supervision/store/look-after-supervisions.ts';
import { remindOfCampaigns } from '#src/verification/campaign/store/remind-of-campaigns.ts';
import { remindOfGatherings } from '#src/verification/gatherings/store/remind-of-gatherings.ts';
import { recountAllTerms } from './recount-terms.ts';

const HOUR = 3_600_000;

type RoundsDesk = CaseDesk & NowhereHook & LetterDesk;

interface Round {
  readonly name: string;
  /** Milliseconds. */
  readonly every: number;
  /** What is done on it; its answer goes into the log, and names nobody. */
  readonly make: (desk: RoundsDesk) => Promise<object>;
}

/** 巡查 — what the program does by itself, now and again and again. Each can be made twice without harm. */
const ROUNDS: readonly Round[] = [
  {
    name: 'daily round',
    every: 24 * HOUR,
    make: async (desk) => {
      await forgetOriginals(desk);
      await forgetRequests(desk);
      await forgetPetitions(desk);
      return { sealed: await dailyRound(desk) };
    },
  },
  {
    name: 'digests',
    every: HOUR,
    make: async (desk) => {
      const { RENJI_MAIL_SERVER: server, RENJI_MAIL_FROM: from } = process.env;
      return { digests: await sendDigests(desk, postOffices(server, from)) };
    },
  },
  { name: 'delegations', every: HOUR, make: async (desk) => ({ turned: await turnDelegations(desk) }) },
  { name: 'terms', every: 24 * HOUR, make: async (desk) => ({ moved: await recountAllTerms(desk) }) },
  { name: 'deadlines', every: HOUR, make: async (desk) => ({ reminders: await remindOfAllDeadlines(desk) }) },
  { name: 'campaigns', every: HOUR, make: async (desk) => ({ told: await remindOfCampaigns(desk) }) },
  { name: 'inspections', every: HOUR, make: async (desk) => ({ inspections: await remindOfInspections(desk) }) },
  { name: 'violations', every: HOUR, make: async (desk) => ({ violations: await remindOfViolations(desk) }) },
  { name: 'leaves', every: 24 * HOUR, make: async (desk) => ({ suspected: await findExpiredLeaves(desk) }) },
  { name: 'dropouts', every: HOUR, make: async (desk) => ({ told: await lookAfterDropouts(desk) }) },
  { name: 'gatherings', every: HOUR, make: async (desk) => ({ meetings: await remindOfGatherings(desk) }) },
  { name: 'snapshots', every: HOUR, make: async (desk) => ({ days: await takeSnapshots(desk) }) },
  { name: 'letters', every: HOUR, make: async (desk) => ({ reminders: await remindOfReceipts(desk) }) },
  { name: 'supervisions', every: HOUR, make: async (desk) => ({ reminders: await lookAfterSupervisions(desk) }) },
  {
    name: 'continuity',
    every: HOUR,
    make: async (desk) => ({ ...(await watchLeavers(desk)), claims: await watchClaims(desk) }),
  },
  { name: 'petitions', every: HOUR, make: async (desk) => ({ reminders: await remindOfPetitions(desk) }) },
  { name: 'dropout reports', every: HOUR, make: async (desk) => ({ told: await remindOfReports(desk) }) },
  { name: 'households', every: 24 * HOUR, make: async (desk) => ({ households: await compareAllHouseholds(desk) }) },
];

/** Makes every round now and in its own time, until told to stop. One that fails is logged, and made again next time. */
export function beginRounds(app: App, desk: RoundsDesk): () => Promise<void> {
  const ends = ROUNDS.map((round) => begin(app, desk, round));
  return async () => {
    await Promise.all(ends.map((end) => end()));
  };
}

function begin(app: App, desk: RoundsDesk, { name, every, make }: Round): () => Promise<void> {
  let going = Promise.resolve();
  const go = () => {
    going = going
      .then(() => make(desk))
      .then(
        (done) => app.log.info(done, name),
        (error: unknown) => app.log.error({ error: withoutWords(error) }, `${name} failed`),
      );
  };
  go();
  const timer = setInterval(go, every);
  return async () => {
    clearInterval(timer);
    await going;
  };
}
