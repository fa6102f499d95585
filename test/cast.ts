import type { Actor, Office } from '#src/organization/office.ts';
import { openUnits, type UnitDraft } from '#src/organization/store/open-units.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database } from '#src/platform/database/database.ts';

/** 西峡县, with two central schools, three schools and their classes; 镇平县 beside it, of which nobody there may know. */
export const COUNTY = '411323';
export const NEXT_COUNTY = '411324';
export const CITY = '4113';

const CITY_AT: UnitPath = '/41/4113';
const COUNTY_AT: UnitPath = `${CITY_AT}/411323`;
const DANSHUI: UnitPath = `${COUNTY_AT}/danshui`;
const DINGHE: UnitPath = `${COUNTY_AT}/dinghe`;
const NEXT_AT: UnitPath = `${CITY_AT}/411324`;

/** Where everything is. 丁河镇中心小学 is the school of `aStudent()`, who is in its class `p2021/1`. */
export const PLACES = {
  province: '/41',
  city: CITY_AT,
  county: COUNTY_AT,
  danshui: DANSHUI,
  dinghe: DINGHE,
  /** 丁河镇中心小学 */
  primary: `${DINGHE}/2141000001`,
  primaryGrade: `${DINGHE}/2141000001/p2021`,
  primaryClass: `${DINGHE}/2141000001/p2021/1`,
  primaryClass2: `${DINGHE}/2141000001/p2021/2`,
  /** 丁河镇初级中学 */
  junior: `${DINGHE}/3141000003`,
  juniorClass: `${DINGHE}/3141000003/j2023/1`,
  /** 丹水镇中心小学 */
  other: `${DANSHUI}/2141000002`,
  otherClass: `${DANSHUI}/2141000002/p2021/1`,
  nextCounty: NEXT_AT,
  nextSchool: `${NEXT_AT}/2141000009`,
  nextClass: `${NEXT_AT}/2141000009/p2021/1`,
} as const satisfies Readonly<Record<string, UnitPath>>;

interface Role {
  readonly number: number;
  readonly account: string;
  readonly name: string;
  readonly office: Office;
  readonly place: keyof typeof PLACES;
  readonly county: string;
}

const ROLES = {
  registrar: { number: 1, account: 'li', name: '李老师', office: 'registrar', place: 'primary', county: COUNTY },
  head: { number: 2, account: 'wang', name: '王校长', office: 'head', place: 'primary', county: COUNTY },
  county: { number: 3, account: 'chen', name: '陈股长', office: 'county', place: 'county', county: COUNTY },
  classTeacher: {
    number: 4,
    account: 'zhao',
    name: '赵老师',
    office: 'class-teacher',
    place: 'primaryClass',
    county: COUNTY,
  },
  inspector: { number: 5, account: 'sun', name: '孙督查', office: 'city-inspector', place: 'city', county: CITY },
  admin: { number: 6, account: 'zhou', name: '周管理员', office: 'county-admin', place: 'county', county: COUNTY },
  auditor: { number: 7, account: 'wu', name: '吴审计', office: 'auditor', place: 'county', county: COUNTY },
  centralSchool: {
    number: 8,
    account: 'zheng',
    name: '郑老师',
    office: 'central-school',
    place: 'dinghe',
    county: COUNTY,
  },
  township: { number: 9, account: 'he', name: '何组长', office: 'township', place: 'dinghe', county: COUNTY },
  /** The county's two 举报查办员, and the city's one. */
  tipOffs: { number: 13, account: 'gao', name: '高同志', office: 'tip-off-inspector', place: 'county', county: COUNTY },
  tipOffs2: {
    number: 14,
    account: 'luo',
    name: '罗同志',
    office: 'tip-off-inspector',
    place: 'county',
    county: COUNTY,
  },
  cityTipOffs: {
    number: 15,
    account: 'tang',
    name: '唐同志',
    office: 'tip-off-inspector',
    place: 'city',
    county: CITY,
  },
  /** Of another school under another central school. */
  neighbour: { number: 10, account: 'liu', name: '刘老师', office: 'registrar', place: 'other', county: COUNTY },
  /** Of another county: must never see anything here. */
  stranger: { number: 11, account: 'qian', name: '钱股长', office: 'county', place: 'nextCounty', county: NEXT_COUNTY },
  strangeRegistrar: {
    number: 12,
    account: 'feng',
    name: '冯老师',
    office: 'registrar',
    place: 'nextSchool',
    county: NEXT_COUNTY,
  },
} as const satisfies Readonly<Record<string, Role>>;

