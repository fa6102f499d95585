import type {
  AbsenceAlertsTable,
  AbsencesTable,
  AttendanceDaysTable,
  AttendanceImportsTable,
  TermReturnClassesTable,
  TermReturnsTable,
} from './schema/attendance.ts';
import type { CountyDaysTable } from './schema/calendar.ts';
import type {
  CaseEventsTable,
  CaseEvidenceTable,
  CaseMessagesTable,
  CasePupilsTable,
  CaseRemindersTable,
  CaseRequestsTable,
  CaseStepsTable,
  CasesTable,
  ExemptionsTable,
  FrozenWindowsTable,
  ProcedureChainsTable,
} from './schema/cases.ts';
import type {
  DoubleClaimFilesTable,
  DoubleClaimStatementsTable,
  DoubleClaimsTable,
  LeaverEventsTable,
  LeaverMatchesTable,
  LeaversTable,
} from './schema/continuity.ts';
import type { AuditEventsTable, CountySettingsTable, TasksTable } from './schema/desk.ts';
import type {
  DropoutCasesTable,
  DropoutEventsTable,
  DropoutFilesTable,
  DropoutKeepersTable,
  DropoutNotesTable,
  DropoutRemindersTable,
  DropoutSignalsTable,
  DropoutVisitsTable,
} from './schema/dropout.ts';
import type { DropoutReportRemindersTable, DropoutReportsTable } from './schema/dropout-reports.ts';
import type { EvidenceFilesTable } from './schema/evidence.ts';
import type {
  ExchangeExportsTable,
  ExchangeItemsTable,
  ExchangeReadingsTable,
  ExchangeSchoolsTable,
} from './schema/exchange.ts';
import type { FindingEventsTable, FindingsTable, NeighbourKeysTable } from './schema/findings.ts';
import type {
  GatheringFilesTable,
  GatheringPeopleTable,
  GatheringPupilsTable,
  GatheringsTable,
} from './schema/gatherings.ts';
import type { GuardianAnswersTable, GuardianDoorsTable, GuardianSessionsTable } from './schema/guardian.ts';
import type { HouseholdChildrenTable, HouseholdListsTable } from './schema/households.ts';
import type {
  InspectionAnswersTable,
  InspectionFilesTable,
  InspectionPopulationTable,
  InspectionPupilsTable,
  InspectionSchoolsTable,
  InspectionsTable,
} from './schema/inspections.ts';
import type {
  ImportBatchesTable,
  ImportFilesTable,
  ImportRowsTable,
  ProposedKeyChangesTable,
} from './schema/intake.ts';
import type {
  LetterAddresseesTable,
  LetterChoicesTable,
  LetterHousesTable,
  LetterNumbersTable,
  LetterPrintsTable,
  LettersTable,
  LetterVersionsTable,
} from './schema/letters.ts';
import type { MonitoringDaysTable } from './schema/monitoring.ts';
import type { DelegationsTable, NoticeChannelsTable, NoticeSendingsTable, NoticesTable } from './schema/notices.ts';
import type {
  HoldingsTable,
  PeopleTable,
  SessionsTable,
  SignInAttemptsTable,
  UnitChangesTable,
  UnitsTable,
} from './schema/organization.ts';
import type { NumberPathwayEventsTable, NumberPathwayProofsTable, NumberPathwaysTable } from './schema/pathway.ts';
import type {
  PetitionEventsTable,
  PetitionRemindersTable,
  PetitionsTable,
  StandardAnswersTable,
} from './schema/petitions.ts';
import type { PromotionPupilsTable, PromotionsTable } from './schema/promotion.ts';
import type {
  NumberClaimsTable,
  NumberIndexTable,
  PhotosTable,
  StudentChangesTable,
  StudentsTable,
} from './schema/registry.ts';
import type { ReturnsTable, ScanBatchesTable, ScansTable } from './schema/returns.ts';
import type {
  PresenceMarksTable,
  RollCallAnswersTable,
  RollCallsTable,
  UnlistedChildrenTable,
} from './schema/roll-call.ts';
import type { SheetJobsTable, SheetsTable } from './schema/sheets.ts';
import type { SupervisionEventsTable, SupervisionFilesTable, SupervisionsTable } from './schema/supervision.ts';
import type { EvidenceTicketsTable } from './schema/tickets.ts';
import type {
  TipOffEnvelopesTable,
  TipOffExcusedTable,
  TipOffKeysTable,
  TipOffSharesTable,
  TipOffStepsTable,
  TipOffsTable,
  TipOffWrapsTable,
} from './schema/tip-offs.ts';
import type {
  CampaignLineEventsTable,
  CampaignLinesTable,
  CampaignPlansTable,
  CampaignSignOffsTable,
  CampaignsTable,
} from './schema/verification.ts';
import type {
  ViolationBasesTable,
  ViolationEventsTable,
  ViolationFilesTable,
  ViolationMeasuresTable,
  ViolationsTable,
} from './schema/violations.ts';

