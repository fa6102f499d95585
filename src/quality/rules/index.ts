import type { RuleBook } from '../inspect.ts';
import type { RegisterRule, Rule } from '../rule.ts';
import sameIdentityNumber from './duplicates/same-identity-number.ts';
import sameNameAndBirth from './duplicates/same-name-and-birth.ts';
import sameNationalNumber from './duplicates/same-national-number.ts';
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
import classRollNumber from './record-number/class-roll-number.ts';
import formalNumberAndIdentityNumber from './record-number/formal-number-and-identity-number.ts';
import nationalNumberForm from './record-number/national-number-form.ts';
import provincialNumber from './record-number/provincial-number.ts';
import schoolCode from './record-number/school-code.ts';
import temporaryTooLong from './record-number/temporary-too-long.ts';
import temporaryWithIdentityNumber from './record-number/temporary-with-identity-number.ts';

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
];

/** Every rule about records that are neighbours. */
export const REGISTER_RULES: readonly RegisterRule[] = [
  classRollNumber, // RN-06
  provincialNumber, // RN-07
  sameIdentityNumber, // DUP-01
  sameNameAndBirth, // DUP-02
  sameNationalNumber, // DUP-05
];

export const RULE_BOOK: RuleBook = { rules: RULES, registerRules: REGISTER_RULES };
