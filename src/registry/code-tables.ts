import { ETHNICITIES } from './ethnicities.ts';

/**
 * 代码表 — the code tables of the record. Rosters carry labels, sometimes codes; both are understood.
 *
 * Source: JY/T 1001 and the GB/T standards named beside each table. `also` lists other wordings seen in rosters.
 */
export interface Code {
  readonly code: string;
  readonly label: string;
  readonly also?: readonly string[] | undefined;
}

export const CODE_TABLES = {
  /** 性别：GB/T 2261.1 */
  sex: [
    { code: '1', label: '男', also: ['男性', '男生', 'M', 'MALE'] },
    { code: '2', label: '女', also: ['女性', '女生', 'F', 'FEMALE'] },
    { code: '9', label: '未说明', also: ['未说明的性别'] },
  ],
  /** 身份证件类型：JY/T 1001 */
  idType: [
    {
      code: '1',
      label: '居民身份证',
      also: ['身份证', '二代身份证', '第二代居民身份证', '公民身份证', '居民身份证件'],
    },
    { code: '2', label: '军官证' },
    { code: '3', label: '士兵证' },
    { code: '4', label: '文职干部证' },
    { code: '5', label: '部队离退休证' },
    {
      code: '6',
      label: '香港特区护照/身份证明',
      also: [
        '香港特区护照',
        '香港身份证',
        '香港居民身份证',
        '港澳居民来往内地通行证',
        '港澳通行证',
        '回乡证',
        '港澳居民居住证',
        '港澳台居民居住证',
      ],
    },
    {
      code: '7',
      label: '澳门特区护照/身份证明',
      also: [
        '澳门特区护照',
        '澳门身份证',
        '澳门居民身份证',
        '港澳居民来往内地通行证',
        '港澳通行证',
        '回乡证',
        '港澳居民居住证',
        '港澳台居民居住证',
      ],
    },
    {
      code: '8',
      label: '台湾居民来往大陆通行证',
      also: ['台湾居民往来大陆通行证', '台胞证', '台湾居民居住证', '港澳台居民居住证'],
    },
    { code: '9', label: '境外永久居住证', also: ['外国人永久居留身份证', '外国人永久居留证'] },
    { code: 'A', label: '护照', also: ['外国护照', '普通护照', '中国护照'] },
    { code: 'B', label: '户口簿', also: ['户口本', '居民户口簿', '居民户口本'] },
    { code: 'Z', label: '其他', also: ['其他证件', '其它', '其它证件', '无', '无证件', '无身份证件'] },
  ],
  /** 港澳台侨外 */
  hkmotwOverseas: [
    { code: '00', label: '否', also: ['非港澳台侨外', '非港澳台侨', '非港澳台', '不是', '无'] },
    { code: '01', label: '香港同胞' },
    { code: '02', label: '香港同胞亲属' },
    { code: '03', label: '澳门同胞' },
    { code: '04', label: '澳门同胞亲属' },
    { code: '05', label: '台湾同胞' },
    { code: '06', label: '台湾同胞亲属' },
    { code: '11', label: '华侨' },
    { code: '12', label: '侨眷' },
    { code: '13', label: '归侨' },
    { code: '14', label: '归侨子女' },
    { code: '21', label: '归国留学人员' },
    { code: '31', label: '非华裔中国人' },
    { code: '41', label: '外籍华裔人' },
    { code: '51', label: '外国人' },
    { code: '99', label: '其他', also: ['其它'] },
  ],
  /** 政治面貌：GB/T 4762. 少先队员 is a local value; the standard has no code for it and counts the child among 群众. */
  politicalStatus: [
    { code: '01', label: '中共党员', also: ['党员'] },
    { code: '02', label: '中共预备党员', also: ['预备党员'] },
    { code: '03', label: '共青团员', also: ['团员', '共青团团员', '中国共产主义青年团团员'] },
    { code: '13', label: '群众', also: ['群众(现称普通公民)', '普通公民', '少先队员', '少年先锋队员', '少先队'] },
  ],
  /** 健康状况：GB/T 2261.3 */
  health: [
    { code: '10', label: '健康或良好', also: ['健康', '良好', '健康良好'] },
    { code: '20', label: '一般或较弱', also: ['一般', '较弱'] },
    { code: '30', label: '有慢性病', also: ['慢性病', '患有慢性病'] },
    { code: '40', label: '有生理缺陷', also: ['生理缺陷'] },
    { code: '50', label: '残疾', also: ['残疾人'] },
  ],
  /** 户口性质 */
  householdType: [
    { code: '1', label: '农业户口', also: ['农业', '农村', '农村户口', '农业家庭户口', '农业家庭户'] },
    {
      code: '2',
      label: '非农业户口',
      also: ['非农业', '非农', '非农户口', '城镇户口', '非农业家庭户口', '非农业家庭户'],
    },
    {
      code: '9',
      label: '居民户口',
      also: [
        '居民',
        '居民(未区分)',
        '居民家庭户',
        '居民家庭户口',
        '居民集体户',
        '居民集体户口',
        '家庭户',
        '统一居民户口',
      ],
    },
  ],
  /** 是否. TRUE and FALSE are what a spreadsheet makes of a tick box. */
  yesNo: [
    { code: '0', label: '否', also: ['不是', '无', '没有', 'N', 'NO', 'FALSE'] },
    { code: '1', label: '是', also: ['有', 'Y', 'YES', 'TRUE'] },
  ],
  /** 是否留守儿童 */
  leftBehind: [
    { code: '0', label: '非留守儿童', also: ['否', '非留守', '不是'] },
    { code: '1', label: '单亲留守儿童', also: ['单亲留守'] },
    { code: '2', label: '双亲留守儿童', also: ['双亲留守'] },
  ],
  /** 随班就读 */
  inclusiveEducation: [
    { code: '0', label: '非随班就读', also: ['否', '无', '未随班就读'] },
    { code: '1', label: '视力残疾随班就读', also: ['视力残疾', '视力随班就读'] },
    { code: '2', label: '听力残疾随班就读', also: ['听力残疾', '听力随班就读'] },
    { code: '3', label: '智力残疾随班就读', also: ['智力残疾', '智力随班就读'] },
    { code: '9', label: '其他残疾随班就读', also: ['其他残疾', '其他随班就读'] },
  ],
  /** 残疾类型：GB/T 26341 */
  disability: [
    { code: '0', label: '无残疾', also: ['无', '否', '非残疾', '没有残疾'] },
    { code: '1', label: '视力残疾', also: ['视力'] },
    { code: '2', label: '听力残疾', also: ['听力'] },
    { code: '3', label: '言语残疾', also: ['言语'] },
    { code: '4', label: '肢体残疾', also: ['肢体'] },
    { code: '5', label: '智力残疾', also: ['智力'] },
    { code: '6', label: '精神残疾', also: ['精神'] },
    { code: '7', label: '多重残疾', also: ['多重'] },
    { code: '9', label: '其他残疾', also: ['其他', '其它'] },
  ],
  /** 入学方式 */
  entryMode: [
    { code: '11', label: '就近入学', also: ['就近', '免试就近入学', '划片入学'] },
    { code: '12', label: '其他', also: ['其它', '其他方式'] },
    { code: '21', label: '统一招生考试/普通入学', also: ['统一招生考试', '普通入学', '统一招生', '统招'] },
    { code: '22', label: '体育特招', also: ['体育特长生'] },
    { code: '23', label: '艺术特招', also: ['艺术特长生', '文艺特招'] },
    { code: '99', label: '其他', also: ['其它', '其他方式'] },
  ],
  /** 就读方式 */
  attendanceMode: [
    { code: '1', label: '走读', also: ['走读生', '通学'] },
    { code: '2', label: '住校', also: ['住宿', '寄宿', '住校生', '寄宿生', '住宿生'] },
    { code: '3', label: '借宿', also: ['借宿生'] },
    { code: '9', label: '其他', also: ['其它'] },
  ],
  /** 学生来源 */
  studentSource: [
    { code: '1', label: '正常入学', also: ['正常'] },
    { code: '2', label: '借读', also: ['借读生'] },
    { code: '9', label: '其他', also: ['其它'] },
  ],
  /** 上下学方式 */
  travelMode: [
    { code: '1', label: '步行', also: ['走路'] },
    {
      code: '2',
      label: '自行车',
      also: ['自行车(含摩托车、电动自行车)', '自行车(含摩托车、电动车)', '自行车(含摩托、电动)', '骑自行车', '电动车'],
    },
    { code: '3', label: '公共交通', also: ['公共交通(含城市公交、农村客运、地铁)', '公交', '公交车'] },
    { code: '4', label: '家长自行接送', also: ['家长接送'] },
    { code: '5', label: '校车', also: ['乘坐校车'] },
    { code: '9', label: '其他', also: ['其它'] },
  ],
  /** 家庭成员关系：GB/T 4761 */
  relation: [
    { code: '51', label: '父亲', also: ['爸爸', '父', '父子', '父女', '生父'] },
    { code: '52', label: '母亲', also: ['妈妈', '母', '母子', '母女', '生母'] },
    { code: '61', label: '祖父', also: ['爷爷'] },
    { code: '62', label: '祖母', also: ['奶奶'] },
    { code: '63', label: '外祖父', also: ['外公', '姥爷', '外爷'] },
    { code: '64', label: '外祖母', also: ['外婆', '姥姥', '外奶'] },
    { code: '57', label: '继父或养父', also: ['继父', '养父', '继父/养父', '养父或继父'] },
    { code: '58', label: '继母或养母', also: ['继母', '养母', '继母/养母', '养母或继母'] },
    { code: '71', label: '兄', also: ['哥哥', '哥'] },
    { code: '73', label: '弟', also: ['弟弟'] },
    { code: '75', label: '姐', also: ['姐姐', '姊'] },
    { code: '77', label: '妹', also: ['妹妹'] },
    { code: '97', label: '其他亲属', also: ['其他', '其它', '其他亲戚', '其它亲属'] },
    { code: '99', label: '非亲属', also: ['非亲属关系', '无亲属关系'] },
  ],
  /** 学籍状态：JY/T 1001 学生当前状态 */
  recordStatus: [
    { code: '01', label: '在读', also: ['在校', '在读学生', '在籍在校'] },
    { code: '02', label: '休学' },
    { code: '03', label: '退学' },
    { code: '06', label: '流失', also: ['辍学'] },
    { code: '07', label: '毕业' },
    { code: '08', label: '结业' },
    { code: '09', label: '肄业' },
    { code: '10', label: '转出', also: ['转学(转出)', '转学'] },
    { code: '11', label: '死亡' },
    { code: '13', label: '出国', also: ['公派出国'] },
    { code: '14', label: '开除' },
    { code: '15', label: '下落不明', also: ['失踪'] },
    { code: '99', label: '其他离校' },
  ],
  /** 异动类别：JY/T 1001 学籍异动类别 */
  changeKind: [
    { code: '02', label: '留级' },
    { code: '04', label: '跳级' },
    { code: '11', label: '休学' },
    { code: '12', label: '复学' },
    { code: '15', label: '恢复入学资格', also: ['恢复入学'] },
    { code: '17', label: '恢复学籍' },
    { code: '19', label: '保留学籍' },
    { code: '21', label: '转学(转出)', also: ['转出'] },
    { code: '22', label: '转学(转入)', also: ['转入'] },
    { code: '29', label: '转班级', also: ['转班'] },
    { code: '31', label: '退学' },
    { code: '42', label: '开除学籍', also: ['开除'] },
    { code: '51', label: '死亡' },
    { code: '62', label: '结业' },
    { code: '63', label: '肄业' },
    { code: '99', label: '其他', also: ['其它'] },
  ],
  /** 学生变动：JY/T 1001 学生变动 */
  statMovement: [
    { code: '11', label: '招生' },
    { code: '12', label: '复学' },
    { code: '13', label: '转入' },
    { code: '21', label: '毕业' },
    { code: '22', label: '结业' },
    { code: '23', label: '休学' },
    { code: '24', label: '退学' },
    { code: '25', label: '开除' },
    { code: '26', label: '死亡' },
    { code: '27', label: '转出' },
    { code: '28', label: '辍学' },
  ],
  /** 办学类型：JY/T 1001 学校(机构)类型 */
  schoolKind: [
    { code: '211', label: '小学', also: ['普通小学', '完全小学'] },
    { code: '218', label: '小学教学点', also: ['教学点'] },
    { code: '219', label: '附设小学班' },
    { code: '311', label: '初级中学', also: ['初中', '普通初中'] },
    { code: '312', label: '九年一贯制学校', also: ['九年一贯制', '九年一贯'] },
    { code: '341', label: '完全中学', also: ['完中'] },
    { code: '342', label: '高级中学', also: ['高中', '普通高中'] },
    { code: '345', label: '十二年一贯制学校', also: ['十二年一贯制', '十二年一贯'] },
    { code: '371', label: '专门学校', also: ['工读学校', '专门学校(工读)'] },
    { code: '511', label: '盲人学校', also: ['盲校'] },
    { code: '512', label: '聋人学校', also: ['聋校'] },
    { code: '513', label: '培智学校' },
    { code: '514', label: '其他特教学校', also: ['特殊教育学校', '特教学校'] },
    { code: '519', label: '附设特教班' },
  ],
  /** 年级 */
  grade: [
    { code: '11', label: '小学一年级', also: ['一年级', '1年级', '小一', '小学1年级'] },
    { code: '12', label: '小学二年级', also: ['二年级', '2年级', '小二', '小学2年级'] },
    { code: '13', label: '小学三年级', also: ['三年级', '3年级', '小三', '小学3年级'] },
    { code: '14', label: '小学四年级', also: ['四年级', '4年级', '小四', '小学4年级'] },
    { code: '15', label: '小学五年级', also: ['五年级', '5年级', '小五', '小学5年级'] },
    { code: '16', label: '小学六年级', also: ['六年级', '6年级', '小六', '小学6年级'] },
    { code: '21', label: '初中一年级', also: ['七年级', '7年级', '初一', '初中1年级'] },
    { code: '22', label: '初中二年级', also: ['八年级', '8年级', '初二', '初中2年级'] },
    { code: '23', label: '初中三年级', also: ['九年级', '9年级', '初三', '初中3年级'] },
    { code: '24', label: '初中四年级', also: ['初四', '初中4年级'] },
    { code: '31', label: '高中一年级', also: ['十年级', '10年级', '高一', '高中1年级'] },
    { code: '32', label: '高中二年级', also: ['十一年级', '11年级', '高二', '高中2年级'] },
    { code: '33', label: '高中三年级', also: ['十二年级', '12年级', '高三', '高中3年级'] },
  ],
  /** 民族：GB/T 3304 */
  ethnicity: ETHNICITIES,
} as const satisfies Record<string, readonly Code[]>;
