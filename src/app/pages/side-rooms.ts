import { ADDRESSES } from '#src/web/addresses.ts';
import type { SideRoom } from './room.ts';

/** Rooms without a place in the list: everybody has them, behind the name and the bell. */
export const SIDE_ROOMS: readonly SideRoom[] = [
  {
    title: '待办关键信息变更',
    to: ADDRESSES.proposedChanges,
    manual: 'import',
    permission: 'record.read',
    help: [
      '导入的表与学籍的姓名、性别、出生日期、证件不同的列在这里。导入从不直接改这些。',
      '先与户口簿核对：学籍错的，走“关键信息变更”；表错的，改表，不用办理。',
    ],
  },
  {
    title: '人员',
    to: ADDRESSES.people,
    manual: 'organization',
    permission: 'person.read',
    help: ['人员的账号、岗位、停用和移交。重置密码只发一次性口令，管理员看不到密码。'],
  },
  {
    title: '业务设置',
    to: ADDRESSES.procedureSettings,
    manual: 'settings',
    permission: 'chain.read',
    help: [
      '每项业务经过哪些环节、各几个工作日，这里都能看到。县局可以加办中心校环节、缩短时限，一人拟定、另一人审定后生效。',
      '冻结期按当年通知设定；小规模学校的豁免由县局批准，每次都在办理经过中注明。',
    ],
  },
  {
    title: '工作日历',
    to: ADDRESSES.calendar,
    manual: 'deadlines',
    help: [
      '所有期限都按国务院办公厅的放假调休安排推算；还没有公布的年份不推算，也不猜测。',
      '县局可以依文件增定本县的放假日和上班日，具名保存；在办业务的期限随之重算，已经办完的环节不变。',
    ],
  },
  {
    title: '消息',
    to: ADDRESSES.notices,
    manual: 'messages',
    help: ['业务到了您手上、被退回、办结、快到期、有人催办或留言，都会在这里告诉您。点一行打开那件业务，即为已读。'],
  },
  {
    title: '我的账号',
    to: ADDRESSES.account,
    manual: 'signing-in',
    help: ['修改密码、启用动态口令，查看并结束自己在别处的登录。'],
  },
  {
    title: '任务',
    to: ADDRESSES.tasks,
    manual: 'today',
    help: ['较长的工作在后台进行，离开页面不会中断，回到这里能看到进度和结果。'],
  },
];
