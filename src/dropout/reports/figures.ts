/** 报告的数字 — declared once: what each is called, what it counts, and from when to when. */
export const FIGURES = {
  roll: {
    title: '期末在籍学生',
    section: 'roll',
    definition:
      '报告期最后一天在册的学生，按当天所在学校：建籍不晚于当天、当天没有终止；成批导入的，入学年份不晚于报告期即视为在册',
  },
  sick: { title: '病假人次', section: 'attendance', definition: '报告期内登记为病假的学生，按天计人次' },
  personal: { title: '事假人次', section: 'attendance', definition: '报告期内登记为事假的学生，按天计人次' },
  unexcused: { title: '无故缺勤人次', section: 'attendance', definition: '报告期内登记为无故缺勤的学生，按天计人次' },
  unexcusedPupils: {
    title: '无故缺勤学生',
    section: 'attendance',
    definition: '报告期内有过无故缺勤的学生人数，一人只计一次',
  },
  notReturned: {
    title: '开学未返校',
    section: 'attendance',
    definition: '报告期内登记的开学未返校学生，登记有误的不计',
  },
  notReturnedOpen: { title: '其中期末仍未返校', section: 'attendance', definition: '上一项中到期末还没有返校的' },
  suspected: {
    title: '新列入疑似辍学',
    section: 'dropout',
    definition: '报告期内列入台账的控辍件，含没有学籍的适龄儿童',
  },
  visits: { title: '排查劝返次数', section: 'dropout', definition: '报告期内的排查、劝返、联合劝返记录，撤销的不计' },
  reported: { title: '书面报告乡镇', section: 'dropout', definition: '报告期内发出书面报告的控辍件' },
  returned: { title: '返校销号', section: 'outcome', definition: '报告期内销号、结果为返校的控辍件' },
  deferred: { title: '延缓入学销号', section: 'outcome', definition: '报告期内销号、结果为延缓入学的控辍件' },
  leave: { title: '休学销号', section: 'outcome', definition: '报告期内销号、结果为休学的控辍件' },
  homeTeaching: { title: '送教上门销号', section: 'outcome', definition: '报告期内销号、结果为送教上门的控辍件' },
  otherClosed: {
    title: '其他销号',
    section: 'outcome',
    definition: '报告期内销号的其他控辍件：转学、死亡、出国、不属辍学',
  },
  open: { title: '期末未销号', section: 'stock', definition: '期末还没有销号的控辍件，疑似和辍学合计' },
  openReported: { title: '其中辍学台账', section: 'stock', definition: '上一项中已经书面报告的' },
  unrecorded: { title: '其中没有学籍', section: 'stock', definition: '期末未销号的控辍件中，没有学籍的适龄儿童' },
} as const satisfies Readonly<
  Record<string, { readonly title: string; readonly section: string; readonly definition: string }>
>;

export type FigureName = keyof typeof FIGURES;

export const EVERY_FIGURE = Object.keys(FIGURES) as readonly FigureName[]; // the keys of a literal object

export const SECTIONS = {
  roll: '在籍',
  attendance: '考勤',
  dropout: '疑似辍学',
  outcome: '销号',
  stock: '期末',
} as const;

export type Figures = Readonly<Record<FigureName, number>>;

export const NO_FIGURES = Object.fromEntries(EVERY_FIGURE.map((name) => [name, 0])) as Figures; // one entry for each

export function addFigures(one: Figures, other: Figures): Figures {
  return Object.fromEntries(EVERY_FIGURE.map((name) => [name, one[name] + other[name]])) as Figures; // one entry for each
}

/** 一份报告的数字 — of the unit and of what lies directly below it. The lines add up to the whole. */
export interface ReportFigures {
  readonly whole: Figures;
  readonly rows: readonly { readonly path: string; readonly name: string; readonly figures: Figures }[];
}

/** Figures that cannot be, and mean that a definition has gone astray. */
export function contradictionsIn(figures: Figures): readonly string[] {
  return [
    ...(figures.openReported > figures.open ? ['辍学台账多于未销号'] : []),
    ...(figures.unrecorded > figures.open ? ['没有学籍的多于未销号'] : []),
    ...(figures.notReturnedOpen > figures.notReturned ? ['仍未返校的多于未返校'] : []),
    ...(figures.unexcusedPupils > figures.unexcused ? ['无故缺勤学生多于人次'] : []),
  ];
}
