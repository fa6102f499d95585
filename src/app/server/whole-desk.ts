import { issueOneTimeCode } from '#src/accounts/store/one-time-code.ts';
import { passwordsOf } from '#src/accounts/store/passwords.ts';
import type { SignInDesk } from '#src/accounts/store/sign-in-desk.ts';
import { auditMany } from '#src/audit/store/audit.ts';
import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import type { CalendarDesk } from '#src/calendar/store/set-county-day.ts';
import type { PaperDesk } from '#src/cases/routes/paper-routes.ts';
import { lockCases } from '#src/cases/store/cases-lock.ts';
import type { EvidenceDesk } from '#src/cases/store/evidence-attach.ts';
import { moveCases } from '#src/cases/store/move-cases.ts';
import type { ContinuityDesk } from '#src/continuity/store/continuity-desk.ts';
import { followLeavers } from '#src/continuity/store/follow-leavers.ts';
import { moveLeavers } from '#src/continuity/store/move-leavers.ts';
import { followLetters } from '#src/continuity/store/write-to-county.ts';
import { OWN_SOURCES } from '#src/discipline/store/basis-sources.ts';
import type { DisciplineDesk } from '#src/discipline/store/discipline-desk.ts';
import { moveViolations } from '#src/discipline/store/move-violations.ts';
import { makePlain } from '#src/documents/make-plain.ts';
import { moveAttendance } from '#src/dropout/attendance/store/move-attendance.ts';
import { moveHouseholds } from '#src/dropout/households/store/move-households.ts';
import { moveReports } from '#src/dropout/reports/store/move-reports.ts';
import { followRecords, moveDropouts } from '#src/dropout/store/follow-dropout.ts';
import { reportHook } from '#src/dropout/store/report-sent.ts';
import { signalsOfRollCall } from '#src/dropout/store/signals-of-roll-call.ts';
import { readApart } from '#src/evidence/store/read-apart.ts';
import { moveExchange } from '#src/exchange/store/move-exchange.ts';
import { moveFindings } from '#src/findings/store/move-findings.ts';
import { recheck } from '#src/findings/store/recheck.ts';
import { INSPECTIONS_AS_BASIS } from '#src/inspection/store/as-basis.ts';
import { moveInspections } from '#src/inspection/store/move-inspections.ts';
import type { IntakeDesk } from '#src/intake/store/intake-desk.ts';
import { moveBatches } from '#src/intake/store/move-batches.ts';
import type { LetterDesk } from '#src/letters/store/letter-desk.ts';
import { moveLetters } from '#src/letters/store/move-letters.ts';
import { moveSnapshots } from '#src/monitoring/store/move-snapshots.ts';
import { tellOfCases } from '#src/notices/store/tell.ts';
import type { OrganizationDesk } from '#src/organization/store/organization-desk.ts';
import { movePetitions } from '#src/petitions/store/move-petitions.ts';
import type { Desk } from '#src/platform/desk.ts';
import { type PublicDesk, puzzleDesk } from '#src/platform/puzzle/puzzle-desk.ts';
import { typeset } from '#src/printing/typeset.ts';
import { classOfPupil } from '#src/registry/class-of-pupil.ts';
import { CODE_TABLES, codeOf } from '#src/registry/codes.ts';
import { countWithin } from '#src/registry/store/count-within.ts';
import { followSchool } from '#src/registry/store/follow-school.ts';
import { moveStudents } from '#src/registry/store/move-students.ts';
import { lockRegister } from '#src/registry/store/register-lock.ts';
import { supervisionLetterHook } from '#src/supervision/store/draft-supervision-letter.ts';
import { moveSupervisions } from '#src/supervision/store/move-supervisions.ts';
import type { SupervisionDesk } from '#src/supervision/store/supervision-desk.ts';
import { moveTipOffs } from '#src/tipoffs/store/move-tip-offs.ts';
import { moveGatherings } from '#src/verification/gatherings/store/move-gatherings.ts';
import { followRoll } from '#src/verification/ledger/store/follow-roll.ts';
import { moveLines } from '#src/verification/ledger/store/move-lines.ts';
import { readScanApart } from '#src/verification/returns/store/read-scan-apart.ts';
import type { ReturnsDesk } from '#src/verification/returns/store/returns-desk.ts';
import { moveScans } from '#src/verification/returns/store/scan-batches.ts';
import { followUnlisted } from '#src/verification/rollcall/store/follow-unlisted.ts';
import { moveRollCalls } from '#src/verification/rollcall/store/move-roll-calls.ts';
import type { RollCallDesk } from '#src/verification/rollcall/store/roll-call-desk.ts';
import type { SheetDesk } from '#src/verification/sheets/store/sheet-desk.ts';
import { typesetSheets } from '#src/verification/sheets/store/typeset-sheets.ts';
import { LETTER_TEMPLATES } from './letter-templates.ts';
import { nowhereTo } from './nowhere-to.ts';
import { recountTerms } from './recount-terms.ts';

