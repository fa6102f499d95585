import { readKilometres } from '#src/registry/distance.ts';
import { textOf } from '#src/registry/student.ts';
import { defineRule } from '../../rule.ts';
import { isDayPupil } from './enrollment-record.ts';

const FARTHEST_KM = 20;

/** Beyond this it is no distance but some number that slipped into the column, a phone's perhaps, and is not repeated. */
const LARGEST_TOLD_KM = 100_000;

/** 走读距离过远 — nobody walks twenty kilometres to school: the child boards, or metres were entered for kilometres. */
export default defineRule({
  code: 'EN-09',
  title: '走读距离过远',
  dimension: 'plausibility',
  severity: 'query',
  fields: ['attendanceMode', 'schoolDistanceKm'],
  remedy: 'edit',
  advice: '核对就读方式；上下学距离的单位是公里，不是米',
  basis: '领域手册4.5（走读但距离超过20公里）',
  appliesTo: isDayPupil,
  faults: (student) => {
    const distance = readKilometres(textOf(student, 'schoolDistanceKm'));
    if (distance === undefined || distance <= FARTHEST_KM) return [];
    const told = distance < LARGEST_TOLD_KM ? `填为${distance}公里` : '大得不像距离';
    return [{ field: 'schoolDistanceKm', message: `走读，而上下学距离${told}` }];
  },
  examples: {
    holds: [
      { schoolDistanceKm: '20' },
      { schoolDistanceKm: '800米' },
      { schoolDistanceKm: '35', attendanceMode: '住校' },
    ],
    broken: [{ schoolDistanceKm: '20.5' }, { schoolDistanceKm: '800' }, { schoolDistanceKm: '25公里' }],
  },
});
