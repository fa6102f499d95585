import { describe, expect, test } from 'vitest';
import { CODE_TABLES } from '#src/registry/codes.ts';
import { FIELDS } from '#src/registry/fields.ts';
import type { Student } from '#src/registry/student.ts';
import { aStudent, TODAY } from '#test/world.ts';
import { ask, inspect } from '../../inspect.ts';
import { type Setting, settingOn } from '../../rule.ts';
import { RULES } from '../index.ts';

function findingsOf(over: Student, setting: Partial<Setting> = {}) {
  return inspect([aStudent(over)], { rules: RULES, registerRules: [] }, settingOn(TODAY, setting)).findings;
}

const codesBrokenBy = (over: Student, setting: Partial<Setting> = {}) =>
  findingsOf(over, setting).map(({ code }) => code);

test('every coded field is held to its table by exactly one rule', () => {
  for (const { name, kind } of FIELDS) {
    if (typeof kind !== 'object') continue;
    const findings = findingsOf({ [name]: '五点级' });
    expect(findings.map(({ field }) => field)).toEqual([name]);
    expect(findings[0]?.message).toContain('五点级');
  }
});

test('every code and every label of a table is taken, except for what a child cannot be', () => {
  for (const { name, kind } of FIELDS) {
    if (typeof kind !== 'object') continue;
    for (const { code, label } of CODE_TABLES[kind.code]) {
      expect(codesBrokenBy({ [name]: code })).not.toContain('SP-06');
      expect(codesBrokenBy({ [name]: label })).not.toContain('SP-06');
    }
  }
});

describe('随班就读', () => {
  /** By the code of 残疾类型: the only 随班就读 that goes with it. */
  const FITS: Readonly<Record<string, string>> = {
    0: '0',
    1: '1',
    2: '2',
    5: '3',
    3: '9',
    4: '9',
    6: '9',
    7: '9',
    9: '9',
  };

  test('goes with one kind of disability each', () => {
    for (const { code: disability } of CODE_TABLES.disability) {
      for (const { code: inclusiveEducation } of CODE_TABLES.inclusiveEducation) {
        const breaks = codesBrokenBy({ disability, inclusiveEducation }).includes('SP-01');
        expect([disability, inclusiveEducation, breaks]).toEqual([
          disability,
          inclusiveEducation,
          FITS[disability] !== inclusiveEducation,
        ]);
      }
    }
  });

  test('is not asked of a disabled child in a school made for it, wherever its kind is known from', () => {
    const schools = new Map([['2141000001', { code: '2141000001', name: '县特校', kind: '514' }]]);
    expect(codesBrokenBy({ disability: '智力残疾', schoolKind: '' }, { schools })).toEqual([]);
    expect(codesBrokenBy({ disability: '智力残疾', schoolKind: '小学' }, { schools })).toEqual(['SP-01']);
  });
});

describe('a migrant workers’ child', () => {
  const child = { migrantWorkersChild: '是' };

  test('is asked only where the county is known', () => {
    expect(codesBrokenBy(child, { county: '411324' })).toEqual([]);
    for (const rule of RULES.filter(({ code }) => code === 'SP-02')) {
      expect(ask(rule, aStudent(child), settingOn(TODAY))).toBe('not-asked');
    }
    expect(codesBrokenBy(child, { county: '411323' })).toEqual(['SP-02']);
  });

  test('is judged by the county of its own school before that of the register', () => {
    const schools = new Map([['2141000001', { code: '2141000001', name: '邓州一小', kind: '211', county: '411381' }]]);
    expect(codesBrokenBy(child, { county: '411323', schools })).toEqual([]);
    expect(codesBrokenBy({ ...child, householdRegion: '411381' }, { county: '411323', schools })).toEqual(['SP-02']);
  });
});

describe('a child without a mainland household', () => {
  const nothing = {
    householdRegion: '',
    householdType: '',
    'guardian1.householdRegion': '',
    'guardian2.householdRegion': '',
  };

  test('is not asked for one', () => {
    const codes = codesBrokenBy({ ...nothing, hkmotwOverseas: '台湾同胞' });
    expect(codes.filter((code) => /^(CO|SP)-/.test(code))).toEqual([]);
  });

  test('is asked for a birthplace all the same, unless a foreigner', () => {
    expect(codesBrokenBy({ hkmotwOverseas: '台湾同胞', birthplaceCode: '' })).toContain('SP-07');
    expect(codesBrokenBy({ nationality: '缅甸', birthplaceCode: '' })).not.toContain('SP-07');
    expect(codesBrokenBy({ nationality: '缅甸', birthplaceCode: '仰光' })).not.toContain('CO-02');
  });
});
