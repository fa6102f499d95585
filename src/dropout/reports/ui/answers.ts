import type { Given } from '#src/web/given.ts';

export type PeriodReport = Given<'/api/dropout-reports', 'get'>;
export type SignedReport = PeriodReport['history'][number];
export type Reporters = Given<'/api/dropout-reports/reporters', 'get'>;
export type Periods = Given<'/api/dropout-reports/periods', 'get'>;
