import { grownUpsName, surnameOf } from '#src/county/names.ts';
import type { GeneratedCounty } from '#src/county/pupils.ts';
import type { Person } from '#src/county/units.ts';
import { SeededRandom } from '#src/kernel/seeded-random.ts';
import type { Office } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import { type CountyPlaces, centralSchoolCode } from './unit-drafts.ts';

/** 演示人员 — somebody who never was, in one office. */
export interface DemoPerson {
  /** Who keeps the account: the county, or the city. */
  readonly keeper: string;
  readonly account: string;
  readonly name: string;
  readonly phone: string | undefined;
  readonly office: Office;
  readonly unit: UnitPath;
  /** 演示账号: offered on the sign-in page. */
  readonly offered: boolean;
}

/** Everybody who holds an office in a generated county. Accounts are short, and of pinyin: `danshui.registrar`. */
export function* peopleOf(generated: GeneratedCounty, places: CountyPlaces, seed: number): Generator<DemoPerson> {
  const { county } = generated;
  // Of the made-up counties every account ends with its code, so that no two are alike.
  const tail = county.index === 0 ? '' : `.${county.code}`;
  const dice = new SeededRandom(seed).fork('offices', county.index);
  const hired = (): Person => ({ name: surnameOf(dice) + grownUpsName(dice, '女'), phone: '' });
  const person = (account: string, who: Person, office: Office, unit: UnitPath, offered = false): DemoPerson => {
    const phone = who.phone === '' ? undefined : who.phone;
    const isOffered = offered && county.index === 0;
    return { keeper: county.code, account: account + tail, name: who.name, phone, office, unit, offered: isOffered };
  };
  if (county.index === 0) {
    const inspector = person('city.inspector', hired(), 'city-inspector', places.city, true);
    yield { ...inspector, keeper: '4113' };
  }
  yield person('county', hired(), 'county', places.county, true);
  yield person('county.admin', hired(), 'county-admin', places.county, true);
  yield person('county.auditor', hired(), 'auditor', places.county, true);
  yield person('county.tipoffs', hired(), 'tip-off-inspector', places.county, true);
  yield person('county.tipoffs2', hired(), 'tip-off-inspector', places.county);
  yield* centralSchoolPeople(generated, places, person);
  yield* schoolPeople(generated, places, person);
}

type MakePerson = (account: string, who: Person, office: Office, unit: UnitPath, offered?: boolean) => DemoPerson;

/** The township whose people are offered for trying; another one's registrar shows what a neighbour does not see. */
const SHOWN = 'danshui';
const BESIDE = 'dinghe';

function* centralSchoolPeople({ county }: GeneratedCounty, places: CountyPlaces, person: MakePerson) {
  for (const [at, { name, centralSchool }] of county.townships.entries()) {
    const [unit, code] = [places.centralSchools[at], centralSchoolCode(name)];
    if (unit === undefined || !county.schools.some(({ township }) => township === at)) continue;
    yield person(`${code}.center`, centralSchool.registrar, 'central-school', unit, code === SHOWN);
    yield person(`${code}.township`, centralSchool.principal, 'township', unit, code === SHOWN);
  }
}

/** The first school of a township is `danshui`, the others are `danshui2` and so on; a class is named by its path. */
function* schoolPeople({ county, classes }: GeneratedCounty, places: CountyPlaces, person: MakePerson) {
  const counted = new Map<number, number>();
  for (const [at, school] of county.schools.entries()) {
    const unit = places.schools[at];
    if (unit === undefined) continue;
    const nth = (counted.get(school.township) ?? 0) + 1;
    counted.set(school.township, nth);
    const township = centralSchoolCode(county.townships[school.township]?.name ?? '');
    const code = nth === 1 ? township : `${township}${nth}`;
    yield person(`${code}.registrar`, school.registrar, 'registrar', unit, code === SHOWN || code === BESIDE);
    yield person(`${code}.head`, school.principal, 'head', unit, code === SHOWN);
    let offered = code === SHOWN;
    for (const each of classes.filter((one) => one.school === at)) {
      const path = places.classOf(each);
      const account = `${code}${path.slice(unit.length).replaceAll('/', '.')}`;
      yield person(account, each.teacher, 'class-teacher', path, offered);
      offered = false;
    }
  }
}
