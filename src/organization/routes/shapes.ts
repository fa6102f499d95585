import { z } from 'zod';
import type { LocalDate } from '#src/kernel/local-date.ts';
import { cohortName, gradeNameIn } from '../class-path.ts';
import { EVERY_OFFICE, OFFICES, type Office } from '../office.ts';
import { schoolYearOf } from '../school-year.ts';
import { UNIT_KINDS, type Unit, type UnitKind, type UnitPath } from '../unit.ts';

export const Id = z.uuid('编号有误，请刷新页面后重试');
export const Path = z
  .string()
  .max(400)
  .regex(/^(\/[0-9A-Za-z-]+)+$/, '机构路径有误，请刷新页面后重试')
  .transform((path) => path as UnitPath); // it begins with a slash
export const Day = z.iso.date('日期应写作 2025-03-20').transform((day) => day as LocalDate); // zod has read it as a day
export const Reason = z.string().trim().min(2, '请写明依据或原因').max(200, '依据或原因最多 200 个字');
export const UnitKindName = z.enum(Object.keys(UNIT_KINDS) as [UnitKind, ...UnitKind[]]); // the keys of a literal object
export const OfficeName = z.enum(EVERY_OFFICE as [Office, ...Office[]]); // there are some

/** 机构. `title` is what it is called today: 四年级 for a grade that entered three years ago. */
export const UnitShape = z.object({
  id: z.string(),
  kind: UnitKindName,
  kindTitle: z.string(),
  name: z.string(),
  title: z.string(),
  code: z.string(),
  path: z.string(),
  since: z.string(),
  until: z.string().optional(),
  schoolKind: z.string().optional(),
});

export const OfficeShape = z.object({
  holding: z.string(),
  office: OfficeName,
  title: z.string(),
  since: z.string(),
  unit: z.object({ id: z.string(), name: z.string(), path: z.string(), kindTitle: z.string() }),
});

export const NewCode = z.object({ code: z.string().describe('一次性登录码，只显示这一次'), until: z.string() });

export function unitShape(unit: Unit, today: LocalDate): z.infer<typeof UnitShape> {
  const { id, kind, name, code, path, since, until, schoolKind } = unit;
  const isCohort = kind === 'grade' && name === cohortName(code);
  const title = isCohort ? gradeNameIn(code, schoolYearOf(today)) : name;
  return { id, kind, kindTitle: UNIT_KINDS[kind], name, title, code, path, since, until, schoolKind };
}

export function officeTitle(office: Office): string {
  return OFFICES[office].title;
}

export function codeShape({ code, until }: { readonly code: string; readonly until: Date }): z.infer<typeof NewCode> {
  return { code, until: until.toISOString() };
}
