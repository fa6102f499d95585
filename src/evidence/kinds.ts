/** One kind of document that proves something. */
export interface EvidenceKind {
  readonly title: string;
  /** 出具单位 */
  readonly issuer: string;
  /** What makes it one, for whoever photographs it. */
  readonly hint: string;
  /** 有效期: months from its date of issue within which it counts; absent when it does not age. */
  readonly validMonths?: number | undefined;
  /** Most pages or photographs of one document. */
  readonly mostFiles?: number | undefined;
}

/** 佐证材料目录 — every kind of evidence a procedure may ask for (notice 一(三), 附件 2 and 5; handbook 1.3, 5.2, 6.6). */
export const EVIDENCE_KINDS = {
  'household-change-certificate': {
    title: '户籍登记项目变更证明',
    issuer: '公安派出所',
    hint: '须有派出所户口专用章、经办人、日期，姓名和证件号前后对应（豫公治明发〔2019〕359号）',
  },
  'household-cancellation-certificate': {
    title: '户籍注销证明',
    issuer: '公安派出所',
    hint: '须写明注销的是哪一个身份证件号，盖户口专用章',
  },
  'household-book': { title: '户口簿', issuer: '公安机关', hint: '首页、监护人页和学生页' },
  'identity-card': { title: '居民身份证', issuer: '公安机关', hint: '正反两面，四角完整，号码清楚' },
  'guardian-identity': {
    title: '监护人签字的身份证或户口簿',
    issuer: '监护人',
    hint: '复印件上由监护人亲笔签字并注明日期（附件 2）',
  },
  'enrolment-certificate': {
    title: '在校生就读证明',
    issuer: '学校',
    hint: '写明姓名、年级班级，加盖学校公章（附件 2）',
    validMonths: 6,
  },
  'travel-document': { title: '护照、通行证或居留证件', issuer: '出入境管理机构', hint: '资料页和有效签注页' },
  'returnee-certificate': { title: '回国（来华）就读证明', issuer: '使领馆或出入境管理机构', hint: '写明入境日期' },
  'verification-sheet': {
    title: '家长签字的学籍信息核对表',
    issuer: '监护人',
    hint: '收回时扫描，监护人、班主任已签字（附件 4）',
  },
  'application-form': {
    title: '申请表（监护人签字）',
    issuer: '监护人',
    hint: '由系统打印，监护人签字、学校盖章后拍照上传',
  },
  'diagnosis-certificate': {
    title: '诊断证明',
    issuer: '县级（含）以上医院',
    hint: '须有医院名称、医师签名、诊断日期、建议休学时长和医院公章（一(三)）',
    validMonths: 3,
  },
  'recovery-certificate': {
    title: '康复证明',
    issuer: '县级（含）以上医院',
    hint: '写明可以恢复上学，医院盖章',
    validMonths: 3,
  },
  'disability-certificate': { title: '残疾证或评估意见', issuer: '残联或专家委员会', hint: '证件在有效期内' },
  'transfer-reason': {
    title: '转学理由证明',
    issuer: '公安、房管、用人单位等',
    hint: '户口簿、居住证、房产证明或务工证明之一',
  },
  'death-certificate': { title: '死亡证明', issuer: '医疗机构或公安机关', hint: '死亡医学证明或户籍注销证明' },
  'exit-document': { title: '护照与签证', issuer: '出入境管理机构', hint: '资料页、签证页或境外学校录取通知' },
  'school-statement': { title: '学校情况说明', issuer: '学校', hint: '写明经过，校领导签字，加盖公章' },
  'guardian-request': { title: '监护人书面申请', issuer: '监护人', hint: '写明理由，监护人签字并注明日期' },
  'missing-report': { title: '报案回执或走访记录', issuer: '公安机关或学校', hint: '写明离校日期和查找经过' },
  'punishment-decision': { title: '处分决定书', issuer: '学校', hint: '含听证或申诉告知，加盖公章' },
  'duplicate-proof': {
    title: '重复学籍证明',
    issuer: '学校',
    hint: '全国学籍系统查询结果截图和两份学籍的比对说明',
  },
  'province-approval': { title: '省级教育行政部门批复', issuer: '省教育厅', hint: '批复文件，写明文号' },
  'national-lookup': { title: '全国学籍查询结果截图', issuer: '学校', hint: '截图中能看到查询条件、结果和日期' },
  'outside-proof': { title: '系统外环节办结凭证', issuer: '承办单位', hint: '全国学籍系统截图或盖章的回执' },
  'admission-roll': { title: '录取名册', issuer: '县级教育行政部门', hint: '加盖公章的录取名册' },
  transcript: { title: '成绩或学业证明', issuer: '学校', hint: '含缺考、不及格科目，加盖公章' },
} as const satisfies Readonly<Record<string, EvidenceKind>>;

export type EvidenceId = keyof typeof EVIDENCE_KINDS;

/** The kind of this id. */
export function evidenceKind(id: EvidenceId): EvidenceKind {
  return EVIDENCE_KINDS[id];
}

/** 审核要点 — what the county looks at in each document (notice 一(三): 严格审核). */
export const CHECKLIST = {
  legible: '清晰可辨',
  complete: '要件齐全',
  sealed: '盖章或签字',
  dated: '日期有效',
  agrees: '姓名证号一致',
} as const;

export type CheckPoint = keyof typeof CHECKLIST;

/** 退回理由 — the standard reasons, so that every school reads the same words. */
export const RETURN_REASONS = {
  'not-legible': '材料不清晰，看不清姓名或号码，请重新拍照或扫描',
  'not-complete': '材料不齐全，缺少必要的页或要件',
  'not-sealed': '材料没有盖章或签字',
  'not-dated': '材料没有日期，或已超过有效期',
  'does-not-agree': '材料上的姓名、证件号与申请内容不一致',
  'wrong-kind': '材料种类不对，不能证明申请的内容',
  'answers-wrong': '申请内容填写有误',
  'not-verified': '学校核验意见不明确，请校领导核验后再报',
  other: '其他',
} as const;

export type ReturnReason = keyof typeof RETURN_REASONS;
