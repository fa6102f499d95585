import type { RuleBook } from '../inspect.ts';
import type { PresenceRule, RegisterRule, Rule } from '../rule.ts';
import addressFlawed from './contact/address-flawed.ts';
import birthplaceRegionInvalid from './contact/birthplace-region-invalid.ts';
import emailInvalid from './contact/email-invalid.ts';
import householdRegionInvalid from './contact/household-region-invalid.ts';
import phoneInvalid from './contact/phone-invalid.ts';
import postcodeInvalid from './contact/postcode-invalid.ts';
import sameIdentityNumber from './duplicates/same-identity-number.ts';
import sameNameAndBirth from './duplicates/same-name-and-birth.ts';
import sameNationalNumber from './duplicates/same-national-number.ts';
import ageTooOld from './enrollment/age-too-old.ts';
import ageTooYoung from './enrollment/age-too-young.ts';
import attendanceModeUnknown from './enrollment/attendance-mode-unknown.ts';
import classMissing from './enrollment/class-missing.ts';
import dayPupilFarAway from './enrollment/day-pupil-far-away.ts';
import entryModeAgainstStage from './enrollment/entry-mode-against-stage.ts';
import entryMonthInvalid from './enrollment/entry-month-invalid.ts';
import gradeAgainstEntry from './enrollment/grade-against-entry.ts';
import gradeAgainstSchoolKind from './enrollment/grade-against-school-kind.ts';
import gradeUnknown from './enrollment/grade-unknown.ts';
import graduationOverdue from './enrollment/graduation-overdue.ts';
import leaveExpired from './enrollment/leave-expired.ts';
import familyMissing from './guardians/family-missing.ts';
import guardianPhone from './guardians/guardian-phone.ts';
import guardianUnmarked from './guardians/guardian-unmarked.ts';
import memberAgeGap from './guardians/member-age-gap.ts';
import memberIdentityNumber from './guardians/member-identity-number.ts';
import memberIsPupil from './guardians/member-is-pupil.ts';
import memberNameIllegal from './guardians/member-name-illegal.ts';
import membersAlike from './guardians/members-alike.ts';
import noNumberInFamily from './guardians/no-number-in-family.ts';
import orphanWithParents from './guardians/orphan-with-parents.ts';
import phoneOfManyFamilies from './guardians/phone-of-many-families.ts';
import relationAgainstSex from './guardians/relation-against-sex.ts';
import relationUnexplained from './guardians/relation-unexplained.ts';
import relationUnknown from './guardians/relation-unknown.ts';
import birthDate from './identity/birth-date.ts';
import birthDateAndNumber from './identity/birth-date-and-number.ts';
import ethnicity from './identity/ethnicity.ts';
import formerName from './identity/former-name.ts';
import hongKongMacaoTaiwanNumber from './identity/hong-kong-macao-taiwan-number.ts';
import identityNumberBirthDate from './identity/identity-number-birth-date.ts';
import identityNumberChecksum from './identity/identity-number-checksum.ts';
import identityNumberDamaged from './identity/identity-number-damaged.ts';
import identityNumberForm from './identity/identity-number-form.ts';
import identityNumberMissing from './identity/identity-number-missing.ts';
import identityNumberNotation from './identity/identity-number-notation.ts';
import identityNumberRegion from './identity/identity-number-region.ts';
import identityType from './identity/identity-type.ts';
import identityTypeAndNumber from './identity/identity-type-and-number.ts';
import identityTypeOfSoldiers from './identity/identity-type-of-soldiers.ts';
import identityValidity from './identity/identity-validity.ts';
import nameEmpty from './identity/name-empty.ts';
import nameIllegalCharacters from './identity/name-illegal-characters.ts';
import nameInterpunct from './identity/name-interpunct.ts';
import nameLength from './identity/name-length.ts';
import nameRareCharacters from './identity/name-rare-characters.ts';
import nationalityAndType from './identity/nationality-and-type.ts';
import noIdentityNumber from './identity/no-identity-number.ts';
import passportNumber from './identity/passport-number.ts';
import policeCheck from './identity/police-check.ts';
import sex from './identity/sex.ts';
import sexAndNumber from './identity/sex-and-number.ts';
import inClassWithoutRecord from './presence/in-class-without-record.ts';
import recordElsewhere from './presence/record-elsewhere.ts';
import recordedAndAbsent from './presence/recorded-and-absent.ts';
import statusDiffers from './presence/status-differs.ts';
import classRollNumber from './record-number/class-roll-number.ts';
import formalNumberAndIdentityNumber from './record-number/formal-number-and-identity-number.ts';
import nationalNumberForm from './record-number/national-number-form.ts';
import provincialNumber from './record-number/provincial-number.ts';
import schoolCode from './record-number/school-code.ts';
import temporaryTooLong from './record-number/temporary-too-long.ts';
import temporaryWithIdentityNumber from './record-number/temporary-with-identity-number.ts';
import boarderOnSchoolBus from './special/boarder-on-school-bus.ts';
import codeUnknown from './special/code-unknown.ts';
import dayPupilWithBoardingSubsidy from './special/day-pupil-with-boarding-subsidy.ts';
import healthAgainstDisability from './special/health-against-disability.ts';
import inclusiveEducationAgainstDisability from './special/inclusive-education-against-disability.ts';
import migrantChildOfThisCounty from './special/migrant-child-of-this-county.ts';
import requiredFieldEmpty from './special/required-field-empty.ts';

