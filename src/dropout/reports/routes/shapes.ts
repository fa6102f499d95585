import { z } from 'zod';
import { Day, Path } from '../../attendance/routes/shapes.ts';
import { EVERY_FIGURE, type FigureName } from '../figures.ts';
import { EVERY_REPORT_KIND, periodOf, type ReportKind } from '../periods.ts';
import { LONGEST_REMARKS } from '../signing.ts';
import type { PeriodReport, Signed } from '../store/read-reports.ts';

export const Kind = z.enum(EVERY_REPORT_KIND as [ReportKind, ...ReportKind[]]); // there are two
export const Period = z
  .string()
  .max(7)
  .refine((key) => periodOf(key) !== undefined, '报告期有误，请写成 2025-03 或 2025-Q1');
export const Id = z.object({ id: z.uuid() });
export const OfPeriod = z.object({
  period: Period,
  unit: Path.optional(),
  asOf: Day.optional().describe('按这一天结束时的数据；不写即现在'),
});
export const SignBody = z.object({
  period: Period,
  seen: z.string().max(64).describe('看到的数字的校验值'),
  remarks: z.string().max(LONGEST_REMARKS).default(''),
});
export const WithdrawBody = z.object({ reason: z.string().trim().min(2).max(200) });

const FiguresShape = z.object(
  Object.fromEntries(EVERY_FIGURE.map((name) => [name, z.number()])) as Record<FigureName, z.ZodNumber>,
); // each figure
const ReportFiguresShape = z.object({
  whole: FiguresShape,
  rows: z.array(z.object({ path: z.string(), name: z.string(), figures: FiguresShape })).readonly(),
});

const SignedShape = z.object({
  id: z.string(),
  unit: z.string(),
  kind: Kind,
  period: z.string(),
  level: z.enum(['school', 'central-school', 'county']),
  asOf: z.string(),
  figures: ReportFiguresShape,
  digest: z.string(),
  remarks: z.string(),
  signedAt: z.string(),
  signer: z.string(),
  withdrawnAt: z.string().optional(),
  withdrawnReason: z.string().optional(),
});

export const PeriodShape = z.object({
  unit: z.string(),
  name: z.string(),
  kind: z.string(),
  asOf: z.string(),
  figures: ReportFiguresShape,
  seen: z.string(),
  dueOn: z.string().optional(),
  daysLeft: z.number().optional(),
  missing: z.array(z.string()).readonly(),
  mayCall: z.boolean(),
  maySign: z.boolean(),
  history: z.array(SignedShape).readonly(),
});

export const ReportersShape = z.object({
  rows: z
    .array(
      z.object({
        path: z.string(),
        name: z.string(),
        kind: z.string(),
        id: z.string().optional(),
        signedAt: z.string().optional(),
        signer: z.string().optional(),
        isLate: z.boolean(),
      }),
    )
    .readonly(),
});

export const PeriodsShape = z.object({
  rows: z.array(z.object({ key: z.string(), signedAt: z.string().optional() })).readonly(),
});

export function signedSent({ asOf, signedAt, withdrawnAt, ...signed }: Signed) {
  return {
    ...{ ...signed, asOf: asOf.toISOString(), signedAt: signedAt.toISOString() },
    withdrawnAt: withdrawnAt?.toISOString(),
  };
}

export function periodSent({ asOf, history, ...report }: PeriodReport) {
  return { ...report, asOf: asOf.toISOString(), history: history.map(signedSent) };
}
