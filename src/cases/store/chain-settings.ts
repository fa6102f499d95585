import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { procedureOf } from '#src/procedures/index.ts';
import type { Stage } from '#src/registry/stage.ts';
import { type ChainSetting, chainObjections } from '#src/workflow/chain.ts';

/** 办理链配置 — one version of it, proposed by one person and reviewed by another. */
export interface ChainVersion {
  readonly procedure: string;
  readonly stage: Stage;
  readonly version: number;
  readonly setting: ChainSetting;
  readonly reason: string;
  readonly proposedBy: string;
  readonly proposer: string;
  readonly proposedAt: Date;
  readonly reviewer: string | null;
  readonly reviewedAt: Date | null;
  /** Nothing while it waits for its review. */
  readonly accepted: boolean | null;
}

/** Every version of a county, the latest of each procedure and stage first. */
export async function chainVersions({ db }: Pick<Desk, 'db'>, county: string): Promise<readonly ChainVersion[]> {
  const { rows } = await sql<ChainVersion>`
    select procedure, stage, version, setting, reason, proposed_by as "proposedBy", proposer.name as proposer,
      proposed_at as "proposedAt", reviewer.name as reviewer, reviewed_at as "reviewedAt", accepted
    from procedure_chains
    join people proposer on proposer.county = procedure_chains.county and proposer.id = proposed_by
    left join people reviewer on reviewer.county = procedure_chains.county and reviewer.id = reviewed_by
    where procedure_chains.county = ${county}
    order by procedure, stage, version desc`.execute(db);
  return rows;
}

export interface ChainToPropose {
  readonly procedure: string;
  readonly stage: Stage;
  readonly setting: ChainSetting;
  readonly reason: string;
}

type Outcome = { readonly version: number } | { readonly objections: readonly Objection[] };

/** 拟定 — a new version that changes nothing until somebody else has reviewed it. */
export function proposeChain(desk: Desk, actor: Actor, proposal: ChainToPropose): Promise<Outcome> {
  const { procedure: id, stage, setting, reason } = proposal;
  const procedure = procedureOf(id);
  if (procedure === undefined) return refused('no-such-procedure', '没有这项业务');
  if (procedure.stages !== undefined && !procedure.stages.includes(stage)) {
    return refused('stage', `这个学段不办理${procedure.title}`);
  }
  const objections = chainObjections(procedure, setting);
  if (objections.length > 0) return Promise.resolve({ objections });
  return desk.db.transaction().execute(async (work) => {
    await lock(work, actor.county, id, stage);
    const waiting = await pending(work, actor.county, id, stage);
    if (waiting !== undefined) return no('pending', `第 ${waiting.version} 版还在等待审定，审定后才能再拟`);
    const { rows } = await sql<{ version: number }>`
      insert into procedure_chains (county, procedure, stage, version, setting, reason, proposed_by, proposed_at)
      select ${actor.county}, ${id}, ${stage}, coalesce(max(version), 0) + 1, ${JSON.stringify(setting)}::jsonb, ${reason},
        ${actor.person}::uuid, ${desk.clock.now()}
      from procedure_chains where county = ${actor.county} and procedure = ${id} and stage = ${stage}
      returning version`.execute(work);
    const version = rows[0]?.version ?? 0;
    const detail = { procedure: id, stage, version };
    const deed = { action: 'chain.propose', subjectKind: 'county', subject: actor.county, reason, detail } as const;
    await audit(work, actor, deed, desk.clock.now());
    return { version };
  });
}

export interface ChainReview {
  readonly procedure: string;
  readonly stage: Stage;
  readonly version: number;
  readonly accepted: boolean;
}

/** 审定 — never by the person who proposed it. What was submitted before runs on by its own chain. */
export function reviewChain(desk: Desk, actor: Actor, review: ChainReview): Promise<Outcome> {
  const { procedure, stage, version, accepted } = review;
  return desk.db.transaction().execute(async (work) => {
    await lock(work, actor.county, procedure, stage);
    const waiting = await pending(work, actor.county, procedure, stage);
    if (waiting?.version !== version) return no('stale', '这一版已经审定，或不在了，请刷新');
    if (waiting.proposed_by === actor.person) return no('own', '自己拟定的办理链不能自己审定，请另一位县局人员审定');
    await sql`
      update procedure_chains set accepted = ${accepted}, reviewed_by = ${actor.person}::uuid, reviewed_at = ${desk.clock.now()}
      where county = ${actor.county} and procedure = ${procedure} and stage = ${stage} and version = ${version}`.execute(
      work,
    );
    const detail = { procedure, stage, version, accepted };
    const deed = { action: 'chain.review', subjectKind: 'county', subject: actor.county, detail } as const;
    await audit(work, actor, deed, desk.clock.now());
    return { version };
  });
}

async function pending(work: Work, county: string, procedure: string, stage: Stage) {
  return work
    .selectFrom('procedure_chains')
    .select(['version', 'proposed_by'])
    .where('county', '=', county)
    .where('procedure', '=', procedure)
    .where('stage', '=', stage)
    .where('accepted', 'is', null)
    .executeTakeFirst();
}

async function lock(work: Work, county: string, procedure: string, stage: Stage): Promise<void> {
  const name = `chain:${county}:${procedure}:${stage}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(work);
}

function no(code: string, message: string): Outcome {
  return { objections: [{ code, message }] };
}

function refused(code: string, message: string): Promise<Outcome> {
  return Promise.resolve(no(code, message));
}
