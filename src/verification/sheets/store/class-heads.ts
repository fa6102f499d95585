import { sql } from 'kysely';
import { momentInBeijing } from '#src/platform/clock.ts';
import { placesOf } from '#src/registry/store/names.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import type { ClassSheets } from '../print/sheet-data.ts';
import type { SheetDesk } from './sheet-desk.ts';

export type ClassHead = Omit<ClassSheets, 'sheets' | 'masked' | 'cover' | 'preview'>;

/** What stands above every sheet of a class, by its path. For the system. */
export async function classHeads(
  { db, clock, demo }: SheetDesk,
  campaign: Campaign,
  units: readonly string[],
): Promise<(unit: string) => ClassHead> {
  const { county } = campaign;
  const places = await placesOf(db, county, units, clock.today());
  const { rows } = await sql<{ path: string; name: string }>`
    select units.path, people.name from units
    join holdings on holdings.county = units.county and holdings.unit = units.id and holdings.office = 'class-teacher'
      and (holdings.until is null or holdings.until > ${clock.today()}::date)
    join people on people.county = holdings.county and people.id = holdings.person and people.sealed_at is null
    where units.county = ${county} and units.path = any(${units}::text[]) and units.until is null
    order by people.name`.execute(db);
  const bureau = await nameOfBureau(db, county);
  return (unit) => {
    const place = places(unit);
    const { grade, className } = inTwo(place.class);
    return {
      campaign: campaign.title,
      stressed: campaign.content.emphasis.fields,
      deadline: campaign.deadline,
      bureau,
      school: place.school,
      schoolCode: unit.split('/').find((part) => /^\d{10}$/.test(part)) ?? '',
      ...{ grade, className },
      teacher: rows
        .filter(({ path }) => path === unit)
        .map(({ name }) => name)
        .join('、'),
      printedAt: momentInBeijing(clock.now()),
      demo,
    };
  };
}

/** 四年级1班 → 四年级、1班 */
function inTwo(place: string): { readonly grade: string; readonly className: string } {
  const cut = place.indexOf('级') + 1;
  return { grade: place.slice(0, cut), className: place.slice(cut) || (place === '' ? '未分班' : '') };
}

async function nameOfBureau(db: SheetDesk['db'], county: string): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select name from units where county = ${county} and kind = 'county' order by until nulls first limit 1`.execute(db);
  return rows[0] === undefined ? '' : `${rows[0].name}教育体育局`;
}
