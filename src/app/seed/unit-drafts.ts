import { pinyin } from 'pinyin-pro';
import type { ClassUnit } from '#src/county/classes.ts';
import type { GeneratedCounty } from '#src/county/pupils.ts';
import type { SchoolUnit } from '#src/county/units.ts';
import { classPath, classTitle, cohortName, type GradeCode, gradeCode } from '#src/organization/class-path.ts';
import type { UnitDraft } from '#src/organization/store/open-units.ts';
import { below, parentOf, type UnitPath } from '#src/organization/unit.ts';

const PROVINCE: UnitPath = '/41';
const CITY = below(PROVINCE, '4113');
/** Since when the made-up units have stood; grades and classes since they entered. */
const LONG_SINCE = '2005-09-01';

/** 省、市 — above the counties, each in the keeping of its own code. */
export const ABOVE_COUNTIES: readonly { readonly keeper: string; readonly draft: UnitDraft }[] = [
  { keeper: '41', draft: { kind: 'province', name: '河南省', code: '41', since: LONG_SINCE } },
  { keeper: '4113', draft: { kind: 'city', name: '南阳市', code: '4113', parent: PROVINCE, since: LONG_SINCE } },
];

/** Where everything of a generated county stands in the tree. */
export interface CountyPlaces {
  readonly city: UnitPath;
  readonly county: UnitPath;
  /** By the place of the township in the county's list. */
  readonly centralSchools: readonly UnitPath[];
  /** By the place of the school in the county's list. */
  readonly schools: readonly UnitPath[];
  readonly classOf: (unit: ClassUnit) => UnitPath;
}

export function placesOf({ county }: GeneratedCounty, schoolYear: number): CountyPlaces {
  const at = below(CITY, county.code);
  const centralSchools = county.townships.map(({ name }) => below(at, centralSchoolCode(name)));
  const schools = county.schools.map((school) => {
    const keeper = runsCompulsoryYears(school) ? centralSchools[school.township] : at;
    return below(keeper ?? at, school.code);
  });
  const classOf = (unit: ClassUnit) => {
    const school = schools[unit.school];
    const path = school && classPath(school, cohortOf(unit, schoolYear), String(unit.number));
    if (path === undefined) throw new Error('a class of no school');
    return path;
  };
  return { city: CITY, county: at, centralSchools, schools, classOf };
}

/** 丹水镇 is `danshui`: what stands in paths and is typed by people. */
export function centralSchoolCode(township: string): string {
  const name = township.replace(/(街道|镇|乡)$/, '');
  return pinyin(name, { toneType: 'none', type: 'array', v: true }).join('');
}

/** 机构 of one county, each after the one above it. A township without schools has no 中心校. */
export function unitDrafts(generated: GeneratedCounty, places: CountyPlaces, schoolYear: number): readonly UnitDraft[] {
  const { county, classes } = generated;
  const drafts: UnitDraft[] = [
    { kind: 'county', name: county.name, code: county.code, parent: places.city, since: LONG_SINCE },
  ];
  for (const [at, { name, centralSchool }] of county.townships.entries()) {
    if (!county.schools.some(({ township }) => township === at)) continue;
    const code = centralSchoolCode(name);
    drafts.push({ kind: 'central-school', name: centralSchool.name, code, parent: places.county, since: LONG_SINCE });
  }
  for (const [at, { kind, name, code }] of county.schools.entries()) {
    const parent = above(places.schools[at]);
    const unit = kind === TEACHING_POINT ? 'teaching-point' : 'school';
    drafts.push({ kind: unit, name, code, parent, since: LONG_SINCE, schoolKind: kind });
  }
  return [...drafts, ...classDrafts(classes, places, schoolYear)];
}

function* classDrafts(classes: readonly ClassUnit[], places: CountyPlaces, schoolYear: number): Generator<UnitDraft> {
  const grades = new Set<UnitPath>();
  for (const unit of classes) {
    const path = places.classOf(unit);
    const grade = above(path);
    const code = cohortOf(unit, schoolYear);
    const since = `${Number(code.slice(1))}-09-01` as const;
    if (!grades.has(grade)) {
      grades.add(grade);
      yield { kind: 'grade', name: cohortName(code), code, parent: above(grade), since };
    }
    const number = String(unit.number);
    yield { kind: 'class', name: classTitle(number), code: number, parent: grade, since };
  }
}

const TEACHING_POINT = '218';

/** 高中、特教 answer to the county itself. */
function runsCompulsoryYears({ kind, grades }: SchoolUnit): boolean {
  return grades[1] <= 9 && !kind.startsWith('5');
}

/** Grade 8 of the school year 2024 entered junior high in 2023. */
function cohortOf({ grade }: ClassUnit, schoolYear: number): GradeCode {
  if (grade <= 6) return gradeCode('p', schoolYear - grade + 1);
  return grade <= 9 ? gradeCode('j', schoolYear - grade + 7) : gradeCode('s', schoolYear - grade + 10);
}

function above(path: UnitPath | undefined): UnitPath {
  const parent = path && parentOf(path);
  if (parent === undefined) throw new Error('every unit of a county has one above it');
  return parent;
}
