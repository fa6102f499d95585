import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import { shareCases } from '#src/cases/store/cases-lock.ts';
import { attachKept } from '#src/cases/store/evidence-attach.ts';
import { takenMeanwhile } from '#src/cases/store/one-open-case.ts';
import { openCaseIn } from '#src/cases/store/open-case.ts';
import { saveAnswersIn } from '#src/cases/store/save-answers.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Cells } from '#src/registry/record.ts';
import { changeRecords } from '#src/registry/store/change-records.ts';
import { lockRegister } from '#src/registry/store/register-lock.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import type { LineDeed } from '../../ledger/line.ts';
import { workOnLines } from '../../ledger/store/line-work.ts';
import { judgeKeyed, type KeyedSheet, reasonOf } from '../keyed.ts';
import { boundOfReturn, findReturn, type HeldReturn, isHeldByOther, type Stored } from './read-return.ts';
import type { ReturnsDesk } from './returns-desk.ts';

/** 录入结论 — no change; what was corrected; or a question back to the guardian. */
export type Verdict =
  | { readonly verdict: 'unchanged' }
  | { readonly verdict: 'changed'; readonly keyed: KeyedSheet }
  | { readonly verdict: 'ask'; readonly question: string };

export type Settled =
  | { readonly message: string; readonly caseId?: string | undefined; readonly cells: number }
  | { readonly objections: readonly Objection[] }
  | 'missing';

/** Ends the transaction without a trace; what stood in the way is answered. */
class Refusal extends Error {
  readonly objections: readonly Objection[];
  constructor(objections: readonly Objection[]) {
    super(objections[0]?.message);
    this.objections = objections;
  }
}

/**
 * 办结一张核对表 — in one transaction: ordinary cells into the record with the sheet as their source, key cells as a case whose first
 * desk is the head's (annex 4: 经学校领导核验后由学校学籍管理员进行关键数据变更), and the line a step on.
 */
export async function settleReturn(
  desk: ReturnsDesk,
  actor: Actor,
  campaign: Campaign,
  id: string,
  seen: number,
  verdict: Verdict,
): Promise<Settled> {
  try {
    return await desk.db.transaction().execute(async (work) => {
      // The locks in everybody's order (docs/adr/0011): cases, the register, the ledger.
      await shareCases(work, campaign.county);
      await lockRegister(work, campaign.county);
      const held = await findReturn(desk, work, actor, campaign, id, 'lock');
      if (held === undefined) return 'missing';
      refuseUnless(held, actor, seen, desk.clock.now());
      if (verdict.verdict === 'changed') return keyIn(desk, work, actor, campaign, held, verdict.keyed);
      if (verdict.verdict === 'unchanged') {
        await step(desk, work, actor, campaign, held, { deed: 'confirm', way: 'scanned' });
        await endAs(desk, work, actor, campaign, held, { state: 'unchanged' });
        return { message: '已登记为未修改', cells: 0 };
      }
      await step(desk, work, actor, campaign, held, { deed: 'question', question: verdict.question.trim() });
      await endAs(desk, work, actor, campaign, held, { state: 'asked', question: verdict.question.trim() });
      return { message: '已退回家长确认，问题记在台账上', cells: 0 };
    });
  } catch (error) {
    const objections = error instanceof Refusal ? error.objections : takenMeanwhile(error);
    if (objections === undefined) throw error;
    return { objections };
  }
}

function refuseUnless(held: HeldReturn, actor: Actor, seen: number, now: Date): void {
  if (held.state !== 'waiting') throw new Refusal([{ code: 'state', message: '这一张已经办过，请刷新后看结果' }]);
  if (isHeldByOther(held, actor, now)) {
    throw new Refusal([{ code: 'held', message: '另一位老师正在录入这一张，请换一张' }]);
  }
  if (held.recordRevision !== seen) {
    const message = '打开这一页以后学籍又有变动，请重新打开，看过“现在”一栏再录';
    throw new Refusal([{ code: 'stale', message }]);
  }
}

async function keyIn(
  desk: ReturnsDesk,
  work: Work,
  actor: Actor,
  campaign: Campaign,
  held: HeldReturn,
  keyed: KeyedSheet,
): Promise<Settled> {
  const judged = judgeKeyed(held, keyed);
  if (judged.objections !== undefined) return { objections: judged.objections };
  const { ordinary, key } = judged;
  const caseId = Object.keys(key).length === 0 ? undefined : await caseFor(desk, work, actor, held, key);
  const names = Object.keys(ordinary);
  if (names.length > 0) {
    const change = { id: held.student, seen: held.recordRevision, cells: ordinary };
    const by = { person: actor.person, office: actor.office };
    await changeRecords(desk, work, campaign.county, [change], by, { kind: 'sheet', id: held.id });
  }
  await step(desk, work, actor, campaign, held, { deed: 'change', way: 'scanned' });
  await step(desk, work, actor, campaign, held, { deed: 'key', by: actor.person });
  const before = Object.fromEntries(names.map((name) => [name, held.now[name as keyof Cells] ?? ''])); // names of cells
  await endAs(desk, work, actor, campaign, held, {
    state: 'keyed',
    caseId,
    stored: { draft: keyed, before, after: ordinary },
  });
  const parts = [
    ...(names.length > 0 ? [`${names.length} 项已更新`] : []),
    ...(caseId === undefined ? [] : ['关键信息已填报变更业务，请补齐证明后提交校领导核验']),
    ...(caseId === undefined && held.caseId !== undefined
      ? ['上次填报的关键信息变更还在，不需要的请在业务办理中撤回']
      : []),
  ];
  return { message: parts.join('；'), caseId, cells: names.length };
}

