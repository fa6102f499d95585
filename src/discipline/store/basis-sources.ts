import { type RawBuilder, sql } from 'kysely';
import { ruleOf } from '#src/findings/rule-of.ts';
import type { Actor } from '#src/organization/office.ts';
import { permitted, within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import { procedureOf } from '#src/procedures/index.ts';
import { visibleTipOff } from '#src/tipoffs/store/tip-off-rows.ts';
import type { BasisSource, Source } from './discipline-desk.ts';

const MOST_OFFERED = 60;

/** 核查问题 of the unit's pupils, open ones and closed. */
const FINDINGS: BasisSource = {
  kind: 'finding',
  among: (db, actor, unit) => findings(db, actor, unit, sql<boolean>`true`),
  find: async (db, actor, unit, subject) =>
    (await findings(db, actor, unit, sql<boolean>`findings.id = ${subject}::uuid`))[0],
};

async function findings(db: Database | Work, actor: Actor, unit: UnitPath, only: RawBuilder<boolean>) {
  const { rows } = await sql<{ id: string; rule: string; student: string; day: string }>`
    select findings.id, findings.rule, findings.student,
      to_char(findings.opened_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day
    from findings where findings.county = ${actor.county} and ${permitted(actor, 'finding.read', 'findings.unit')}
      and ${within(unit, 'findings.unit')} and ${only}
    order by findings.severity = 'error' desc, findings.opened_at desc, findings.id limit ${MOST_OFFERED}`.execute(db);
  return rows.map(({ id, rule, student, day }): Source => {
    const title = `${rule} ${ruleOf(rule)?.title ?? '已停用的规则'}（${day} 发现）`;
    return { subject: id, title, door: { to: '/pupils/$id', params: { id: student } } };
  });
}

/** 学籍业务 in which the unit has a part. */
const CASES: BasisSource = {
  kind: 'case',
  among: (db, actor, unit) => cases(db, actor, unit, sql<boolean>`true`),
  find: async (db, actor, unit, subject) =>
    (await cases(db, actor, unit, sql<boolean>`cases.id = ${subject}::uuid`))[0],
};

async function cases(db: Database | Work, actor: Actor, unit: UnitPath, only: RawBuilder<boolean>) {
  const party = (column: string) =>
    sql<boolean>`(${permitted(actor, 'case.read', column)} and ${within(unit, column)})`;
  const { rows } = await sql<{ id: string; number: string; procedure: string; state: string }>`
    select cases.id, cases.number, cases.procedure, cases.state from cases
    where cases.county = ${actor.county} and cases.state <> 'draft' and ${only}
      and (${party('cases.holding')} or ${party('cases.receiving')} or ${party('cases.applicant')})
    order by cases.changed_at desc, cases.id limit ${MOST_OFFERED}`.execute(db);
  return rows.map(({ id, number, procedure }): Source => {
    const title = `${procedureOf(procedure)?.title ?? '已停用的业务'} ${number}`;
    return { subject: id, title, door: { to: '/cases/$id', params: { id } } };
  });
}

/** 书面材料 that the actor uploaded for this unit; once a violation rests on one, whoever pursues that may open it. */
const PAPERS: BasisSource = {
  kind: 'evidence',
  among: (db, actor, unit) => papers(db, actor, unit, sql<boolean>`violation_files.violation is null`),
  find: async (db, actor, unit, subject) =>
    (await papers(db, actor, unit, sql<boolean>`violation_files.id = ${subject}::uuid`))[0],
};

async function papers(db: Database | Work, actor: Actor, unit: UnitPath, only: RawBuilder<boolean>) {
  const { rows } = await sql<{ id: string; name: string; violation: string | null }>`
    select id, name, violation from violation_files
    where county = ${actor.county} and unit = ${unit} and use = 'basis' and removed_at is null and ${only}
      and ${permitted(actor, 'discipline.register', 'violation_files.unit')}
      and (violation is not null or added_by = ${actor.person}::uuid)
    order by added_at desc limit ${MOST_OFFERED}`.execute(db);
  return rows.map(({ id, name, violation }): Source => {
    const door = { to: '/discipline/$id', params: { id: violation ?? '' }, search: { file: id } };
    return { subject: id, title: name, door };
  });
}

/** 督办事项 that the unit had to answer. */
const SUPERVISIONS: BasisSource = {
  kind: 'supervision',
  among: (db, actor, unit) => supervisions(db, actor, unit, sql<boolean>`true`),
  find: async (db, actor, unit, subject) =>
    (await supervisions(db, actor, unit, sql<boolean>`supervisions.id = ${subject}::uuid`))[0],
};

async function supervisions(db: Database | Work, actor: Actor, unit: UnitPath, only: RawBuilder<boolean>) {
  const { rows } = await sql<{ id: string; subject: string; opened_on: string }>`
    select id, subject, opened_on from supervisions
    where county = ${actor.county} and ${permitted(actor, 'supervision.read', 'supervisions.receiver')}
      and ${within(unit, 'supervisions.receiver')} and ${only}
    order by opened_on desc, id limit ${MOST_OFFERED}`.execute(db);
  return rows.map(({ id, subject, opened_on }): Source => {
    return { subject: id, title: `${subject}（${opened_on}）`, door: { to: '/supervision/$id', params: { id } } };
  });
}

/** 群众诉求 about the unit, by their number: what was asked stays with the petition. */
const PETITIONS: BasisSource = {
  kind: 'petition',
  among: (db, actor, unit) => petitions(db, actor, unit, sql<boolean>`true`),
  find: async (db, actor, unit, subject) =>
    (await petitions(db, actor, unit, sql<boolean>`petitions.id = ${subject}::uuid`))[0],
};

async function petitions(db: Database | Work, actor: Actor, unit: UnitPath, only: RawBuilder<boolean>) {
  const { rows } = await sql<{ id: string; number: string }>`
    select id, number from petitions
    where county = ${actor.county} and ${permitted(actor, 'petition.read', 'petitions.unit')}
      and (${within(unit, 'petitions.unit')} or ${within(unit, 'petitions.school')}) and ${only}
    order by received_at desc, id limit ${MOST_OFFERED}`.execute(db);
  return rows.map(({ id, number }): Source => {
    return { subject: id, title: `诉求 ${number}`, door: { to: '/petitions/$id', params: { id } } };
  });
}

/** 举报 that was found true of the unit: chosen and opened by its inspectors alone; all others read its number and nothing more. */
const TIP_OFFS: BasisSource = {
  kind: 'tip-off',
  among: (db, actor, unit) => tipOffs(db, actor, unit, sql<boolean>`true`),
  find: async (db, actor, unit, subject) =>
    (await tipOffs(db, actor, unit, sql<boolean>`tip_offs.id = ${subject}::uuid`))[0],
};

async function tipOffs(db: Database | Work, actor: Actor, unit: UnitPath, only: RawBuilder<boolean>) {
  const { rows } = await sql<{ id: string; number: string }>`
    select id, number from tip_offs
    where ${visibleTipOff(actor, 'tip-off.read')} and ${within(unit, 'tip_offs.unit')}
      and outcome in ('true', 'partly') and ${only}
    order by received_on desc, id limit ${MOST_OFFERED}`.execute(db);
  return rows.map(({ id, number }): Source => {
    return { subject: id, title: `举报 ${number}`, door: { to: '/tip-offs/$id', params: { id } } };
  });
}

/** What this folder can look up by itself; other folders lend theirs through the desk. */
export const OWN_SOURCES: readonly BasisSource[] = [FINDINGS, CASES, PAPERS, SUPERVISIONS, PETITIONS, TIP_OFFS];
