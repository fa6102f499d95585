import { shortTitleOf } from '#src/registry/cells.ts';
import { type FieldName, type Member, type MemberPart, memberField } from '#src/registry/fields.ts';
import { type CellName, KEY_FIELDS } from '#src/registry/record.ts';

/** 核对表的一项 — what stands printed on the left, with room for the guardian beside it. */
export interface SheetCell {
  readonly name: CellName;
  /** As the sheet has it, where it need not be said whose it is. */
  readonly title: string;
  /** 关键信息: a correction needs a paper of the police, and becomes a case. */
  readonly isKey: boolean;
}

/** 分区 */
export interface SheetGroup {
  readonly id: 'basic' | 'auxiliary' | 'record' | 'contact' | 'extension' | 'member1' | 'member2';
  readonly title: string;
  readonly cells: readonly SheetCell[];
}

/** 一个家庭成员的各项, short ones beside short ones as they stand on paper. */
const MEMBER: readonly MemberPart[] = [
  ...(['name', 'relation', 'phone', 'isGuardian', 'relationNote', 'ethnicity', 'idType', 'idNumber'] as const),
  ...(['workplace', 'position', 'householdRegion', 'address'] as const),
];

/** 采集表上的叫法, where the field's own title says more than the sheet has room for. */
const ON_THE_SHEET: Readonly<Partial<Record<string, string>>> = {
  出生地行政区划代码: '出生地',
  户口所在地行政区划: '户口所在地',
  是否进城务工人员随迁子女: '是否务工随迁子女',
};

/**
 * 核对表的版式 — every cell of a pupil's sheet, declared once: print, keying and the guardian's page read this. Grade, class and school
 * stand in the sheet's head. Sections as in the national collection form (handbook 3.1, 6.1).
 */
export const SHEET_GROUPS: readonly SheetGroup[] = [
  group('basic', '基础信息', [
    ...(['name', 'idNumber', 'sex', 'birthDate', 'idType', 'birthplaceCode', 'nativePlace', 'ethnicity'] as const),
    ...(['nationality', 'hkmotwOverseas', 'politicalStatus', 'health'] as const),
  ]),
  group('auxiliary', '辅助信息', [
    ...(['namePinyin', 'formerName', 'speciality', 'idValidity', 'householdRegion', 'householdType'] as const),
  ]),
  group('record', '学籍信息', [
    ...(['nationalNumber', 'provincialNumber', 'classRollNumber', 'entryMonth', 'entryMode'] as const),
    ...(['attendanceMode', 'studentSource', 'recordStatus'] as const),
  ]),
  group('contact', '联系信息', [
    ...(['currentAddress', 'mailingAddress', 'homeAddress', 'phone', 'postcode', 'email', 'homepage'] as const),
  ]),
  group('extension', '扩展信息', [
    ...(['onlyChild', 'preschool', 'leftBehind', 'migrantWorkersChild', 'orphan', 'martyrsChild'] as const),
    ...(['inclusiveEducation', 'disability', 'governmentPaidPlace', 'needsAid', 'boardingSubsidy'] as const),
    ...(['schoolDistanceKm', 'travelMode', 'schoolBus'] as const),
  ]),
  group('member1', '家庭成员一', ofMember(1)),
  group('member2', '家庭成员二', ofMember(2)),
];

/** Every cell of the sheet, in its order. */
export const SHEET_CELLS: readonly SheetCell[] = SHEET_GROUPS.flatMap(({ cells }) => cells);

function group(id: SheetGroup['id'], title: string, names: readonly FieldName[]): SheetGroup {
  return {
    id,
    title,
    cells: names.map((name) => ({
      name,
      title: ON_THE_SHEET[shortTitleOf(name)] ?? shortTitleOf(name),
      isKey: KEY_FIELDS.includes(name),
    })),
  };
}

function ofMember(member: Member): readonly FieldName[] {
  return MEMBER.map((part) => memberField(member, part));
}
