import { z } from 'zod';
import type { UnitPath } from '#src/organization/unit.ts';
import { SHEET_JOB_STATES, type SheetJob, type SheetJobState } from '../store/sheet-jobs.ts';

export const CampaignId = z.object({ id: z.uuid() });
export const JobId = z.object({ id: z.uuid(), job: z.uuid() });
export const PupilId = z.object({ id: z.uuid(), student: z.uuid() });

export const Path = z
  .string()
  .max(200)
  .regex(/^(\/[0-9A-Za-z-]+)+$/, '机构路径有误，请从列表中选');

/** More than these are not chosen one by one. */
const MOST_CHOSEN = 2000;

export const Wanted = z.object({
  unit: Path.optional().describe('机构路径：班级、年级、学校、中心校或县；不写为本岗位所在机构'),
  grade: z.string().max(10).optional().describe('年级代码：只打印这一年级'),
  students: z.array(z.uuid()).min(1).max(MOST_CHOSEN, `一次最多选 ${MOST_CHOSEN} 名学生`).optional(),
  masked: z.boolean().describe('号码遮盖'),
  cover: z.boolean().describe('带班级封面：名单与问题清单'),
});

export const Begun = z.object({ job: z.string(), task: z.string() });

export const Outlook = z.object({
  pupils: z.number(),
  printed: z.number().describe('已打印过的'),
  withProblems: z.number().describe('有未了问题的'),
});

const State = z.enum(Object.keys(SHEET_JOB_STATES) as [SheetJobState, ...SheetJobState[]]); // the keys of a literal object

export const JobLine = z.object({
  id: z.string(),
  title: z.string(),
  unit: z.string(),
  masked: z.boolean(),
  cover: z.boolean(),
  state: State,
  pupils: z.number(),
  printed: z.number(),
  held: z.array(z.object({ student: z.string(), name: z.string(), message: z.string() })).describe('没有印出的'),
  begunAt: z.string(),
  begunBy: z.string(),
  task: z.string().optional(),
  mine: z.boolean().describe('本人打印的，文件在其任务里'),
});

export function lineOf(job: SheetJob, names: ReadonlyMap<string, string>, me: string): z.output<typeof JobLine> {
  const { id, title, unit, masked, cover, state, pupils, printed, task } = job;
  return {
    ...{ id, title, unit, masked, cover, state, pupils, printed },
    held: job.held.map(({ student, characters }) => ({
      student,
      name: names.get(student) ?? '',
      message: heldInWords(characters),
    })),
    begunAt: job.begunAt.toISOString(),
    begunBy: names.get(job.begunBy) ?? '',
    ...(task === undefined ? {} : { task }),
    mine: job.begunBy === me,
  };
}

/** Characters that look like nothing are named by their number. */
function heldInWords(characters: string): string {
  const named = [...characters].map((one) => {
    const point = one.codePointAt(0) ?? 0;
    const isPrivate = (point >= 0xe000 && point <= 0xf8ff) || point >= 0xf0000;
    return isPrivate
      ? `自造字（U+${point.toString(16).toUpperCase()}）`
      : `“${one}”（U+${point.toString(16).toUpperCase()}）`;
  });
  return `${named.join('、')}没有可用的字体，印出来会是空框，没有打印。自造字请在学籍中改为规范字；生僻字请县系统管理员安装生僻字字体（fonts-hanazono、fonts-babelstone-han）后重新打印`;
}

export function pathOf(text: string | undefined): UnitPath | undefined {
  return text as UnitPath | undefined; // its form was checked by Path
}
