import { accountRoutes } from '#src/accounts/routes/accounts.ts';
import { sessionGate } from '#src/accounts/routes/session-gate.ts';
import { auditRoutes } from '#src/audit/routes/audit.ts';
import { calendarRoutes } from '#src/calendar/routes/calendar-routes.ts';
import { caseRoutes } from '#src/cases/routes/case-routes.ts';
import { evidenceRoutes } from '#src/cases/routes/evidence-routes.ts';
import { figuresRoutes } from '#src/cases/routes/figures-routes.ts';
import { ledgerRoutes } from '#src/cases/routes/ledger-routes.ts';
import { paperRoutes } from '#src/cases/routes/paper-routes.ts';
import { settingRoutes } from '#src/cases/routes/setting-routes.ts';
import { ticketRoutes } from '#src/cases/routes/ticket-routes.ts';
import { casesOfToday } from '#src/cases/store/today-cases.ts';
import { windowsOfToday } from '#src/cases/store/today-windows.ts';
import { continuityRoutes } from '#src/continuity/routes/continuity-routes.ts';
import { continuityOfToday } from '#src/continuity/store/today-continuity.ts';
import { disciplineRoutes } from '#src/discipline/routes/discipline-routes.ts';
import { disciplineOfToday } from '#src/discipline/store/today-discipline.ts';
import { attendanceRoutes } from '#src/dropout/attendance/routes/attendance-routes.ts';
import { attendanceOfToday } from '#src/dropout/attendance/store/today-attendance.ts';
import { householdRoutes } from '#src/dropout/households/routes/household-routes.ts';
import { reportRoutes } from '#src/dropout/reports/routes/report-routes.ts';
import { reportsOfToday } from '#src/dropout/reports/store/today-reports.ts';
import { dropoutRoutes } from '#src/dropout/routes/dropout-routes.ts';
import { dropoutsOfToday } from '#src/dropout/store/today-dropouts.ts';
import { exchangeRoutes } from '#src/exchange/routes/exchange-routes.ts';
import { exchangeOfToday } from '#src/exchange/store/today-exchange.ts';
import { findingsRoutes } from '#src/findings/routes/findings-routes.ts';
import { inspectionRoutes } from '#src/inspection/routes/inspection-routes.ts';
import { inspectionsOfToday } from '#src/inspection/store/today-inspections.ts';
import { intakeRoutes } from '#src/intake/routes/intake-routes.ts';
import { importsOfToday } from '#src/intake/store/today-imports.ts';
import { proposalsOfToday } from '#src/intake/store/today-proposals.ts';
import { letterRoutes } from '#src/letters/routes/letter-routes.ts';
import { lettersOfToday } from '#src/letters/store/today-letters.ts';
import { monitoringRoutes } from '#src/monitoring/routes/monitoring-routes.ts';
import { noticeRoutes } from '#src/notices/routes/notice-routes.ts';
import { organizationRoutes } from '#src/organization/routes/organization-routes.ts';
import { pathwayRoutes } from '#src/pathway/routes/pathway-routes.ts';
import { remindersOfToday } from '#src/pathway/store/today-reminders.ts';
import { petitionRoutes } from '#src/petitions/routes/petition-routes.ts';
import { petitionsOfToday } from '#src/petitions/store/today-petitions.ts';
import type { App } from '#src/platform/http/app.ts';
import { taskRoutes } from '#src/platform/tasks/routes/tasks.ts';
import { promotionRoutes } from '#src/promotion/routes/promotion-routes.ts';
import { registryRoutes } from '#src/registry/routes/registry-routes.ts';
import { supervisionRoutes } from '#src/supervision/routes/supervision-routes.ts';
import { supervisionsOfToday } from '#src/supervision/store/today-supervisions.ts';
import { tipOffRoutes } from '#src/tipoffs/routes/tip-off-routes.ts';
import { tipOffsOfToday } from '#src/tipoffs/store/today-tip-offs.ts';
import { campaignRoutes } from '#src/verification/campaign/routes/campaign-routes.ts';
import { campaignsOfToday } from '#src/verification/campaign/store/today-campaigns.ts';
import { gatheringRoutes } from '#src/verification/gatherings/routes/gathering-routes.ts';
import { gatheringsOfToday } from '#src/verification/gatherings/store/today-gatherings.ts';
import { parentsDuty, trainingDuty } from '#src/verification/gatherings/store/training-duty.ts';
import { guardianRoutes } from '#src/verification/guardian/routes/guardian-routes.ts';
import { lineRoutes } from '#src/verification/ledger/routes/line-routes.ts';
import { returnRoutes } from '#src/verification/returns/routes/return-routes.ts';
import { rollCallRoutes } from '#src/verification/rollcall/routes/roll-call-routes.ts';
import { rollCallOfToday } from '#src/verification/rollcall/store/today-roll-call.ts';
import { sheetRoutes } from '#src/verification/sheets/routes/sheet-routes.ts';
import { summaryRoutes } from '#src/verification/summary/routes/summary-routes.ts';
import { STATIONERY } from './stationery.ts';
import type { WholeDesk } from './whole-desk.ts';

/** Everything the server answers. The gate comes first: it refuses to serve a route that names no permission it knows. */
export function allRoutes(app: App, desk: WholeDesk): void {
  sessionGate(app, desk);
  accountRoutes(app, desk);
  auditRoutes(app, desk);
  organizationRoutes(app, desk);
  registryRoutes(app, desk, STATIONERY);
  findingsRoutes(app, desk, [
    casesOfToday(desk),
    campaignsOfToday(desk),
    remindersOfToday(desk),
    rollCallOfToday(desk),
    importsOfToday(desk),
    proposalsOfToday(desk),
    windowsOfToday(desk),
    gatheringsOfToday(desk),
    lettersOfToday(desk),
    exchangeOfToday(desk),
    inspectionsOfToday(desk),
    disciplineOfToday(desk),
    continuityOfToday(desk),
    dropoutsOfToday(desk),
    supervisionsOfToday(desk),
    attendanceOfToday(desk),
    reportsOfToday(desk),
    petitionsOfToday(desk),
    tipOffsOfToday(desk),
  ]);
  intakeRoutes(app, desk);
  exchangeRoutes(app, desk);
  calendarRoutes(app, desk);
  evidenceRoutes(app, desk);
  ticketRoutes(app, desk);
  paperRoutes(app, desk);
  settingRoutes(app, desk);
  ledgerRoutes(app, desk);
  figuresRoutes(app, desk);
  caseRoutes(app, desk);
  pathwayRoutes(app, desk);
  promotionRoutes(app, desk);
  noticeRoutes(app, desk);
  letterRoutes(app, desk);
  campaignRoutes(app, desk, [trainingDuty(desk), parentsDuty(desk)]);
  gatheringRoutes(app, desk);
  lineRoutes(app, desk);
  sheetRoutes(app, desk);
  summaryRoutes(app, desk);
  returnRoutes(app, desk);
  guardianRoutes(app, desk);
  rollCallRoutes(app, desk);
  supervisionRoutes(app, desk);
  attendanceRoutes(app, desk);
  householdRoutes(app, desk);
  reportRoutes(app, desk);
  inspectionRoutes(app, desk);
  disciplineRoutes(app, desk);
  continuityRoutes(app, desk);
  dropoutRoutes(app, desk);
  petitionRoutes(app, desk);
  monitoringRoutes(app, desk);
  tipOffRoutes(app, desk);
  taskRoutes(app, desk, ({ actor }) => actor);
}
