import type { LetterTemplate } from '#src/letters/letter-template.ts';

const CHILD = [
  { name: '学生', example: '张小明' },
  { name: '性别', example: '男' },
  { name: '学校', example: '丁河镇中心小学' },
  { name: '班级', example: '四年级1班' },
] as const;

const FIRST = {
  recorded:
    '{学生}，{性别}，系{学校}{班级}学生，学籍号{学籍号}。该生自{首次缺勤}起未到校，{单位}于{发现日期}列入疑似辍学台账，并立即启动排查。',
  unrecorded:
    '{学生}，{性别}，家住{住址}，系适龄儿童，至今没有学籍、没有入学。{单位}于{发现日期}列入疑似辍学台账，并立即启动排查。',
} as const;

/** 《关于××学生劝返情况的报告》 — to the township government and the county (notice 二(二), 未成年人保护法 28). */
function report(key: string, house: 'head' | 'central-school', child: keyof typeof FIRST): LetterTemplate {
  const own =
    child === 'recorded' ? [...CHILD, { name: '学籍号', secret: true as const, example: 'G411323201503129914' }] : [];
  const others = child === 'recorded' ? [{ name: '首次缺勤', example: '2025年3月10日' }] : UNRECORDED;
  return {
    key,
    kind: 'report',
    name: child === 'recorded' ? '劝返情况报告' : '劝返情况报告（无学籍儿童）',
    house,
    title: '关于{学生}同学劝返情况的报告',
    body: [
      FIRST[child],
      '一、基本情况',
      '原因类别：{原因}。现在去向：{去向}。{情况}',
      '二、劝返情况',
      '截至{日期}，共排查、劝返{次数}次，其中没有成功{无效次数}次。{劝返经过}',
      '三、请求事项',
      '经多次劝返，该生仍未复学。依据《中华人民共和国未成年人保护法》第二十八条和县局《关于开展中小学生学籍信息质量核查 做好学籍业务监测的通知》二（二）的规定，现书面报告，请组织联合劝返，并将结果告知{单位}，以便及时办理学籍手续。',
      '特此报告。',
    ],
    fields: [
      ...own,
      ...others,
      { name: '单位', example: '丁河镇中心小学' },
      { name: '发现日期', example: '2025年3月14日' },
      { name: '原因', example: '厌学' },
      { name: '去向', example: '在家，随亲属外出务工的可能较大' },
      { name: '情况', example: '父母在外务工，由祖母照看。' },
      { name: '日期', example: '2025年3月24日' },
      { name: '次数', example: '4' },
      { name: '无效次数', example: '3' },
      { name: '劝返经过', example: '3月18日入户家访，不愿返校；3月20日电话，没有联系上；3月23日入户家访，不愿返校。' },
    ],
  };
}

const UNRECORDED = [
  { name: '学生', example: '周小禾' },
  { name: '性别', example: '女' },
  { name: '住址', example: '西峡县丁河镇丁河村***' },
] as const;

/** Of a school about its pupil, of a school about a child without a record, and of a central school about one. */
export const REPORTS = {
  pupil: report('dropout.report', 'head', 'recorded'),
  unrecorded: report('dropout.report-unrecorded', 'head', 'unrecorded'),
  central: report('dropout.report-central', 'central-school', 'unrecorded'),
} as const;

export function isReport(template: string): boolean {
  return Object.values(REPORTS).some(({ key }) => key === template);
}

/** 《劝返复学通知书》 — of the school, to the guardian. */
export const NOTICE: LetterTemplate = {
  key: 'dropout.notice',
  kind: 'notice',
  name: '劝返复学通知书',
  house: 'head',
  title: '劝返复学通知书',
  addressee: '{监护人}',
  body: [
    '您的孩子{学生}系{学校}{班级}学生，自{首次缺勤}起未到校。',
    '《中华人民共和国义务教育法》第五条规定，适龄儿童、少年的父母或者其他法定监护人应当依法保证其按时入学接受并完成义务教育。请您于{返校期限}前送孩子返校学习。',
    '确因身体状况需要休学、延缓入学的，请持县级（含）以上医院诊断证明等材料到学校申请；已经在外地入学的，请告知所在学校，以便办理转学。',
  ],
  fields: [
    ...CHILD,
    { name: '监护人', example: '张大山' },
    { name: '首次缺勤', example: '2025年3月10日' },
    { name: '返校期限', example: '2025年3月31日' },
  ],
};

/** 《限期返校通知书》 — of the township, to the guardian; after it the law lets the township order the child back (义务教育法 58). */
export const DEADLINE: LetterTemplate = {
  key: 'dropout.deadline',
  kind: 'notice',
  name: '限期返校通知书',
  house: 'township',
  title: '限期返校通知书',
  addressee: '{监护人}',
  body: [
    '你（们）的孩子{学生}系{学校}{班级}学生，自{首次缺勤}起未到校接受义务教育，经学校和联合劝返组多次劝返仍未复学。',
    '依据《中华人民共和国义务教育法》第十一条、第五十八条的规定，限你（们）于{返校期限}前送孩子返校就读；无正当理由逾期不送的，将依法给予批评教育，责令限期改正。',
    '有法定事由不能返校的，请在上述期限内向学校或者本联合劝返组说明，并提交证明材料。',
  ],
  fields: [
    ...CHILD,
    { name: '监护人', example: '张大山' },
    { name: '首次缺勤', example: '2025年3月10日' },
    { name: '返校期限', example: '2025年3月31日' },
  ],
};

export const DROPOUT_LETTERS: readonly LetterTemplate[] = [...Object.values(REPORTS), NOTICE, DEADLINE];
