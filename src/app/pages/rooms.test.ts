import { expect, test } from 'vitest';
import { EVERY_OFFICE, type Office } from '#src/organization/office.ts';
import { EVERY_PERMISSION, reachOf } from '#src/organization/permissions.ts';
import { closedRoomAt, roomAt, roomsOf } from './rooms.ts';

function titlesFor(office: Office): readonly string[] {
  const permissions = EVERY_PERMISSION.filter(
    (permission) => reachOf({ office, unit: '/41' }, permission) !== undefined,
  );
  return roomsOf({ permissions }).map(({ title }) => title);
}

test('a registrar has every room but the audit', () => {
  expect(titlesFor('registrar')).toEqual([
    '今日',
    '学生',
    '导入',
    '问题',
    '业务办理',
    '无证件号核实',
    '核查专项',
    '逐班核实',
    '会议与培训',
    '全国系统往来',
    '监测',
    '督办',
    '学籍接续',
    '控辍保学',
    '考勤',
    '适龄儿童',
    '控辍报告',
    '质量概览',
    '群众诉求',
    '市局督查',
    '公文',
    '通讯录',
    '机构与人员',
  ]);
});

test('the county’s administrator keeps units, people and the settings, and sees no child', () => {
  expect(titlesFor('county-admin')).toEqual(['今日', '通讯录', '机构与人员', '登录策略']);
});

test('an auditor sees the audit and no child', () => {
  expect(titlesFor('auditor')).toContain('审计');
  expect(titlesFor('auditor')).not.toContain('学生');
});

test('an inspector from the city sees figures only', () => {
  expect(titlesFor('city-inspector')).toEqual(['今日', '核查专项', '监测', '督办', '质量概览', '市局督查', '公文']);
});

test('every office has a room to be in', () => {
  for (const office of EVERY_OFFICE) expect(titlesFor(office)[0]).toBe('今日');
});

test('a page within a room belongs to it, and help is about the nearest', () => {
  expect(roomAt('/pupils/6f0c')?.title).toBe('学生');
  expect(roomAt('/units/people')?.title).toBe('人员');
  expect(roomAt('/')?.title).toBe('今日');
  expect(roomAt('/nowhere')).toBeUndefined();
});

test('a room is closed to whom its permission is not given, and what lies within it answers for itself', () => {
  expect(closedRoomAt('/letters', { permissions: ['record.read'] })?.title).toBe('公文');
  expect(closedRoomAt('/letters', { permissions: ['letter.desk'] })).toBeUndefined();
  expect(closedRoomAt('/pupils/6f0c', { permissions: [] })).toBeUndefined();
  expect(closedRoomAt('/', { permissions: [] })).toBeUndefined();
});
