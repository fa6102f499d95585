import type { PlantGroup } from './plant.ts';

/** 户口、就读和特殊群体: CO-01, CO-02, EN-08, EN-09 and SP-01 to SP-07. */
export const SPECIAL: PlantGroup = {
  about: 'special',
  needsOwnNumber: false,
  plants: [
    {
      code: 'CO-01',
      fits: ({ hkmotwOverseas }) => hkmotwOverseas === '否',
      cells: ({ householdRegion }, { random }) => ({ householdRegion: random.pick(misread(householdRegion)) }),
    },
    {
      code: 'CO-02',
      cells: ({ birthplaceCode }, { random }) => ({ birthplaceCode: random.pick(misread(birthplaceCode)) }),
    },
    { code: 'EN-08', cells: (_, { random }) => ({ attendanceMode: random.pick(['', '跑校', '全日制']) }) },
    {
      code: 'EN-09',
      fits: isDayPupil,
      cells: (_, { random }) => ({ schoolDistanceKm: String(random.between(21, 80)) }),
    },
    {
      code: 'SP-01',
      fits: ({ disability, inclusiveEducation }) => disability === '无残疾' && inclusiveEducation === '非随班就读',
      cells: () => ({ inclusiveEducation: '听力残疾随班就读' }),
    },
    {
      code: 'SP-02',
      weight: 6,
      fits: ({ migrantWorkersChild }) => migrantWorkersChild === '否',
      cells: () => ({ migrantWorkersChild: '是' }),
    },
    { code: 'SP-03', fits: ({ attendanceMode }) => attendanceMode === '住校', cells: () => ({ schoolBus: '是' }) },
    { code: 'SP-04', fits: ({ disability }) => disability === '无残疾', cells: () => ({ health: '残疾' }) },
    { code: 'SP-05', weight: 6, fits: isDayPupil, cells: () => ({ boardingSubsidy: '是' }) },
    { code: 'SP-06', weight: 6, cells: (_, { random }) => random.pick(UNKNOWN) },
    { code: 'SP-07', weight: 10, cells: (_, { random }) => random.pick(MISSING) },
  ],
};

function misread(region: string): readonly string[] {
  return [region.slice(0, 5), `${region.slice(0, 6)}00000`, `99${region.slice(2)}`, '西峡县'];
}

function isDayPupil({ attendanceMode }: { readonly attendanceMode: string }): boolean {
  return attendanceMode === '走读';
}

const UNKNOWN = [
  { politicalStatus: '积极分子' },
  { householdType: '城镇' },
  { travelMode: '坐船' },
  { preschool: '上过' },
  { leftBehind: '有时' },
];
const MISSING = [{ householdType: '' }, { preschool: '' }, { needsAid: '' }, { onlyChild: '' }, { travelMode: '' }];
