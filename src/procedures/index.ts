import type { Procedure } from '#src/workflow/procedure.ts';
import { classAssignment } from './class-assignment.ts';
import { classChange } from './class-change.ts';
import { completion } from './completion.ts';
import { death } from './death.ts';
import { deferredEntry, deferredEntryOfPupil } from './deferred-entry.ts';
import { expulsion } from './expulsion.ts';
import { formalisation } from './formalisation.ts';
import { goingAbroad } from './going-abroad.ts';
import { gradeRepeat } from './grade-repeat.ts';
import { gradeSkip } from './grade-skip.ts';
import { graduation, seniorGraduation } from './graduation.ts';
import { inSchoolRegistration } from './in-school-registration.ts';
import { incompletion } from './incompletion.ts';
import { juniorAdmission } from './junior-admission.ts';
import { keyInformationChange } from './key-information-change.ts';
import { leaveOfAbsence } from './leave-of-absence.ts';
import { missing } from './missing.ts';
import { otherDeparture } from './other-departure.ts';
import { problemRecordChange } from './problem-record-change.ts';
import { problemRecordDeletion } from './problem-record-deletion.ts';
import { problemRecordEvidence } from './problem-record-evidence.ts';
import { recordDeletion } from './record-deletion.ts';
import { recordRestoration } from './record-restoration.ts';
import { reinstatement } from './reinstatement.ts';
import { returnFromLeave } from './return-from-leave.ts';
import { returneeRegistration } from './returnee-registration.ts';
import { schoolRegistration } from './school-registration.ts';
import { schoolingAcrossProvincesAfterGraduation } from './schooling-across-provinces-after-graduation.ts';
import { schoolingElsewhereAfterGraduation } from './schooling-elsewhere-after-graduation.ts';
import { transferInAcrossProvinces } from './transfer-in-across-provinces.ts';
import { transferInWithinProvince } from './transfer-in-within-province.ts';
import { transferOutAcrossProvinces } from './transfer-out-across-provinces.ts';
import { transferOutWithinProvince } from './transfer-out-within-province.ts';
import { transferWithinCounty } from './transfer-within-county.ts';
import { withdrawalFromSchool } from './withdrawal-from-school.ts';

/** 学籍业务目录 — every procedure of the county's student registry; the list is the catalogue. */
export const PROCEDURES = [
  // 建籍与录取
  schoolRegistration,
  inSchoolRegistration,
  returneeRegistration,
  juniorAdmission,
  formalisation,
  // 信息变更
  keyInformationChange,
  // 转学
  transferWithinCounty,
  transferInWithinProvince,
  transferInAcrossProvinces,
  transferOutWithinProvince,
  transferOutAcrossProvinces,
  schoolingAcrossProvincesAfterGraduation,
  schoolingElsewhereAfterGraduation,
  // 休学复学
  leaveOfAbsence,
  returnFromLeave,
  deferredEntry,
  deferredEntryOfPupil,
  // 年级与班级
  gradeSkip,
  gradeRepeat,
  classChange,
  classAssignment,
  // 毕业
  graduation,
  seniorGraduation,
  completion,
  incompletion,
  // 离校
  goingAbroad,
  death,
  missing,
  otherDeparture,
  reinstatement,
  withdrawalFromSchool,
  expulsion,
  // 学籍删除与问题学籍
  recordDeletion,
  recordRestoration,
  problemRecordDeletion,
  problemRecordChange,
  problemRecordEvidence,
] as const satisfies readonly Procedure[];

export type ProcedureId = (typeof PROCEDURES)[number]['id'];

const BY_ID = new Map<string, Procedure>(PROCEDURES.map((procedure) => [procedure.id, procedure]));

/** The procedure of this id; `undefined` when there is none. */
export function procedureOf(id: string): Procedure | undefined {
  return BY_ID.get(id);
}
