import { sql } from 'kysely';
import type { TodayLine, TodayProvider } from '#src/findings/today.ts';
import { can } from '#src/organization/permissions.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import type { Desk } from '#src/platform/desk.ts';
import { titleOf } from '#src/registry/fields.ts';
import { type Place, placesOf } from '#src/registry/store/names.ts';
import { listProposals, type ProposedChange } from './proposed-changes.ts';

/** How many lines a section shows before its door is opened. */
const SHOWN = 6;

/** 今日的待办关键信息变更 — for whoever keeps the records: what imports found, and nobody has applied for. */
export function proposalsOfToday(desk: Pick<Desk, 'db' | 'seal' | 'clock'>): TodayProvider {
  return async ({ actor }) => {
    if (!can(actor, 'record.edit', actor.unit)) return [];
    const counting = sql<{ count: number }>`
      select count(*)::integer as count from proposed_key_changes as p
      join students as s on s.county = p.county and s.id = p.student
      where p.county = ${actor.county} and p.state = 'proposed' and s.withdrawn_at is null
        and ${permitted(actor, 'record.read', 's.unit')}`.execute(desk.db);
    const [{ rows }, first] = await Promise.all([counting, listProposals(desk, actor, { limit: SHOWN })]);
    const units = first.map(({ unit }) => unit);
    const places = await placesOf(desk.db, actor.county, units, desk.clock.today());
    return [
      {
        ...{ key: 'proposed-changes', title: '待办关键信息变更', tone: 'waiting', count: rows[0]?.count ?? 0 },
        lines: first.map((proposal) => lineOf(proposal, places(proposal.unit))),
        door: { to: '/proposed-changes' },
      },
    ];
  };
}

function lineOf(
  { id, student, name, changes }: ProposedChange & { readonly name: string },
  { school, class: className }: Place,
): TodayLine {
  const fields = changes.map(({ field }) => titleOf(field)).join('、');
  return {
    id,
    title: `${name}　${[school, className].filter((part) => part !== '').join(' ')}`,
    detail: `导入的表与学籍的${fields}不同　→ 核对后走关键信息变更`,
    door: { to: '/pupils/$id', params: { id: student } },
  };
}
