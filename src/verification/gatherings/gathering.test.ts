import { describe, expect, test } from 'vitest';
import { STATE_CALENDAR } from '#src/calendar/state-calendar.ts';
import { calendarFile } from './calendar-file.ts';
import { childrenOn, coverageAt, type Holder } from './coverage.ts';
import { type Gathering, type GatheringDraft, hoursOf } from './gathering.ts';
import {
  objectionsToChange,
  objectionsToGathering,
  objectionsToMakingUp,
  objectionsToMarking,
  objectionsToMarks,
  objectionsToReply,
} from './gathering-objections.ts';
import { checkMaterial } from './material.ts';
import { remindOn } from './remind-on.ts';

const SCHOOL = '/41/4113/411323/dinghe/2141000001';

const TRAINING: GatheringDraft = {
  ...{ kind: 'teachers', campaign: undefined, unit: SCHOOL, title: '班主任培训会', day: '2025-03-20' },
  ...{
    begins: '14:30',
    ends: '16:00',
    place: '三楼会议室',
    host: '李老师',
    agenda: '怎样核对',
    offices: ['class-teacher'],
  },
  units: [],
};

const PLANNED: Gathering = {
  ...{ ...TRAINING, county: '411323', id: '0d9d6a1e-0000-4000-8000-000000000001', schoolYear: 2024 },
  ...{ state: 'planned', reason: undefined, minutes: '', revision: 3 },
};

const codes = (objections: readonly { readonly code: string }[]) => objections.map(({ code }) => code);

describe('planning', () => {
  test('a school trains its class teachers', () => expect(objectionsToGathering(TRAINING, 'school')).toEqual([]));

  test('registrars are trained by the county or a central school, never by a school', () => {
    const draft: GatheringDraft = { ...TRAINING, kind: 'registrars', offices: ['registrar'] };
    expect(objectionsToGathering(draft, 'central-school')).toEqual([]);
    expect(objectionsToGathering(draft, 'school')).toMatchObject([{ code: 'unit', field: 'unit' }]);
  });

  test('a class holds a parents’ meeting, and nothing by which its teacher would train themselves', () => {
    expect(objectionsToGathering({ ...TRAINING, kind: 'parents', offices: [] }, 'class')).toEqual([]);
    expect(codes(objectionsToGathering(TRAINING, 'class'))).toEqual(['unit']);
  });

  test('a training asks those whom it trains, and only people of the unit that holds it', () => {
    expect(codes(objectionsToGathering({ ...TRAINING, offices: ['head'] }, 'school'))).toEqual(['trained']);
    expect(codes(objectionsToGathering({ ...TRAINING, offices: [] }, 'school'))).toEqual(['no-offices']);
    expect(codes(objectionsToGathering({ ...TRAINING, units: ['/41/4113/411323/danshui'] }, 'school'))).toEqual([
      'units',
    ]);
  });

  test('day and hours make sense, and everybody can find the place', () => {
    const draft = { ...TRAINING, place: ' ', begins: '14:30', ends: '14:30' };
    expect(objectionsToGathering(draft, 'school').map(({ field }) => field)).toEqual(['place', 'ends']);
    expect(codes(objectionsToGathering({ ...TRAINING, begins: '25:00' }, 'school'))).toEqual(['time']);
    expect(hoursOf(TRAINING)).toBe(1.5);
  });

  test('what was held or called off is changed no more, and nobody overwrites anybody', () => {
    expect(objectionsToChange(PLANNED, 3)).toEqual([]);
    expect(codes(objectionsToChange(PLANNED, 2))).toEqual(['stale']);
    expect(codes(objectionsToChange({ ...PLANNED, state: 'held' }, 3))).toEqual(['state']);
  });
});

