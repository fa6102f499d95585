import { ADDRESSES } from '#src/web/addresses.ts';
import type { Room } from './room.ts';

/** 房间 — group by group, and in each in the order of a working day. */
export const ROOMS: readonly Room[] = [
  {
    title: '今日',
    group: 'work',
    to: ADDRESSES.today,
    manual: 'today',
    help: [
      '这里只回答一个问题：现在该办什么。先办标红的逾期事项，再办三个工作日内到期的。',
      '点一行就到办理的地方；办完回来，下一件接着来。',
    ],
  },
  {
    title: '学生',
    group: 'work',
    to: ADDRESSES.pupils,
    manual: 'pupils',
    permission: 'record.read',
    help: [
      '可以按姓名、拼音、拼音首字母、身份证件号后四位或完整号码查找。',
      '点一行打开学籍档案。号码默认遮掩，查看要选事由，并记入审计。',
      '姓名、性别、出生日期、身份证件号等关键信息不能直接改，要走“关键信息变更”。',
    ],
  },
  {
    title: '导入',
    group: 'work',
    to: ADDRESSES.imports,
    manual: 'import',
    permission: 'import.run',
    help: [
      '把从全国学籍系统导出的花名册（.xls、.xlsx、.csv）拖进来，先看识别结果和差异，确认后才写入。',
      '同一份文件导两次，第二次不会改变任何东西；导入可以整批撤销，之后人工改过的内容会保留。',
    ],
  },
  {
    title: '问题',
    group: 'work',
    to: ADDRESSES.findings,
    manual: 'findings',
    permission: 'finding.read',
    help: [
      '每个问题都写明哪里、为什么、怎么办。能直接改的在这里改，改完立即重新核查。',
      '情况属实的可以写明说明；记录以后变了，说明自动失效，问题会重新出现。',
    ],
  },
  {
    title: '业务办理',
    group: 'work',
    to: ADDRESSES.cases,
    manual: 'cases',
    permission: 'case.read',
    help: [
      '先看“待我办理”：标红的已超期，标黄的三个工作日内到期。点一行打开案卷，看清谁、改什么、凭什么，再办理。',
      '学籍管理员在“新办业务”或学生的学籍页发起；边填边存，缺什么当场就说。填报人不能核办自己的件。',
      '退回要选标准理由；材料不清楚的，勾明哪一张、为什么。办完一件，下一件自动打开（可关掉“连续办理”）。',
    ],
  },
  {
    title: '无证件号核实',
    group: 'work',
    to: ADDRESSES.pathway,
    manual: 'pathway',
    permission: 'pathway.read',
    help: [
      '没有身份证件号的学生都在这里：先核实户籍，有号码的立即查询本系统，再登记全国学籍查询结果，系统给出唯一正确的下一步。顺序不能跳过。',
      '查到另有学籍的，删除空号和转入两件绑定，一起办结；没有查到的，申请更正证件号；户籍重复的，只能申请变更，不能删除。',
      '确实没有号码的，每 30 天提醒一次监护人，每次都登记。“导出花名册”到派出所逐人核实，填好后“传回花名册”。',
    ],
  },
  {
    title: '核查专项',
    group: 'verification',
    to: ADDRESSES.campaigns,
    manual: 'campaign',
    permission: 'campaign.summary',
    help: [
      '县局启动一次核查，范围内每名学生在台账里有一行：未下发、已下发、已回收、未修改、有修改、已录入、已复核，或登记无法回收的原因。各状态相加总等于在册人数。',
      '先看“概况”：六项职责各到哪一步、到哪天为止。数字都能点开，点开就是那些学生。',
      '学生转班转校，台账行跟着走；办错了可以撤销，经过都留着。校领导签核以后要改，先撤回签核。',
    ],
  },
  {
    title: '逐班核实',
    group: 'verification',
    to: ADDRESSES.rollCall,
    manual: 'roll-call',
    permission: 'roll-call.read',
    help: [
      '班主任逐人点选在班、不在班、状态不符；在班但不在名单的，登记姓名和知道的情况，系统当即查询学籍。最后签字。',
      '网络断了照样点，标着“未发送”的恢复后自动发送。签字后不能改，有出入的重新核实一次，以前的保留。',
      '学籍管理员看各班核实情况，每个数字都能点开；有人无籍、人籍异校的，点一下就办对应的业务。',
    ],
  },
  {
    title: '会议与培训',
    group: 'verification',
    to: ADDRESSES.gatherings,
    manual: 'gatherings',
    permission: 'gathering.read',
    help: [
      '发起时定好时间、地点和请谁参加，被请的人在“今日”里看到，点“已知悉”或请假；前一个工作日自动提醒。',
      '会后一次登记到会：先按全部到会，再点缺席，写明原因；缺席的补训以后登记补训。',
      '“培训覆盖率”按现在任职的单位统计学籍管理员和班主任，每个数字都能点开名单。家长会按学生登记，可以现场下发核对表。',
    ],
  },
  {
    title: '全国系统往来',
    group: 'verification',
    to: ADDRESSES.exchange,
    manual: 'exchange',
    permission: 'exchange.export',
    help: [
      '“带去的文件”按全国系统的模板导出，有下拉列表和填写说明；“带回来的”收填好的家庭成员模板和全国系统的导出。',
      '全国系统的导出只核对、不写入：逐项说已到位、未到位、不一致、那边另有改动。十个工作日没到位的，出现在“今日”。',
    ],
  },
  {
    title: '督办',
    group: 'watch',
    to: ADDRESSES.supervisions,
    manual: 'supervision',
    permission: 'supervision.read',
    help: [
      '上级对下级提出要求、限期答复：市局督办县局，县局督办中心校和学校，中心校督办学校。期限按工作日算。',
      '被督办单位写明整改情况、传上佐证再答复；来不及的先申请延期。督办单位认可即销号，不认可写明理由退回。',
      '还剩两个工作日、到期当天自动提醒；逾期告知校领导和督办单位，逾期三个工作日报上级。“导出”得到台账，并记入审计。',
    ],
  },
  {
    title: '质量概览',
    group: 'watch',
    to: ADDRESSES.overview,
    manual: 'overview',
    permission: 'overview.read',
    help: ['每个数字都能点开，一级一级看到学校、班级和具体的记录。', '人数少的学校只看人数，不看百分比。'],
  },
  {
    title: '办理情况',
    group: 'watch',
    to: ADDRESSES.figures,
    manual: 'deadlines',
    permission: 'figures.read',
    help: [
      '谁在几个工作日登录、各单位收到和办出多少件、用了几个工作日、超期几件，都只按工作日算。点单位名称，一级一级看下去。',
      '时间可以自己定，最长一年。“导出”得到单位和人员两张表，并记入审计。',
    ],
  },
  {
    title: '年度升级',
    group: 'county',
    to: ADDRESSES.promotion,
    manual: 'promotion',
    permission: 'promotion.run',
    help: [
      '先看预览：谁会升级、谁会毕业、谁留下和为什么。把原因处理完再升；升完以后处理好的，再办一次就补升，已经升过的不会再升。',
      '毕业 7 月起可办，升级 9 月 1 日起可办。办错了可以回退；此后有人改过的内容保留，并逐一列出。',
    ],
  },
  {
    title: '通讯录',
    group: 'county',
    to: ADDRESSES.directory,
    manual: 'messages',
    permission: 'directory.read',
    help: [
      '本县各学校、中心校和县局的经办人。电话以星号遮盖，点“查看”显示并记入审计。',
      '离岗的人后面写着由谁代办、到哪一天。急事打电话，办件的话请在业务上留言，有据可查。',
    ],
  },
  {
    title: '机构与人员',
    group: 'county',
    to: ADDRESSES.units,
    manual: 'organization',
    permission: 'person.read',
    help: [
      '机构按县、中心校、学校、年级、班级排列，撤并、更名从某一天起生效，历史不变。',
      '一个人可以有几个岗位；离任时办理岗位移交。',
    ],
  },
  {
    title: '登录策略',
    group: 'county',
    to: ADDRESSES.signInPolicy,
    manual: 'settings',
    permission: 'settings.manage',
    help: [
      '密码要多长、哪些岗位必须用动态口令、多久不登录就封存，都在这里定。改动要重新验证身份，并记入审计。',
      '改了之后，大家下次登录时才按新规定办；已有的密码到下次修改时才按新长度要求。',
    ],
  },
  {
    title: '审计',
    group: 'county',
    to: ADDRESSES.audit,
    manual: 'audit',
    permission: 'audit.read',
    help: ['谁、什么时候、查看或改了什么、为什么。这里只能看，不能改。'],
  },
];
