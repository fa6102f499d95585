import { lazyRouteComponent, type RouteComponent } from '@tanstack/react-router';
import { ADDRESSES } from '#src/web/addresses.ts';

interface Screen {
  readonly path: string;
  readonly page: RouteComponent;
}

/** 页面 — every screen inside the shell; each is fetched when it is first opened. */
export const PAGES: readonly Screen[] = [
  {
    path: ADDRESSES.account,
    page: lazyRouteComponent(() => import('#src/accounts/ui/MyAccountPage.tsx'), 'MyAccountPage'),
  },
  {
    path: ADDRESSES.signInPolicy,
    page: lazyRouteComponent(() => import('#src/accounts/ui/SignInPolicyPage.tsx'), 'SignInPolicyPage'),
  },
  { path: ADDRESSES.audit, page: lazyRouteComponent(() => import('#src/audit/ui/AuditPage.tsx'), 'AuditPage') },
  { path: ADDRESSES.pupils, page: lazyRouteComponent(() => import('#src/registry/ui/PupilsPage.tsx'), 'PupilsPage') },
  { path: ADDRESSES.units, page: lazyRouteComponent(() => import('#src/organization/ui/UnitsPage.tsx'), 'UnitsPage') },
  {
    path: ADDRESSES.organizationImport,
    page: lazyRouteComponent(() => import('#src/organization/ui/OrganizationImportPage.tsx'), 'OrganizationImportPage'),
  },
  {
    path: ADDRESSES.people,
    page: lazyRouteComponent(() => import('#src/organization/ui/PeoplePage.tsx'), 'PeoplePage'),
  },
  { path: ADDRESSES.imports, page: lazyRouteComponent(() => import('#src/intake/ui/ImportsPage.tsx'), 'ImportsPage') },
  { path: ADDRESSES.import, page: lazyRouteComponent(() => import('#src/intake/ui/ImportPage.tsx'), 'ImportPage') },
  {
    path: ADDRESSES.proposedChanges,
    page: lazyRouteComponent(() => import('#src/intake/ui/ProposedChangesPage.tsx'), 'ProposedChangesPage'),
  },
  { path: ADDRESSES.pupil, page: lazyRouteComponent(() => import('./PupilScreen.tsx'), 'PupilScreen') },
  { path: ADDRESSES.cases, page: lazyRouteComponent(() => import('#src/cases/ui/CasesPage.tsx'), 'CasesPage') },
  { path: ADDRESSES.newCase, page: lazyRouteComponent(() => import('#src/cases/ui/NewCasePage.tsx'), 'NewCasePage') },
  { path: ADDRESSES.case, page: lazyRouteComponent(() => import('#src/cases/ui/CasePage.tsx'), 'CasePage') },
  {
    path: ADDRESSES.campaigns,
    page: lazyRouteComponent(() => import('#src/verification/ui/CampaignsPage.tsx'), 'CampaignsPage'),
  },
  {
    path: ADDRESSES.rollCall,
    page: lazyRouteComponent(() => import('#src/verification/rollcall/ui/RollCallPage.tsx'), 'RollCallPage'),
  },
  {
    path: ADDRESSES.campaign,
    page: lazyRouteComponent(() => import('#src/verification/ui/CampaignPage.tsx'), 'CampaignPage'),
  },
  {
    path: ADDRESSES.figures,
    page: lazyRouteComponent(() => import('#src/cases/ui/figures/FiguresPage.tsx'), 'FiguresPage'),
  },
  {
    path: ADDRESSES.directory,
    page: lazyRouteComponent(() => import('#src/organization/ui/DirectoryPage.tsx'), 'DirectoryPage'),
  },
  { path: ADDRESSES.pathway, page: lazyRouteComponent(() => import('#src/pathway/ui/PathwayRoom.tsx'), 'PathwayRoom') },
  {
    path: ADDRESSES.pathwayOf,
    page: lazyRouteComponent(() => import('#src/pathway/ui/PathwayPage.tsx'), 'PathwayPage'),
  },
  {
    path: ADDRESSES.exchange,
    page: lazyRouteComponent(() => import('#src/exchange/ui/ExchangePage.tsx'), 'ExchangePage'),
  },
  {
    path: ADDRESSES.promotion,
    page: lazyRouteComponent(() => import('#src/promotion/ui/PromotionPage.tsx'), 'PromotionPage'),
  },
  { path: ADDRESSES.today, page: lazyRouteComponent(() => import('#src/findings/ui/TodayPage.tsx'), 'TodayPage') },
  {
    path: ADDRESSES.findings,
    page: lazyRouteComponent(() => import('#src/findings/ui/FindingsPage.tsx'), 'FindingsPage'),
  },
  {
    path: ADDRESSES.overview,
    page: lazyRouteComponent(() => import('#src/findings/ui/OverviewPage.tsx'), 'OverviewPage'),
  },
  {
    path: ADDRESSES.mend,
    page: lazyRouteComponent(() => import('#src/findings/ui/MendGridPage.tsx'), 'MendGridPage'),
  },
  {
    path: ADDRESSES.calendar,
    page: lazyRouteComponent(() => import('#src/calendar/ui/CalendarPage.tsx'), 'CalendarPage'),
  },
  {
    path: ADDRESSES.procedureSettings,
    page: lazyRouteComponent(() => import('#src/cases/ui/settings/ProcedureSettingsPage.tsx'), 'ProcedureSettingsPage'),
  },
  {
    path: ADDRESSES.notices,
    page: lazyRouteComponent(() => import('#src/notices/ui/NoticesPage.tsx'), 'NoticesPage'),
  },
  {
    path: ADDRESSES.dropoutReports,
    page: lazyRouteComponent(() => import('#src/dropout/reports/ui/ReportsPage.tsx'), 'ReportsPage'),
  },
  {
    path: ADDRESSES.households,
    page: lazyRouteComponent(() => import('#src/dropout/households/ui/HouseholdsPage.tsx'), 'HouseholdsPage'),
  },
  {
    path: ADDRESSES.attendance,
    page: lazyRouteComponent(() => import('#src/dropout/attendance/ui/AttendancePage.tsx'), 'AttendancePage'),
  },
  {
    path: ADDRESSES.continuity,
    page: lazyRouteComponent(() => import('#src/continuity/ui/ContinuityPage.tsx'), 'ContinuityPage'),
  },
  {
    path: ADDRESSES.leaver,
    page: lazyRouteComponent(() => import('#src/continuity/ui/LeaverPage.tsx'), 'LeaverPage'),
  },
  {
    path: ADDRESSES.claim,
    page: lazyRouteComponent(() => import('#src/continuity/claims/ui/ClaimPage.tsx'), 'ClaimPage'),
  },
  {
    path: ADDRESSES.gatherings,
    page: lazyRouteComponent(() => import('#src/verification/gatherings/ui/GatheringsPage.tsx'), 'GatheringsPage'),
  },
  {
    path: ADDRESSES.gathering,
    page: lazyRouteComponent(() => import('#src/verification/gatherings/ui/GatheringPage.tsx'), 'GatheringPage'),
  },
  {
    path: ADDRESSES.monitoring,
    page: lazyRouteComponent(() => import('#src/monitoring/ui/MonitoringPage.tsx'), 'MonitoringPage'),
  },
  {
    path: ADDRESSES.monitoringList,
    page: lazyRouteComponent(() => import('#src/monitoring/ui/ItemsPage.tsx'), 'ItemsPage'),
  },
  {
    path: ADDRESSES.supervisions,
    page: lazyRouteComponent(() => import('#src/supervision/ui/SupervisionsPage.tsx'), 'SupervisionsPage'),
  },
  {
    path: ADDRESSES.supervision,
    page: lazyRouteComponent(() => import('#src/supervision/ui/SupervisionPage.tsx'), 'SupervisionPage'),
  },
  {
    path: ADDRESSES.dropouts,
    page: lazyRouteComponent(() => import('#src/dropout/ui/DropoutsPage.tsx'), 'DropoutsPage'),
  },
  { path: ADDRESSES.dropout, page: lazyRouteComponent(() => import('#src/dropout/ui/DropoutPage.tsx'), 'DropoutPage') },
  {
    path: ADDRESSES.jointDropouts,
    page: lazyRouteComponent(() => import('#src/dropout/ui/JointPage.tsx'), 'JointPage'),
  },
  {
    path: ADDRESSES.jointDropout,
    page: lazyRouteComponent(() => import('#src/dropout/ui/JointDropoutPage.tsx'), 'JointDropoutPage'),
  },
  {
    path: ADDRESSES.letters,
    page: lazyRouteComponent(() => import('#src/letters/ui/LettersPage.tsx'), 'LettersPage'),
  },
  { path: ADDRESSES.letter, page: lazyRouteComponent(() => import('#src/letters/ui/LetterPage.tsx'), 'LetterPage') },
  {
    path: ADDRESSES.petitions,
    page: lazyRouteComponent(() => import('#src/petitions/ui/PetitionsPage.tsx'), 'PetitionsPage'),
  },
  {
    path: ADDRESSES.petition,
    page: lazyRouteComponent(() => import('#src/petitions/ui/PetitionPage.tsx'), 'PetitionPage'),
  },
  {
    path: ADDRESSES.inspections,
    page: lazyRouteComponent(() => import('#src/inspection/ui/InspectionsPage.tsx'), 'InspectionsPage'),
  },
  {
    path: ADDRESSES.inspection,
    page: lazyRouteComponent(() => import('#src/inspection/ui/InspectionPage.tsx'), 'InspectionPage'),
  },
  {
    path: ADDRESSES.inspectionSheet,
    page: lazyRouteComponent(() => import('#src/inspection/ui/SheetPage.tsx'), 'SheetPage'),
  },
  {
    path: ADDRESSES.discipline,
    page: lazyRouteComponent(() => import('#src/discipline/ui/DisciplinePage.tsx'), 'DisciplinePage'),
  },
  {
    path: ADDRESSES.violation,
    page: lazyRouteComponent(() => import('#src/discipline/ui/ViolationPage.tsx'), 'ViolationPage'),
  },
  {
    path: ADDRESSES.tipOffs,
    page: lazyRouteComponent(() => import('#src/tipoffs/ui/TipOffsPage.tsx'), 'TipOffsPage'),
  },
  {
    path: ADDRESSES.tipOff,
    page: lazyRouteComponent(() => import('#src/tipoffs/ui/TipOffPage.tsx'), 'TipOffPage'),
  },
  { path: ADDRESSES.tasks, page: lazyRouteComponent(() => import('./TasksPage.tsx'), 'TasksPage') },
];
