import { FAMILY } from './family.ts';
import { KEY_CHANGES } from './key-changes.ts';
import { NO_NUMBER } from './no-number.ts';
import { PROBLEMS } from './problems.ts';
import { ROSTER } from './roster.ts';
import type { Template } from './template.ts';

/** 模板目录 — every template of every year. A new year's columns are a new line; the old one still reads old files. */
export const TEMPLATES: readonly Template[] = [ROSTER, FAMILY, NO_NUMBER, PROBLEMS, KEY_CHANGES];
