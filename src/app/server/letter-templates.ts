import { CONTINUITY_LETTERS } from '#src/continuity/letters.ts';
import { DISCIPLINE_LETTERS } from '#src/discipline/letters.ts';
import { DROPOUT_LETTERS } from '#src/dropout/letters.ts';
import { REPORT_LETTERS } from '#src/dropout/reports/letters.ts';
import { INSPECTION_LETTERS } from '#src/inspection/letters.ts';
import { ENROLMENT_CERTIFICATE } from '#src/letters/certificate.ts';
import type { LetterTemplate } from '#src/letters/letter-template.ts';
import { PLAIN_LETTERS } from '#src/letters/plain-letters.ts';
import { SUPERVISION_LETTERS } from '#src/supervision/letters.ts';
import { CAMPAIGN_NOTICES } from '#src/verification/campaign/letters.ts';

/** 公文模板 — of every folder that writes letters. */
export const LETTER_TEMPLATES: readonly LetterTemplate[] = [
  ...PLAIN_LETTERS,
  ...SUPERVISION_LETTERS,
  ENROLMENT_CERTIFICATE,
  ...Object.values(CAMPAIGN_NOTICES),
  ...CONTINUITY_LETTERS,
  ...DROPOUT_LETTERS,
  ...REPORT_LETTERS,
  ...DISCIPLINE_LETTERS,
  ...INSPECTION_LETTERS,
];