/** 规则目录 — every rule about one record, in the order registrars know them by. */
export const RULES: readonly Rule[] = [
  nameEmpty, // ID-01
  nameIllegalCharacters, // ID-02
  nameInterpunct, // ID-03
  nameLength, // ID-04
  nameRareCharacters, // ID-05
  identityType, // ID-06
  identityTypeOfSoldiers, // ID-07
  identityNumberMissing, // ID-08
  noIdentityNumber, // ID-09
  identityNumberForm, // ID-10
  identityNumberChecksum, // ID-11
  identityNumberBirthDate, // ID-12
  identityNumberRegion, // ID-13
  birthDateAndNumber, // ID-14
  sexAndNumber, // ID-15
  identityNumberDamaged, // ID-16
  identityNumberNotation, // ID-17
  hongKongMacaoTaiwanNumber, // ID-18
  passportNumber, // ID-19
  identityTypeAndNumber, // ID-20
  sex, // ID-21
  birthDate, // ID-22
  nationalityAndType, // ID-23
  identityValidity, // ID-24
  ethnicity, // ID-25
  policeCheck, // ID-26
  formerName, // ID-27
  nationalNumberForm, // RN-01
  formalNumberAndIdentityNumber, // RN-02
  temporaryWithIdentityNumber, // RN-03
  temporaryTooLong, // RN-04
  schoolCode, // RN-05
  gradeUnknown, // EN-01
  classMissing, // EN-02
  entryMonthInvalid, // EN-03
  gradeAgainstEntry, // EN-04
  ageTooYoung, // EN-05
  ageTooOld, // EN-06
  entryModeAgainstStage, // EN-07
  attendanceModeUnknown, // EN-08
  dayPupilFarAway, // EN-09
  gradeAgainstSchoolKind, // EN-10
  leaveExpired, // EN-11
  graduationOverdue, // EN-12
  householdRegionInvalid, // CO-01
  birthplaceRegionInvalid, // CO-02
  phoneInvalid, // CO-03
  postcodeInvalid, // CO-04
  addressFlawed, // CO-05
  emailInvalid, // CO-06
  familyMissing, // GU-01
  guardianUnmarked, // GU-02
  memberNameIllegal, // GU-03
  relationUnknown, // GU-04
  relationUnexplained, // GU-05
  guardianPhone, // GU-06
  memberIdentityNumber, // GU-07
  memberIsPupil, // GU-08
  memberAgeGap, // GU-09
  relationAgainstSex, // GU-10
  noNumberInFamily, // GU-11
  membersAlike, // GU-12
  orphanWithParents, // GU-14
  inclusiveEducationAgainstDisability, // SP-01
  migrantChildOfThisCounty, // SP-02
  boarderOnSchoolBus, // SP-03
  healthAgainstDisability, // SP-04
  dayPupilWithBoardingSubsidy, // SP-05
  codeUnknown, // SP-06
  requiredFieldEmpty, // SP-07
];

/** Every rule about records that are neighbours. */
export const REGISTER_RULES: readonly RegisterRule[] = [
  classRollNumber, // RN-06
  provincialNumber, // RN-07
  phoneOfManyFamilies, // GU-13
  sameIdentityNumber, // DUP-01
  sameNameAndBirth, // DUP-02
  sameNationalNumber, // DUP-05
];

/** Every rule about a record and what a roll call said of its pupil; no roster can answer these. */
export const PRESENCE_RULES: readonly PresenceRule[] = [
  recordedAndAbsent, // PR-01
  inClassWithoutRecord, // PR-02
  recordElsewhere, // PR-03
  statusDiffers, // PR-04
];

export const RULE_BOOK: RuleBook = { rules: RULES, registerRules: REGISTER_RULES };