/**
 * 关键信息变更, begun with what the guardian wrote and with the sheet itself as its first document. A sheet that is keyed again goes on
 * with the case of the first time.
 */
async function caseFor(desk: ReturnsDesk, work: Work, actor: Actor, held: HeldReturn, key: Cells): Promise<string> {
  const answers = { ...key, reason: reasonOf(key), note: FROM_SHEET };
  const before = held.caseId === undefined ? undefined : await openCaseOf(work, actor.county, held.caseId);
  if (before !== undefined) {
    const saved = await saveAnswersIn(desk, work, actor, { ...before, seen: { revision: before.revision }, answers });
    if (saved.is === 'refused') throw new Refusal(saved.objections);
    if (saved.is === 'saved') return before.id;
  }
  const request = { procedure: 'key-information-change', students: [held.student], answers };
  const opened = await openCaseIn(desk, work, actor, request);
  if (opened.is === 'not-found') throw new Refusal([{ code: 'case', message: '您的岗位不能填报关键信息变更' }]);
  if (opened.is === 'refused') throw new Refusal(opened.objections);
  const { rows } = await sql<{ file: string; page: number }>`
    select file, page from scans where county = ${actor.county} and return_id = ${held.id}::uuid
    order by taken_at, page`.execute(work);
  for (const { file, page } of rows) {
    const scan = { kind: 'verification-sheet', name: `核对表第${page}页.jpg`, file };
    await attachKept(desk, work, actor, opened.id, scan);
  }
  return opened.id;
}

/** What the head reads first. */
const FROM_SHEET = '家长在学籍信息核对表上填写的与现学籍不同，请学校领导对照户籍核验（附件 4）';

/** The case of an earlier keying, while it is not closed. */
async function openCaseOf(work: Work, county: string, id: string) {
  const { rows } = await sql<{ id: string; revision: number }>`
    select id, revision from cases where county = ${county} and id = ${id}::uuid
      and state in ('draft', 'returned', 'step')`.execute(work);
  return rows[0];
}

async function step(
  desk: ReturnsDesk,
  work: Work,
  actor: Actor,
  campaign: Campaign,
  { student, lineState }: HeldReturn,
  deed: LineDeed,
): Promise<void> {
  if (deed.deed === 'change' && lineState === 'changed') return; // the class teacher had said so
  if (deed.deed === 'confirm' && lineState === 'confirmed') return;
  const { refused } = await workOnLines(desk, work, actor, campaign.id, [student], deed);
  const [why] = refused;
  if (why !== undefined) throw new Refusal([{ code: 'line', message: why.message }]);
}

async function endAs(
  { seal, clock }: ReturnsDesk,
  work: Work,
  actor: Actor,
  { county, id: campaign }: Campaign,
  { id, student, unit }: HeldReturn,
  end: {
    readonly state: HeldReturn['state'];
    readonly question?: string;
    readonly caseId?: string | undefined;
    readonly stored?: Stored;
  },
): Promise<void> {
  const sealed = end.stored && seal.close(JSON.stringify(end.stored), boundOfReturn(county, id));
  await sql`
    update returns set state = ${end.state}, question = ${end.question ?? null}, case_id = ${end.caseId ?? null}::uuid,
      sealed = ${sealed ?? null}, key_id = ${sealed === undefined ? null : seal.keyId}::integer,
      keyed_at = ${clock.now()}, keyed_by = ${actor.person}::uuid, held_by = null, held_until = null,
      revision = revision + 1
    where county = ${county} and id = ${id}::uuid`.execute(work);
  if (end.state !== 'asked') {
    // Of several sheets of a pupil one is keyed, beside the others; those stay where they can be compared.
    await sql`
      update returns set state = 'kept', revision = revision + 1 where county = ${county} and campaign = ${campaign}::uuid
        and student = ${student}::uuid and id <> ${id}::uuid and state = 'waiting'`.execute(work);
  }
  const detail = { verdict: end.state, fields: Object.keys(end.stored?.after ?? {}) };
  const deed = { action: 'return.key', subjectKind: 'student', subject: student, subjectUnit: unit, detail } as const;
  await audit(work, actor, deed, clock.now());
}
