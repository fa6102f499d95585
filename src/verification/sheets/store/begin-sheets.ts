import { sql } from 'kysely';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { unitsAt } from '#src/organization/store/units.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import { startTask } from '#src/platform/tasks/start-task.ts';
import { placesOf } from '#src/registry/store/names.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { type ChosenPupil, commonUnit, type SheetChoice } from '../sheet-choice.ts';
import { chosenPupils, permissionFor } from './chosen-pupils.ts';
import { printSheets } from './print-sheets.ts';
import type { SheetDesk } from './sheet-desk.ts';
import { noteTaskOfJob, openSheetJob, reopenSheetJob, type SheetJob } from './sheet-jobs.ts';

/** What somebody wants printed. */
export interface WantedSheets {
  readonly choice: SheetChoice;
  readonly masked: boolean;
  readonly cover: boolean;
}

export type Begun = { readonly job: string; readonly task: string } | { readonly objections: readonly Objection[] };

/** Begins a job in the background. `undefined` when somebody asked for lies outside the actor's reach. */
export async function beginSheets(
  desk: SheetDesk,
  actor: Actor,
  campaign: Campaign,
  { choice, masked, cover }: WantedSheets,
): Promise<Begun | undefined> {
  const objection = objectionTo(actor, campaign, masked, actor.unit);
  if (objection !== undefined) return { objections: [objection] };
  const pupils = await chosenPupils(desk.db, actor, campaign.id, masked, choice);
  if (pupils === undefined) return undefined;
  const unit = choice.unit ?? commonUnit(pupils.map((pupil) => pupil.unit));
  if (unit === undefined || pupils.length === 0) return { objections: [NOBODY] };
  const title = await titleOf(desk, actor.county, unit, choice.students === undefined ? undefined : pupils.length);
  const draft = { campaign: campaign.id, unit, title, choice, masked, cover, pupils: pupils.length };
  return inBackground(desk, actor, campaign, await openSheetJob(desk, actor, draft), pupils);
}

/** 继续 — a job that was cancelled or broke off, or one whose file is gone: with the same codes and copies as before. */
export async function resumeSheets(
  desk: SheetDesk,
  actor: Actor,
  campaign: Campaign,
  job: SheetJob,
): Promise<Begun | undefined> {
  const objection = objectionTo(actor, campaign, job.masked, job.unit);
  if (objection !== undefined) return { objections: [objection] };
  const wasDone = job.state === 'done';
  const pupils = wasDone
    ? await pupilsOfJob(desk, job)
    : await chosenPupils(desk.db, actor, campaign.id, job.masked, job.choice);
  if (pupils === undefined) return undefined;
  if (pupils.length === 0) return { objections: [NOBODY] };
  const reopened = await reopenSheetJob(desk, job);
  return reopened === undefined ? { objections: [RUNNING] } : inBackground(desk, actor, campaign, reopened, pupils);
}

const NOBODY = { code: 'nobody', message: '所选范围内没有列入本次核查的学生，请重新选择' };
const RUNNING = { code: 'running', message: '这一批正在打印，请稍候查看进度' };

function objectionTo(actor: Actor, campaign: Campaign, masked: boolean, unit: UnitPath): Objection | undefined {
  if (campaign.state !== 'running') {
    return { code: 'not-running', message: '专项不在进行中，不能打印核对表。请先由县局启动专项' };
  }
  if (can(actor, permissionFor(masked), unit)) return undefined;
  return {
    code: 'masked-only',
    message: '您的岗位只能打印号码遮盖的核对表，请勾选“号码遮盖”；号码原文由学籍管理员打印',
  };
}

async function inBackground(
  desk: SheetDesk,
  actor: Actor,
  campaign: Campaign,
  job: SheetJob,
  pupils: readonly ChosenPupil[],
): Promise<Begun> {
  const { county, person, unit } = actor;
  const plan = { county, person, unit, kind: 'sheets', title: `打印${job.title}`, cancellable: true };
  const { id } = await startTask(desk, plan, (report, signal) =>
    printSheets(desk, actor, campaign, job, pupils, report, signal),
  );
  await noteTaskOfJob(desk.db, job, id);
  return { job: job.id, task: id };
}

/** 丁河镇中心小学四年级1班核对表 */
async function titleOf({ db, clock }: SheetDesk, county: string, unit: UnitPath, chosen: number | undefined) {
  const place = (await placesOf(db, county, [unit], clock.today()))(unit);
  const name = place.school + place.class || ((await unitsAt(db, county, [unit])).get(unit)?.name ?? '');
  return `${name}核对表${chosen === undefined ? '' : `（${chosen}人）`}`;
}

async function pupilsOfJob({ db }: SheetDesk, { county, id }: SheetJob): Promise<readonly ChosenPupil[]> {
  const { rows } = await sql<ChosenPupil>`
    select sheets.student, sheets.unit from sheets
    join students on students.county = sheets.county and students.id = sheets.student
    where sheets.county = ${county} and sheets.job = ${id}::uuid and students.withdrawn_at is null
    order by sheets.unit, students.pinyin, students.id`.execute(db);
  return rows;
}
