import { sql } from 'kysely';
import type { TodayLine, TodayProvider, TodaySection } from '#src/findings/today.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import type { Desk } from '#src/platform/desk.ts';
import { BATCH_STATES, type BatchState } from '../batch.ts';

/** How many lines a section shows before its door is opened. */
const SHOWN = 6;

/** These wait for somebody: nothing of them is in the register yet. */
const WAITING = ['ready', 'refused', 'interrupted'] as const satisfies readonly BatchState[];

/** 今日的导入 — what was uploaded and not committed, and since the last visit what came into the register. */
export function importsOfToday({ db }: Pick<Desk, 'db'>): TodayProvider {
  return async ({ actor, since }) => {
    if (!can(actor, 'import.run', actor.unit)) return [];
    const waiting = sql<boolean>`state = any(${[...WAITING]}::text[])`;
    const fresh = sql<boolean>`state = 'committed' and committed_at >= ${since.toISOString()}::timestamptz`;
    return Promise.all([
      section(db, actor, { key: 'imports-waiting', title: '导入待处理', tone: 'waiting' }, waiting),
      section(db, actor, { key: 'imports-new', title: '上次登录后提交的导入', tone: 'new' }, fresh),
    ]);
  };
}

interface Row {
  readonly id: string;
  readonly title: string;
  readonly state: BatchState;
  readonly by_name: string | null;
  readonly counts: Readonly<Record<string, number>>;
  readonly total: number;
}

async function section(
  db: Desk['db'],
  actor: Actor,
  head: Pick<TodaySection, 'key' | 'title' | 'tone'>,
  condition: ReturnType<typeof sql<boolean>>,
): Promise<TodaySection> {
  const { rows } = await sql<Row>`
    select import_batches.id, title, state, people.name as by_name, summary -> 'counts' as counts,
      count(*) over ()::integer as total
    from import_batches
    left join people on people.county = import_batches.county and people.id = import_batches.by_person
    where import_batches.county = ${actor.county} and ${permitted(actor, 'import.run', 'import_batches.unit')}
      and ${condition}
    order by import_batches.created_at desc, import_batches.id desc limit ${SHOWN}`.execute(db);
  return { ...head, count: rows[0]?.total ?? 0, lines: rows.map(lineOf), door: { to: '/imports' } };
}

function lineOf({ id, title, state, by_name: by, counts }: Row): TodayLine {
  const { new: opened = 0, changed = 0, refused = 0 } = counts ?? {};
  const detail = [by ?? '', BATCH_STATES[state], `新建 ${opened}、变更 ${changed}、退回 ${refused}`];
  return { id, title, detail: detail.filter(Boolean).join(' · '), door: { to: '/imports/$id', params: { id } } };
}