export type CastMember = keyof typeof ROLES;

/** 演员表 — everybody as an actor, in the one office they hold. */
export const CAST: Readonly<Record<CastMember, Actor>> = Object.fromEntries(
  Object.entries(ROLES).map(([who, { number, name, county, office, place }]) => [
    who,
    { person: personId(number), name, county, office, unit: PLACES[place] } satisfies Actor,
  ]),
) as Record<CastMember, Actor>; // one entry for each role

export const ACCOUNTS: Readonly<Record<CastMember, string>> = Object.fromEntries(
  Object.entries(ROLES).map(([who, { account }]) => [who, account]),
) as Record<CastMember, string>; // one entry for each role

/** The unit's id, and the id of a member's holding, so that tests can name them. */
export const unitId = (place: keyof typeof PLACES): string => idOf('a', Object.keys(PLACES).indexOf(place) + 1);
export const holdingId = (who: CastMember): string => idOf('c', ROLES[who].number);

/** Units, people and the offices they hold, into an empty database. Nobody has a password yet. */
export async function seedCast(db: Database): Promise<void> {
  const now = new Date('2024-09-01T00:00:00Z');
  await db.transaction().execute(async (work) => {
    for (const [county, places] of Object.entries(UNITS)) {
      await openUnits(work, county, Object.values(places), { now });
    }
    await work
      .insertInto('people')
      .values(
        Object.values(ROLES).map(({ number, county, account, name }) => ({
          county,
          id: personId(number),
          account,
          name,
          created_at: now,
        })),
      )
      .execute();
    await work
      .insertInto('holdings')
      .values(
        Object.values(ROLES).map(({ number, county, office, place }) => ({
          county,
          id: idOf('c', number),
          person: personId(number),
          office,
          unit: unitId(place),
          since: '2024-09-01' as const,
        })),
      )
      .execute();
  });
}

type Place = keyof typeof PLACES;
const draft = (place: Place, kind: UnitDraft['kind'], name: string, more: Partial<UnitDraft> = {}): UnitDraft => {
  const path: UnitPath = PLACES[place];
  const cut = path.lastIndexOf('/');
  const parent = cut > 0 ? (path.slice(0, cut) as UnitPath) : undefined; // a path cut at a slash is a path
  return { id: unitId(place), kind, name, code: path.slice(cut + 1), parent, since: '2010-09-01', ...more };
};
const grade = (school: Place, code: string, name: string): UnitDraft => ({
  kind: 'grade',
  name,
  code,
  parent: PLACES[school],
  since: '2021-09-01',
});
const entered = { since: '2021-09-01' } as const;

const UNITS: Readonly<Record<string, readonly UnitDraft[]>> = {
  '41': [draft('province', 'province', '河南省')],
  [CITY]: [draft('city', 'city', '南阳市')],
  [COUNTY]: [
    draft('county', 'county', '西峡县'),
    draft('danshui', 'central-school', '丹水镇中心校'),
    draft('dinghe', 'central-school', '丁河镇中心校'),
    draft('primary', 'school', '丁河镇中心小学', { schoolKind: '211' }),
    draft('primaryGrade', 'grade', '小学2021级', entered),
    draft('primaryClass', 'class', '1班', entered),
    draft('primaryClass2', 'class', '2班', entered),
    draft('junior', 'school', '丁河镇初级中学', { schoolKind: '311' }),
    { ...grade('junior', 'j2023', '初中2023级'), since: '2023-09-01' },
    draft('juniorClass', 'class', '1班', { since: '2023-09-01' }),
    draft('other', 'school', '丹水镇中心小学', { schoolKind: '211' }),
    grade('other', 'p2021', '小学2021级'),
    draft('otherClass', 'class', '1班', entered),
  ],
  [NEXT_COUNTY]: [
    draft('nextCounty', 'county', '镇平县'),
    draft('nextSchool', 'school', '镇平县城郊小学', { schoolKind: '211' }),
    grade('nextSchool', 'p2021', '小学2021级'),
    draft('nextClass', 'class', '1班', entered),
  ],
};

function personId(number: number): string {
  return idOf('b', number);
}

function idOf(letter: string, number: number): string {
  return `${letter.repeat(8)}-0000-4000-8000-${String(number).padStart(12, '0')}`;
}