/** A desk fitted out with what the folders lend to each other, each through its own desk. */
export type WholeDesk = Desk &
  PublicDesk &
  SignInDesk &
  OrganizationDesk &
  IntakeDesk &
  CalendarDesk &
  PaperDesk &
  EvidenceDesk &
  ContinuityDesk &
  SheetDesk &
  ReturnsDesk &
  SupervisionDesk &
  LetterDesk &
  DisciplineDesk &
  RollCallDesk;

/** What is done in processes apart, and the work that is asked of strangers' browsers: the sources beside which no such process was built do it here. */
export type Apart = Pick<
  WholeDesk,
  'makePlain' | 'typeset' | 'typesetSheets' | 'readEvidence' | 'readScan' | 'puzzles'
>;

const APART: Apart = {
  makePlain,
  typeset,
  typesetSheets,
  readEvidence: readApart,
  readScan: readScanApart,
  puzzles: puzzleDesk(),
};

export function wholeDesk(desk: Desk, apart: Apart = APART): WholeDesk {
  const following = { ...desk, raiseNowhere: nowhereTo(desk) };
  const afterChange: WholeDesk['afterChange'] = async (work, county, students, written) => {
    await recheck(desk, work, county, students, written);
    await followRoll(work, county, students, desk.clock.now());
    await followUnlisted(desk, work, county, students, written);
    await followRecords(work, county, written);
    await followLeavers(following, work, county, students, written);
  };
  return {
    ...desk,
    ...apart,
    raiseNowhere: following.raiseNowhere,
    letterTemplates: LETTER_TEMPLATES,
    letterHooks: [reportHook(desk), followLetters(following), supervisionLetterHook(desk)],
    publicAddress: process.env.RENJI_ADDRESS?.replace(/\/+$/, ''),
    passwords: passwordsOf(desk.seal),
    audit: (work, actor, deed, now) => auditMany(work, actor, [deed], now),
    countPupils: countWithin,
    beforeMove: async (work, county) => {
      await lockCases(work, county);
      await lockRegister(work, county);
    },
    afterMove: [
      ...[moveStudents, moveFindings, moveBatches, moveCases, moveRollCalls, moveExchange],
      (work, county, from, to) => moveLines(work, county, from, to, desk.clock.now()),
      moveScans,
      moveGatherings,
      moveInspections,
      moveViolations,
      moveDropouts,
      moveLeavers,
      moveSupervisions,
      moveLetters,
      moveAttendance,
      movePetitions,
      moveSnapshots,
      moveHouseholds,
      moveReports,
      moveTipOffs,
      followSchool({ ...desk, afterChange }),
    ],
    basisSources: [...OWN_SOURCES, INSPECTIONS_AS_BASIS],
    issueCode: (work, by, person) => issueOneTimeCode(work, desk, by, person),
    schoolKinds: CODE_TABLES.schoolKind,
    schoolKindOf: (text) => codeOf('schoolKind', text),
    classOf: (grade, className, today) => classOfPupil({ grade, className }, today),
    calendarOf,
    afterCalendar: async (work, county) => {
      await recountTerms(work, county);
    },
    tell: (work, news) => tellOfCases(work, news, desk.clock),
    afterChange,
    afterRollCall: (work, actor, call, said) => signalsOfRollCall(desk, work, actor, call, said),
  };
}
