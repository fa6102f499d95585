import type { SeededRandom } from '#src/kernel/seeded-random.ts';
import type { Kin } from './kin.ts';
import { eldersNumber, parentsNumber } from './made-up-number.ts';
import { childsName, dottedFather, dottedName, grownUpsName, type Sex, sharedCharacter, surnameOf } from './names.ts';
import { familyPhone } from './phones.ts';
import { NEIGHBOURS, villageCode, villageName } from './places.ts';
import type { County } from './units.ts';

/** 家庭成员 as the record card asks for one. */
export interface FamilyMember {
  readonly name: string;
  readonly relation: string;
  readonly note: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly workplace: string;
  readonly isGuardian: boolean;
}

/** 家庭 — what the children of one family have in common. */
export interface Family {
  /** The children's whole names, in the order of their kin. */
  readonly names: readonly string[];
  readonly ethnicity: string;
  readonly members: readonly [FamilyMember, FamilyMember];
  /** A label of `leftBehind`. */
  readonly leftBehind: string;
  readonly orphan: boolean;
  /** Came here with parents who work here; the household is in another county. */
  readonly migrant: boolean;
  readonly address: string;
  /** Twelve digits. */
  readonly householdRegion: string;
  readonly nativePlace: string;
  readonly inTown: boolean;
  readonly onlyChild: boolean;
}

/** The same family whenever it is asked for. */
export function familyOf(random: SeededRandom, county: County, number: number, township: number, kin: Kin): Family {
  const people = random.fork('family', county.index, number);
  const ethnicity = ethnicityOf(people);
  const father = isDotted(ethnicity) ? dottedFather(people) : surnameOf(people);
  const shared = people.below(100) < 25 ? sharedCharacter(people) : '';
  const village = people.below(16);
  const migrant = people.below(100) < 3;
  const neighbour = people.pick(NEIGHBOURS);
  const situation = situationOf(people);
  const inTown = township < 3;
  const place = `河南省${county.name}${county.townships[township]?.name}${villageName(township, village)}`;
  return {
    names: namesOf(people, kin, father, ethnicity, shared),
    ethnicity,
    members: membersOf(people, { county: county.index, number, situation, father, ethnicity, kin }),
    leftBehind: situation === 'away' ? '双亲留守儿童' : situation === 'father away' ? '单亲留守儿童' : '非留守儿童',
    orphan: situation === 'orphan',
    migrant,
    address: inTown
      ? `${place}社区${people.between(1, 30)}号楼${people.between(1, 4)}单元${people.between(1, 6)}0${people.between(1, 4)}室`
      : `${place}村${people.between(1, 12)}组${people.between(1, 80)}号`,
    householdRegion: migrant ? `${neighbour[0]}${villageSuffix(village)}` : villageCode(county.code, township, village),
    nativePlace: migrant ? neighbour[1] : `河南${county.name.slice(0, -1)}`,
    inTown,
    onlyChild: kin.siblings === 1,
  };
}

type Situation = 'together' | 'father away' | 'away' | 'one parent' | 'orphan';

interface Household {
  readonly county: number;
  readonly number: number;
  readonly situation: Situation;
  /** The father's surname, or his whole name where names are dotted. */
  readonly father: string;
  readonly ethnicity: string;
  readonly kin: Kin;
}

function membersOf(random: SeededRandom, household: Household): [FamilyMember, FamilyMember] {
  const father = { relation: '父亲', sex: '男', elder: false } as const;
  const mother = { relation: '母亲', sex: '女', elder: false } as const;
  const maternal = random.below(100) < 18;
  const grandfather = { relation: maternal ? '外祖父' : '祖父', sex: '男', elder: true } as const;
  const grandmother = { relation: maternal ? '外祖母' : '祖母', sex: '女', elder: true } as const;
  const uncle = { relation: '其他亲属', sex: '男', elder: false, note: '叔父' } as const;
  const guardian = true;
  const member = (who: Who, at: 0 | 1, isGuardian: boolean) => grownUp(random, household, who, at, isGuardian);
  switch (household.situation) {
    case 'orphan':
      return [member(grandfather, 0, guardian), member(uncle, 1, false)];
    case 'away':
      if (random.below(2) === 0) return [member(grandfather, 0, guardian), member(father, 1, false)];
      return [member(grandfather, 0, guardian), member(grandmother, 1, guardian)];
    case 'one parent':
      if (random.below(2) === 0) return [member(mother, 0, guardian), member(grandmother, 1, false)];
      return [member(father, 0, guardian), member(grandmother, 1, false)];
    default:
      return [member(father, 0, guardian), member(mother, 1, random.below(10) < 8)];
  }
}

interface Who {
  readonly relation: string;
  readonly sex: Sex;
  readonly elder: boolean;
  readonly note?: string;
}

function grownUp(random: SeededRandom, of: Household, who: Who, at: 0 | 1, isGuardian: boolean): FamilyMember {
  const ofFathersName = who.relation === '父亲' || who.relation === '祖父' || who.relation === '其他亲属';
  const name = isDotted(of.ethnicity)
    ? dottedName(random, who.sex, who.relation === '父亲' ? dottedFather(random) : of.father)
    : (ofFathersName ? of.father : surnameOf(random)) + grownUpsName(random, who.sex, who.elder);
  const year = of.kin.eldestBorn - (who.elder ? random.between(46, 60) : random.between(22, 34));
  const numberOf = who.elder ? eldersNumber : parentsNumber;
  return {
    name,
    relation: who.relation,
    note: who.note ?? '',
    idNumber: numberOf(of.county, of.number, who.sex, year),
    phone: familyPhone(of.county, of.number, at),
    workplace: who.elder ? '务农' : random.pick(WORKPLACES),
    isGuardian,
  };
}

function namesOf(random: SeededRandom, kin: Kin, father: string, ethnicity: string, shared: string): string[] {
  const names: string[] = [];
  for (const { sex } of kin.children) {
    let name = '';
    // Twins of one name would be one child twice.
    do name = isDotted(ethnicity) ? dottedName(random, sex, father) : father + childsName(random, sex, shared);
    while (names.includes(name));
    names.push(name);
  }
  return names;
}

function situationOf(random: SeededRandom): Situation {
  const draw = random.below(1000);
  if (draw < 2) return 'orphan';
  if (draw < 110) return 'away';
  if (draw < 200) return 'father away';
  return draw < 230 ? 'one parent' : 'together';
}

function ethnicityOf(random: SeededRandom): string {
  const draw = random.below(1000);
  if (draw >= 26) return '汉族';
  return draw < 16 ? '回族' : (MINORITIES[draw - 16] ?? '满族');
}

function isDotted(ethnicity: string): boolean {
  return ethnicity === '维吾尔族' || ethnicity === '哈萨克族';
}

function villageSuffix(village: number): string {
  return `1002${String(village + 1).padStart(2, '0')}`;
}

const MINORITIES = ['满族', '满族', '蒙古族', '土家族', '苗族', '壮族', '维吾尔族', '维吾尔族', '哈萨克族', '彝族'];
const WORKPLACES = ['务农', '务农', '务农', '外出务工', '外出务工', '个体经营', '县内企业', '乡镇卫生院', '无'];
