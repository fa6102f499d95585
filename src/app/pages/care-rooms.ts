import { ADDRESSES } from '#src/web/addresses.ts';
import type { Room } from './room.ts';

/** 接续与控辍 — the rooms in which children are looked for who are missing. */
export const CARE_ROOMS: readonly Room[] = [
  {
    title: '学籍接续',
    group: 'care',
    to: ADDRESSES.continuity,
    permission: 'continuity.read',
    manual: 'continuity',
    help: [
      '小学、初中毕业和转出的学生自动列在这里，每人任何时候只有一个状态，直到有学校接收学籍。数字都能点开名单。',
      '毕业学校登记去向，可以导出登记表填好传回；接收学校在“要来本校的”里成批招收。过了规定日子没有接收的自动立案、催办。',
      '在外地的由县局函告，等对方回执；两校说法不一的，在“两校争议”里各自说明，县局裁定。',
    ],
  },
  {
    title: '控辍保学',
    group: 'care',
    to: ADDRESSES.dropouts,
    permission: 'dropout.read',
    manual: 'dropout',
    help: [
      '疑似辍学当天列入：先排查，再劝返，每次都登记；多次劝返无效的，书面报告乡镇和县局，联合劝返后按结果办学籍业务，县局确认销号。',
      '每件都写明谁该做什么、到哪天。标红的已经逾期。数字都能点开，点开就是那些学生。',
      '电话、住址默认遮盖，查看要选事由并记入审计。涉案情况单独授权，不进台账和公文。',
    ],
  },
  {
    title: '联合劝返',
    group: 'care',
    to: ADDRESSES.jointDropouts,
    permission: 'dropout.joint',
    manual: 'joint-dropout',
    help: [
      '只列出学校书面报来的学生。先接收，再上门，每次登记人员、地点、结果，可以传照片；最后登记结果，学校据此办学籍业务。',
      '监护人电话要选事由才能查看，每次都记入审计；销号以后不再给看。',
    ],
  },
  {
    title: '考勤',
    group: 'care',
    to: ADDRESSES.attendance,
    permission: 'attendance.read',
    manual: 'attendance',
    help: [
      '班主任每天只点没有来的：病假、事假、无故，点一下就保存，点错了再点一次；看完点“登记完毕”。学校自己做考勤表的，由学籍管理员导入。',
      '连续无故缺勤按上课日计算，放假、周末和没有登记的日子不算也不断；满县里定的天数，当天报学校、中心校，再满就列入疑似辍学。',
      '开学第一天起在“开学返校”里登记没有返校的学生，当天开始排查；来了点“已返校”。每个数字都能点开名单。',
    ],
  },
  {
    title: '适龄儿童',
    group: 'care',
    to: ADDRESSES.households,
    manual: 'households',
    permission: 'household.read',
    help: [
      '中心校导入派出所的户籍名单，系统与学籍、在校情况逐人比对：号码相同的直接对上，姓名和出生日期相同的要人认定。',
      '没有学籍的适龄儿童分派到学校、到人，入户核实：在外地就读、延缓入学、迁出的登记下来；确实没有上学的，列为疑似辍学，当天立件。',
      '各结果相加等于人数，每个数字都能点开。“入户核查表”按村打印，带着去；导出的台账没有号码和住址。',
    ],
  },
];
