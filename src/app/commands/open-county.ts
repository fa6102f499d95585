import { openUnits, type UnitDraft } from '#src/organization/store/open-units.ts';
import { below, type UnitPath } from '#src/organization/unit.ts';
import type { Desk } from '#src/platform/desk.ts';

/** 省/市/县 as they are called, from the top down. */
export type CountyNames = readonly [province: string, city: string, county: string];

/** Three names between slashes; `undefined` when they are not three. */
export function readCountyNames(text: string): CountyNames | undefined {
  const [province = '', city = '', county = '', ...others] = text.split('/').map((name) => name.trim());
  const isWhole = province !== '' && city !== '' && county !== '' && others.length === 0;
  return isWhole ? [province, city, county] : undefined;
}

/** 开县 — the county of a division code, and the province and the city above it where they do not stand yet. */
export async function openCounty({ db, clock }: Desk, code: string, names: CountyNames): Promise<void> {
  const since = clock.today();
  const [province, city] = [code.slice(0, 2), code.slice(0, 4)];
  const top: UnitPath = `/${province}`;
  const levels: readonly UnitDraft[] = [
    { kind: 'province', name: names[0], code: province, since },
    { kind: 'city', name: names[1], code: city, parent: top, since },
    { kind: 'county', name: names[2], code, parent: below(top, city), since },
  ];
  await db.transaction().execute(async (work) => {
    for (const draft of levels) {
      const standing = await work
        .selectFrom('units')
        .select('id')
        .where('county', '=', draft.code)
        .where('path', '=', draft.parent === undefined ? top : below(draft.parent, draft.code))
        .where('until', 'is', null)
        .executeTakeFirst();
      if (standing === undefined) await openUnits(work, draft.code, [draft], { now: clock.now() });
    }
  });
}
