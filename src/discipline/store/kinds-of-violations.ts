import { audit } from '#src/audit/store/audit.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { type KindOfViolation, NOTICE_KINDS } from '../violation.ts';

const SETTING = 'violation-kinds';
const MOST_OWN = 20;

/** 违规种类 — the notice's four, then the county's own. For the system: they are no secret. */
export async function kindsOf(db: Database | Work, county: string): Promise<readonly KindOfViolation[]> {
  const row = await db
    .selectFrom('county_settings')
    .select('value')
    .where('county', '=', county)
    .where('name', '=', SETTING)
    .executeTakeFirst();
  const own = (row?.value ?? []) as readonly KindOfViolation[]; // only `setKinds` writes it
  const notice = Object.entries(NOTICE_KINDS).map(([key, shape]) => ({ key, ...shape, isRetired: false }));
  return [...notice, ...own];
}

/** 本县自定种类 — as a whole; one that was used before is given up, never dropped, so that old violations keep their name. */
export function setKinds(
  desk: Desk,
  actor: Actor,
  own: readonly KindOfViolation[],
): Promise<{ readonly kinds: readonly KindOfViolation[] } | { readonly objections: readonly Objection[] }> {
  return desk.db.transaction().execute(async (work) => {
    const before = (await kindsOf(work, actor.county)).filter(({ key }) => !(key in NOTICE_KINDS));
    const kept = before.filter(({ key }) => !own.some((each) => each.key === key));
    const next = [...own, ...kept.map((each) => ({ ...each, isRetired: true }))];
    const objections = objectionsTo(next);
    if (objections.length > 0) return { objections };
    const value = { value: JSON.stringify(next), by_person: actor.person, at: desk.clock.now() };
    await work
      .insertInto('county_settings')
      .values({ county: actor.county, name: SETTING, ...value })
      .onConflict((conflict) => conflict.columns(['county', 'name']).doUpdateSet(value))
      .execute();
    const deed = { action: 'discipline.kinds', subjectKind: 'setting', subject: SETTING } as const;
    await audit(work, actor, { ...deed, detail: { of: next.length } }, desk.clock.now());
    return { kinds: await kindsOf(work, actor.county) };
  });
}

function objectionsTo(own: readonly KindOfViolation[]): readonly Objection[] {
  const titles = [...Object.values(NOTICE_KINDS).map(({ title }) => title as string), ...own.map(({ title }) => title)];
  return [
    ...(own.length > MOST_OWN ? [{ code: 'many', message: `自定种类最多 ${MOST_OWN} 种` }] : []),
    ...(own.some(({ title, basis }) => title.trim() === '' || basis.trim() === '')
      ? [{ code: 'empty', message: '每种都要写名称和依据（哪个文件哪一条）' }]
      : []),
    ...(new Set(titles).size < titles.length ? [{ code: 'twice', message: '有两种同名，请改一个' }] : []),
    ...(own.some(({ key }) => key in NOTICE_KINDS) ? [{ code: 'key', message: '通知所列的四种不能改' }] : []),
  ];
}
