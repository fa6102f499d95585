import { expect, test } from 'vitest';
import { barriers, sidewaysScroll, visiting } from './browser.ts';
import { enter, signIn } from './desk.ts';

const { visitor } = visiting();

test('a teacher taps who is not there, the central school looks for a child without a record, and the head signs the month', async () => {
  const teacher = (await visitor('phone')).page;
  await signIn(teacher, 'danshui.p2026.1');
  await teacher.goto('/attendance');
  const ill = teacher
    .getByRole('list', { name: /的考勤$/ })
    .getByRole('button', { name: '病假' })
    .first();
  await ill.click();
  await expect.poll(() => ill.getAttribute('aria-pressed')).toBe('true');
  await teacher.getByText('未发送').first().waitFor({ state: 'hidden' });
  expect(await barriers(teacher)).toEqual([]);
  expect(await sidewaysScroll(teacher)).toBe(0);
  await teacher.reload();
  await expect.poll(() => ill.getAttribute('aria-pressed')).toBe('true');

  const { page: center, complaints } = await visitor('desk');
  await signIn(center, 'danshui.center');
  await center.goto('/households');
  expect(await barriers(center)).toEqual([]);
  await center.getByText('周小禾', { exact: true }).click();
  const child = center.getByRole('dialog', { name: /周小禾/ });
  await child.getByText('登记入户核实').waitFor();
  await child.getByRole('radio', { name: '没有上学' }).check();
  await child.getByLabel('谁去核实的').fill('程主任');
  await child.getByLabel(/^核实情况/).fill('随爷爷在家，没有上学');
  expect(await barriers(center)).toEqual([]);
  await child.getByRole('button', { name: '保存核实结果' }).click();
  await child.getByRole('heading', { name: '更正入户核实' }).waitFor();
  expect(complaints).toEqual([]);

  const head = (await visitor('desk')).page;
  await signIn(head, 'danshui.head');
  await enter(head, '控辍报告');
  await head.getByRole('button', { name: '核对无误，签报' }).click();
  const dialog = head.getByRole('dialog', { name: /签报/ });
  await dialog.getByLabel(/^情况说明/).fill('本月平稳');
  expect(await barriers(head)).toEqual([]);
  await dialog.getByRole('button', { name: /签\s*报/ }).click();
  await head.getByText('已签报', { exact: true }).waitFor();
});
