import type { SeededRandom } from '#src/kernel/seeded-random.ts';
import type { FieldName, MemberField } from '#src/registry/fields.ts';
import type { ClassUnit } from './classes.ts';
import { writeDate, writeGrade } from './clerks.ts';
import type { Family } from './family.ts';
import type { Child } from './kin.ts';
import { madeUpNumber, pupilsSerial } from './made-up-number.ts';
import type { County, SchoolUnit } from './units.ts';

/** A whole record: every column of the export, as a clerk has filled it in. */
export type Draft = { [field in FieldName]: string };

/** Where and as whom one child is on record. */
export interface Entry {
  readonly county: County;
  readonly school: SchoolUnit;
  readonly class: ClassUnit;
  /** The year in which the present school year began. */
  readonly schoolYear: number;
  readonly family: Family;
  readonly child: Child;
  readonly name: string;
  /** The n-th child of its sex born on its day in its county. */
  readonly nth: number;
  /** Its seat in the county, which is where its 学籍辅号 comes from. */
  readonly seat: number;
}

/** The record of one child, with nothing wrong in it. */
export function recordOf(entry: Entry, random: SeededRandom): Draft {
  const { county, school, family, child } = entry;
  const idNumber = madeUpNumber(county.index, child.born, pupilsSerial(child.sex, entry.nth));
  const entered = enteredIn(entry);
  const boards =
    child.grade >= 7 && !family.inTown ? random.below(100) < 70 : child.grade >= 10 && random.below(2) === 0;
  const distance = boards ? random.between(3, 35) : random.between(0, family.inTown ? 3 : 8);
  const disability = child.disabled ? random.pick(DISABILITIES) : NO_DISABILITY;
  const inSpecialSchool = school.kind.startsWith('5');
  return {
    schoolCode: school.code,
    name: entry.name,
    sex: child.sex,
    birthDate: writeDate(school.clerk, child.born),
    birthplaceCode: family.migrant ? `${family.householdRegion.slice(0, 6)}000000` : `${county.code}000000`,
    nativePlace: family.nativePlace,
    ethnicity: family.ethnicity,
    nationality: '中国',
    idType: '居民身份证',
    idNumber,
    hkmotwOverseas: '否',
    politicalStatus: child.grade >= 8 && random.below(100) < 30 ? '共青团员' : '群众',
    health: disability === NO_DISABILITY ? (random.below(50) === 0 ? '一般或较弱' : '健康或良好') : '残疾',
    formerName: '',
    idValidity: '',
    householdRegion: family.householdRegion,
    householdType: family.inTown ? '非农业户口' : '农业户口',
    speciality: random.below(12) === 0 ? random.pick(SPECIALITIES) : '',
    provincialNumber: `${county.code}${String(entered).slice(2)}${String(entry.seat).padStart(5, '0')}`,
    classRollNumber: String(entry.seat - entry.class.first + 1),
    grade: writeGrade(school.clerk, child.grade),
    className: String(entry.class.number),
    entryMonth: `${entered}09`,
    entryMode: child.grade >= 10 ? '统一招生考试/普通入学' : '就近入学',
    attendanceMode: boards ? '住校' : '走读',
    studentSource: '正常入学',
    currentAddress: family.address,
    mailingAddress: family.address,
    homeAddress: family.address,
    phone: family.members[0].phone,
    postcode: '474550',
    email: '',
    homepage: '',
    onlyChild: yesNo(family.onlyChild),
    preschool: yesNo(random.below(100) < 92),
    leftBehind: family.leftBehind,
    migrantWorkersChild: yesNo(family.migrant),
    orphan: yesNo(family.orphan),
    martyrsChild: '否',
    inclusiveEducation: inSpecialSchool ? NO_DISABILITY.inclusive : disability.inclusive,
    disability: disability.label,
    governmentPaidPlace: '否',
    needsAid: yesNo(family.orphan || random.below(100) < 9),
    boardingSubsidy: yesNo(boards && random.below(3) === 0),
    schoolDistanceKm: String(distance),
    travelMode: distance > 4 ? '公共交通' : distance > 1 ? '家长自行接送' : '步行',
    schoolBus: '否',
    ...memberCells(family),
    nationalNumber: `G${idNumber}`,
    schoolName: school.name,
    schoolKind: KINDS[school.kind] ?? '',
    recordStatus: '在读',
    leaveEnd: '',
    registeredOn: writeDate(school.clerk, entered * 10_000 + 910 + random.below(20)),
    changeKind: '',
    policeCheck: '一致',
    bloodType: random.pick(BLOOD_TYPES),
    namePinyin: '',
  };
}

/** The year of entry into the present stage. */
function enteredIn({ child, schoolYear }: Entry): number {
  return schoolYear - (child.grade - (child.grade >= 10 ? 10 : child.grade >= 7 ? 7 : 1));
}

function memberCells(family: Family): Pick<Draft, MemberField> {
  const [first, second] = family.members;
  return {
    'guardian1.name': first.name,
    'guardian1.relation': first.relation,
    'guardian1.relationNote': first.note,
    'guardian1.ethnicity': family.ethnicity,
    'guardian1.workplace': first.workplace,
    'guardian1.address': family.address,
    'guardian1.householdRegion': family.householdRegion,
    'guardian1.phone': first.phone,
    'guardian1.isGuardian': yesNo(first.isGuardian),
    'guardian1.idType': '居民身份证',
    'guardian1.idNumber': first.idNumber,
    'guardian1.position': '无',
    'guardian2.name': second.name,
    'guardian2.relation': second.relation,
    'guardian2.relationNote': second.note,
    'guardian2.ethnicity': family.ethnicity,
    'guardian2.workplace': second.workplace,
    'guardian2.address': family.address,
    'guardian2.householdRegion': family.householdRegion,
    'guardian2.phone': second.phone,
    'guardian2.isGuardian': yesNo(second.isGuardian),
    'guardian2.idType': '居民身份证',
    'guardian2.idNumber': second.idNumber,
    'guardian2.position': '无',
  };
}

function yesNo(is: boolean): string {
  return is ? '是' : '否';
}

/** 随班就读 names the disability only where the national system lets it: sight, hearing, intellect. */
const DISABILITIES = [
  { label: '视力残疾', inclusive: '视力残疾随班就读' },
  { label: '听力残疾', inclusive: '听力残疾随班就读' },
  { label: '智力残疾', inclusive: '智力残疾随班就读' },
  { label: '肢体残疾', inclusive: '其他残疾随班就读' },
  { label: '言语残疾', inclusive: '其他残疾随班就读' },
];
const NO_DISABILITY = { label: '无残疾', inclusive: '非随班就读' };

const SPECIALITIES = ['绘画', '书法', '篮球', '唱歌', '舞蹈', '乒乓球', '朗诵', '棋类'];
const BLOOD_TYPES = ['', '', '', 'A型', 'B型', 'O型', 'AB型'];
const KINDS: Readonly<Record<string, string>> = {
  '211': '小学',
  '218': '小学教学点',
  '311': '初级中学',
  '312': '九年一贯制学校',
  '341': '完全中学',
  '342': '高级中学',
  '514': '其他特教学校',
};