/** 数据库表 — every table as TypeScript sees it. test/schema-agrees.test.ts holds this and the migrations equal. */
export interface Schema {
  units: UnitsTable;
  unit_changes: UnitChangesTable;
  people: PeopleTable;
  holdings: HoldingsTable;
  sessions: SessionsTable;
  sign_in_attempts: SignInAttemptsTable;
  audit_events: AuditEventsTable;
  tasks: TasksTable;
  county_settings: CountySettingsTable;
  students: StudentsTable;
  student_changes: StudentChangesTable;
  number_index: NumberIndexTable;
  number_claims: NumberClaimsTable;
  photos: PhotosTable;
  neighbour_keys: NeighbourKeysTable;
  findings: FindingsTable;
  finding_events: FindingEventsTable;
  import_batches: ImportBatchesTable;
  import_files: ImportFilesTable;
  import_rows: ImportRowsTable;
  proposed_key_changes: ProposedKeyChangesTable;
  cases: CasesTable;
  case_pupils: CasePupilsTable;
  case_events: CaseEventsTable;
  case_steps: CaseStepsTable;
  case_evidence: CaseEvidenceTable;
  case_messages: CaseMessagesTable;
  case_requests: CaseRequestsTable;
  case_reminders: CaseRemindersTable;
  procedure_chains: ProcedureChainsTable;
  exemptions: ExemptionsTable;
  frozen_windows: FrozenWindowsTable;
  county_days: CountyDaysTable;
  number_pathways: NumberPathwaysTable;
  number_pathway_events: NumberPathwayEventsTable;
  number_pathway_proofs: NumberPathwayProofsTable;
  promotions: PromotionsTable;
  promotion_pupils: PromotionPupilsTable;
  notices: NoticesTable;
  notice_channels: NoticeChannelsTable;
  notice_sendings: NoticeSendingsTable;
  delegations: DelegationsTable;
  evidence_files: EvidenceFilesTable;
  evidence_tickets: EvidenceTicketsTable;
  campaigns: CampaignsTable;
  campaign_plans: CampaignPlansTable;
  campaign_lines: CampaignLinesTable;
  campaign_line_events: CampaignLineEventsTable;
  campaign_sign_offs: CampaignSignOffsTable;
  returns: ReturnsTable;
  scans: ScansTable;
  scan_batches: ScanBatchesTable;
  presence_marks: PresenceMarksTable;
  roll_calls: RollCallsTable;
  roll_call_answers: RollCallAnswersTable;
  unlisted_children: UnlistedChildrenTable;
  sheet_jobs: SheetJobsTable;
  sheets: SheetsTable;
  guardian_doors: GuardianDoorsTable;
  guardian_sessions: GuardianSessionsTable;
  guardian_answers: GuardianAnswersTable;
  letters: LettersTable;
  letter_numbers: LetterNumbersTable;
  letter_houses: LetterHousesTable;
  letter_addressees: LetterAddresseesTable;
  letter_versions: LetterVersionsTable;
  letter_choices: LetterChoicesTable;
  letter_prints: LetterPrintsTable;
  gatherings: GatheringsTable;
  gathering_people: GatheringPeopleTable;
  gathering_pupils: GatheringPupilsTable;
  gathering_files: GatheringFilesTable;
  exchange_exports: ExchangeExportsTable;
  exchange_readings: ExchangeReadingsTable;
  exchange_schools: ExchangeSchoolsTable;
  exchange_items: ExchangeItemsTable;
  dropout_cases: DropoutCasesTable;
  dropout_signals: DropoutSignalsTable;
  dropout_visits: DropoutVisitsTable;
  dropout_files: DropoutFilesTable;
  dropout_events: DropoutEventsTable;
  dropout_reminders: DropoutRemindersTable;
  dropout_keepers: DropoutKeepersTable;
  dropout_notes: DropoutNotesTable;
  supervisions: SupervisionsTable;
  supervision_events: SupervisionEventsTable;
  supervision_files: SupervisionFilesTable;
  attendance_imports: AttendanceImportsTable;
  attendance_days: AttendanceDaysTable;
  absences: AbsencesTable;
  absence_alerts: AbsenceAlertsTable;
  term_return_classes: TermReturnClassesTable;
  term_returns: TermReturnsTable;
  household_lists: HouseholdListsTable;
  household_children: HouseholdChildrenTable;
  dropout_reports: DropoutReportsTable;
  dropout_report_reminders: DropoutReportRemindersTable;
  inspections: InspectionsTable;
  inspection_population: InspectionPopulationTable;
  inspection_schools: InspectionSchoolsTable;
  inspection_pupils: InspectionPupilsTable;
  inspection_answers: InspectionAnswersTable;
  inspection_files: InspectionFilesTable;
  violations: ViolationsTable;
  violation_bases: ViolationBasesTable;
  violation_measures: ViolationMeasuresTable;
  violation_events: ViolationEventsTable;
  violation_files: ViolationFilesTable;
  leavers: LeaversTable;
  leaver_events: LeaverEventsTable;
  leaver_matches: LeaverMatchesTable;
  double_claims: DoubleClaimsTable;
  double_claim_statements: DoubleClaimStatementsTable;
  double_claim_files: DoubleClaimFilesTable;
  petitions: PetitionsTable;
  tip_off_keys: TipOffKeysTable;
  tip_offs: TipOffsTable;
  tip_off_envelopes: TipOffEnvelopesTable;
  tip_off_wraps: TipOffWrapsTable;
  tip_off_shares: TipOffSharesTable;
  tip_off_excused: TipOffExcusedTable;
  tip_off_steps: TipOffStepsTable;
  petition_events: PetitionEventsTable;
  petition_reminders: PetitionRemindersTable;
  standard_answers: StandardAnswersTable;
  monitoring_days: MonitoringDaysTable;
}
