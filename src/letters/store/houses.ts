import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import { standingAt } from '#src/organization/store/unit-lookups.ts';
import type { UnitKind, UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import { houseNameOf, houseWordOf } from '../house-words.ts';
import type { House } from '../letter.ts';
import type { LetterDesk } from './letter-desk.ts';

/** Which houses there are at a unit of each kind. */
const HOUSES_AT: Readonly<Partial<Record<UnitKind, readonly House[]>>> = {
  county: ['county'],
  'central-school': ['central-school', 'township'],
  school: ['head'],
  'teaching-point': ['head'],
};

/** One line of 发文机关. */
export interface HouseListed {
  readonly unit: UnitPath;
  readonly unitName: string;
  readonly house: House;
  readonly name: string;
  readonly word: string;
  readonly contact: string;
  readonly isSet: boolean;
  /** Signed this year, over all kinds. */
  readonly used: number;
}

/** 发文机关 of the county, each with its mark, and how many numbers it has given this year. */
export async function listHouses(db: Database | Work, actor: Actor, today: LocalDate): Promise<readonly HouseListed[]> {
  const year = Number(today.slice(0, 4));
  const { rows } = await sql<{
    path: UnitPath;
    unit_name: string;
    kind: UnitKind;
    set:
      | readonly { readonly house: House; readonly name: string; readonly word: string; readonly contact: string }[]
      | null;
    used: Readonly<Record<string, number>> | null;
  }>`
    select units.path, units.name as unit_name, units.kind,
      (select json_agg(json_build_object('house', house, 'name', name, 'word', word, 'contact', contact))
        from letter_houses as laid where laid.county = units.county and laid.unit = units.path) as set,
      (select json_object_agg(house, last) from (select house, sum(last)::integer as last from letter_numbers as given
        where given.county = units.county and given.unit = units.path and given.year = ${year} group by house) as sums) as used
    from units where units.county = ${actor.county} and units.until is null
      and units.kind = any(${Object.keys(HOUSES_AT)}::text[]) and ${permitted(actor, 'letter.manage', 'units.path')}
    order by units.path`.execute(db);
  return rows.flatMap(({ path, unit_name, kind, set, used }) =>
    (HOUSES_AT[kind] ?? []).map((house) => {
      const own = set?.find((each) => each.house === house);
      const derived = { name: houseNameOf(house, unit_name), word: houseWordOf(house, unit_name), contact: '' };
      const { name, word, contact } = own ?? derived;
      const isSet = own !== undefined;
      return { unit: path, unitName: unit_name, house, name, word, contact, isSet, used: used?.[house] ?? 0 };
    }),
  );
}

/** What is set for a house. */
export interface HouseDraft {
  readonly unit: UnitPath;
  readonly house: House;
  readonly name: string;
  readonly word: string;
  readonly contact: string;
}

/** 设定发文机关 — its name, its mark, and whom to ring; a mark belongs to one house alone. Letters that are signed keep what they have. */
export function setHouse(
  desk: LetterDesk,
  actor: Actor,
  draft: HouseDraft,
): Promise<{ readonly word: string } | { readonly objections: readonly Objection[] } | 'missing'> {
  return desk.db.transaction().execute(async (work) => {
    const { county, person } = actor;
    const unit = await standingAt(work, county, draft.unit);
    if (unit === undefined || !(HOUSES_AT[unit.kind] ?? []).includes(draft.house)) return 'missing';
    const others = (await listHouses(work, actor, desk.clock.today())).filter((each) => {
      return !(each.unit === draft.unit && each.house === draft.house);
    });
    const objections = objectionsToHouse(draft, others);
    if (objections.length > 0) return { objections };
    const { name, word, contact } = draft;
    const set = { name, word, contact, set_at: desk.clock.now(), set_by: person };
    await work
      .insertInto('letter_houses')
      .values({ county, unit: draft.unit, house: draft.house, ...set })
      .onConflict((conflict) => conflict.columns(['county', 'unit', 'house']).doUpdateSet(set))
      .execute();
    const deed = { action: 'letter.settings', subjectKind: 'unit', subject: unit.id, subjectUnit: draft.unit } as const;
    await audit(work, actor, { ...deed, detail: { name, letter: word } }, desk.clock.now());
    return { word };
  });
}

function objectionsToHouse(draft: HouseDraft, others: readonly HouseListed[]): readonly Objection[] {
  return [...objectionsTo(draft, others)];
}

function* objectionsTo({ name, word }: HouseDraft, others: readonly HouseListed[]): Iterable<Objection> {
  if (name === '') yield { code: 'empty', message: '请写发文机关名称，印在文头和落款', field: 'name' };
  if (word === '') yield { code: 'empty', message: '请写机关代字，如“西教体”', field: 'word' };
  if (/[〔〕\d号第{}\s]/.test(word)) {
    yield { code: 'word', message: '机关代字只写文字，年份、序号由系统编定', field: 'word' };
  }
  const twin = others.find((each) => each.word === word);
  if (twin !== undefined) {
    const message = `“${word}”已是${twin.name}的机关代字，两个单位不能共用，请换一个`;
    yield { code: 'taken', message, field: 'word' };
  }
}