describe('attending', () => {
  test('nobody was at a meeting before its day', () => {
    expect(codes(objectionsToMarking(PLANNED, 3, '2025-03-19'))).toEqual(['early']);
    expect(objectionsToMarking(PLANNED, 3, '2025-03-20')).toEqual([]);
  });

  test('who is absent is absent for a reason; leave that was asked for is one', () => {
    const absent = { name: '赵老师', presence: 'absent', words: '', hasAskedLeave: false } as const;
    expect(objectionsToMarks([absent], [])).toMatchObject([{ code: 'no-reason', message: '请写明赵老师缺席的原因' }]);
    expect(objectionsToMarks([{ ...absent, hasAskedLeave: true }], [])).toEqual([]);
    expect(objectionsToMarks([{ ...absent, words: '外出听课' }], [])).toEqual([]);
  });

  test('nobody on the list is passed over in silence', () => {
    const [objection] = objectionsToMarks([], ['甲', '乙', '丙', '丁', '戊', '己']);
    expect(objection?.message).toBe('还没有登记：甲、乙、丙、丁、戊等 6 人。名单可能刚有变化，请刷新后补登');
  });

  test('who was absent makes up for it afterwards, and not tomorrow', () => {
    const held: Gathering = { ...PLANNED, state: 'held' };
    expect(objectionsToMakingUp(held, 'absent', '2025-03-21', '2025-03-24')).toEqual([]);
    expect(codes(objectionsToMakingUp(held, 'absent', '2025-03-25', '2025-03-24'))).toEqual(['day']);
    expect(codes(objectionsToMakingUp(held, 'absent', '2025-03-19', '2025-03-24'))).toEqual(['day']);
    expect(codes(objectionsToMakingUp(held, 'present', '2025-03-21', '2025-03-24'))).toEqual(['present']);
    expect(codes(objectionsToMakingUp(PLANNED, undefined, '2025-03-21', '2025-03-24'))).toEqual(['state']);
  });

  test('leave needs a reason, and is not asked for when all is over', () => {
    expect(objectionsToReply(PLANNED, 'seen', '', '2025-03-20')).toEqual([]);
    expect(codes(objectionsToReply(PLANNED, 'leave', ' ', '2025-03-18'))).toEqual(['no-reason']);
    expect(codes(objectionsToReply(PLANNED, 'leave', '外出', '2025-03-21'))).toEqual(['past']);
  });
});

describe('the reminder', () => {
  const calendar = STATE_CALENDAR;

  test('goes out on the working day before', () => {
    expect(remindOn('2025-03-20', calendar)).toBe('2025-03-19');
    expect(remindOn('2025-03-17', calendar)).toBe('2025-03-14');
  });

  test('does not fall into a holiday', () => expect(remindOn('2025-10-09', calendar)).toBe('2025-09-30'));

  test('goes out the day before where the year is not published', () => {
    expect(remindOn('2039-03-21', calendar)).toBe('2039-03-20');
  });
});

describe('the calendar file', () => {
  const text = calendarFile(
    { ...PLANNED, place: '三楼会议室；东侧,第二间', agenda: '一、填写\n二、回收'.repeat(9) },
    new Date(0),
  );

  test('says when in the time of the county', () => {
    expect(text).toContain('DTSTART:20250320T063000Z\r\n');
    expect(text).toContain('DTEND:20250320T080000Z\r\n');
  });

  test('breaks no line above 75 bytes and no character in two', () => {
    const lines = text.split('\r\n');
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(text.replaceAll('\r\n ', '')).toContain('LOCATION:三楼会议室；东侧\\,第二间');
    expect(text.replaceAll('\r\n ', '')).toContain('一、填写\\n二、回收');
  });
});

describe('coverage', () => {
  const teacher = (person: string, at: number, trainedOn?: Holder['trainedOn']): Holder => {
    return { person, name: person, office: 'class-teacher', unit: `${SCHOOL}/p2021/${at}`, trainedOn };
  };
  const holders = [teacher('赵', 1, '2025-03-20'), teacher('钱', 2), teacher('钱', 3)];

  test('counts people, not posts, and says where nobody is in office', () => {
    const vacancies = [{ office: 'class-teacher', unit: `${SCHOOL}/p2022/1` }] as const;
    expect(coverageAt(SCHOOL, holders, vacancies)).toEqual({
      registrar: { trained: 0, total: 0, vacant: 0 },
      'class-teacher': { trained: 1, total: 2, vacant: 1 },
    });
  });

  test('goes from a county to its central schools, and from a school to its classes', () => {
    const paths = holders.map(({ unit }) => unit);
    expect(childrenOn('/41/4113/411323', 'county', paths)).toEqual(['/41/4113/411323/dinghe']);
    expect(childrenOn(SCHOOL, 'school', paths)).toEqual(paths);
  });
});

describe('materials', () => {
  const word = Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(26), Buffer.from('word/document.xml')]);

  test('a Word document is not taken, and one is told to save it as PDF', () => {
    const checked = checkMaterial('material', word, { name: '培训材料.docx', declared: '' });
    expect(checked).toMatchObject({ message: expect.stringContaining('另存为 PDF') });
  });

  test('a PDF is a material and no photograph', () => {
    const pdf = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');
    const file = { name: '材料.pdf', declared: 'application/pdf' };
    expect(checkMaterial('material', pdf, file)).toEqual({ type: 'application/pdf' });
    expect(checkMaterial('photo', pdf, file)).toMatchObject({ refused: 'pdf-photo' });
  });
});
