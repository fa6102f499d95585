import { codeOf } from '#src/registry/codes.ts';
import { readRegion } from '#src/registry/region.ts';
import { type Student, textOf } from '#src/registry/student.ts';
import { defineRule, type Setting } from '../../rule.ts';
import { schoolOf } from '../../school-of-pupil.ts';

/**
 * 随迁子女而户口在本县 — whoever comes with working parents comes from another county.
 *
 * The county is the school's; where no list of schools tells it, that of more than half of the register's pupils.
 */
export default defineRule({
  code: 'SP-02',
  title: '随迁子女而户口在本县',
  dimension: 'plausibility',
  severity: 'query',
  fields: ['migrantWorkersChild', 'householdRegion', 'schoolCode'],
  needs: ['migrantWorkersChild', 'householdRegion'],
  asksCounty: true,
  remedy: 'edit',
  advice: '核对户口所在地；户口在本县的，“是否进城务工人员随迁子女”填“否”',
  basis: '学生基本信息采集表第38项（随迁子女：户籍在外省或本省外县）',
  appliesTo: (student, setting) =>
    codeOf('yesNo', textOf(student, 'migrantWorkersChild')) === '1' && schoolCountyOf(student, setting) !== undefined,
  faults: (student, setting) => {
    const county = schoolCountyOf(student, setting);
    const household = readRegion(textOf(student, 'householdRegion'));
    if (county === undefined || !household?.startsWith(county)) return [];
    return [{ field: 'migrantWorkersChild', message: `填为随迁子女，而户口就在学校所在的县（${county}）` }];
  },
  examples: {
    holds: [
      { migrantWorkersChild: '是', householdRegion: '411324000000', setting: { county: '411323' } },
      { migrantWorkersChild: '否', setting: { county: '411323' } },
      { migrantWorkersChild: '是' },
    ],
    broken: [
      { migrantWorkersChild: '是', setting: { county: '411323' } },
      { migrantWorkersChild: '1', householdRegion: '411323', setting: { county: '411323' } },
      {
        migrantWorkersChild: '是',
        householdRegion: '411381000000',
        setting: {
          county: '411323',
          schools: new Map([['2141000001', { code: '2141000001', name: '邓州一小', county: '411381' }]]),
        },
      },
    ],
  },
});

function schoolCountyOf(student: Student, setting: Setting): string | undefined {
  return schoolOf(student, setting)?.county ?? setting.county;
}
