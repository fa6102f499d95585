import { expect, test } from 'vitest';
import { barriers, sidewaysScroll, visiting } from './browser.ts';
import { enter, signIn } from './desk.ts';

const { visitor } = visiting();

test('the city draws a sample before witnesses and fills in a sheet on a phone over a line that breaks', async () => {
  const { page, complaints } = await visitor('phone');
  await signIn(page, 'city.inspector');
  await page.goto('/inspections');
  await page.getByRole('button', { name: '安排督查' }).click();
  await page.getByRole('combobox', { name: '被督查的县' }).click();
  await page.locator('.ant-select-item[title=西峡县]').click();
  await page.getByLabel('名称').fill('手机上的督查');
  await page.getByLabel('督查内容').fill('表册一致、佐证齐全');
  await page.getByLabel('依据').fill('市局通知');
  await page.getByLabel('抽查学生').fill('2');
  expect([await barriers(page), await sidewaysScroll(page)]).toEqual([[], 0]);
  await page.getByRole('button', { name: '安排', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: '手机上的督查' }).waitFor();

  await page.getByRole('button', { name: '登记随机数' }).click();
  await page.getByLabel('第 1 人', { exact: true }).fill('殷督查');
  await page.getByLabel('第 1 人报的数').fill('17');
  await page.getByLabel('第 2 人', { exact: true }).fill('邓股长');
  await page.getByLabel('第 2 人报的数').fill('830174');
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: '登记，不再改' }).click();
  await page.getByText('17|830174').waitFor();
  await page.getByRole('button', { name: /^抽\s*样$/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^抽\s*样$/ })
    .click();
  await page.getByRole('button', { name: '复核抽样' }).click();
  await page.getByText('重抽一致').waitFor();
  expect([await barriers(page), await sidewaysScroll(page)]).toEqual([[], 0]);

  await page.getByRole('region', { name: '被查学校' }).getByRole('link').first().click();
  const line = (title: string) => page.getByRole('group', { name: `学校 ${title}` });
  await line('档案保管').getByRole('button', { name: '相符' }).click();
  await page.getByText('已保存').waitFor();
  await page.context().setOffline(true);
  await line('每天登录、及时办理').getByRole('button', { name: '不符' }).click();
  await page.getByText('未发送 1').waitFor();
  await page.context().setOffline(false);
  await page.getByText('未发送').first().waitFor({ state: 'hidden' });
  await page.getByLabel('学校 每天登录、及时办理说明').fill('三月有四天没有登录');
  await page.getByLabel('学校 每天登录、及时办理说明').press('Enter');
  await page.getByText('未发送').first().waitFor({ state: 'hidden' });
  await page.getByRole('article').first().getByRole('button').first().click();
  expect([await barriers(page), await sidewaysScroll(page)]).toEqual([[], 0]);
  await page.reload();
  const again = line('每天登录、及时办理').getByRole('button', { name: '不符' });
  await again.waitFor();
  expect(await again.getAttribute('aria-pressed')).toBe('true');
  expect(await page.getByLabel('学校 每天登录、及时办理说明').inputValue()).toBe('三月有四天没有登录');
  expect(complaints.filter((complaint) => !complaint.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
});

test('a central school registers a violation, the county tells it, and the head argues on a phone', async () => {
  const [center, county, phone] = [await visitor(), await visitor(), await visitor('phone')];
  await signIn(center.page, 'danshui.center');
  await enter(center.page, '问责');
  await center.page.getByRole('button', { name: '登记违规' }).click();
  await center.page.getByRole('dialog').getByRole('combobox', { name: '单位' }).click();
  await center.page.getByText('丹水镇中心小学', { exact: true }).last().click();
  await center.page.getByRole('combobox', { name: '种类' }).last().click();
  await center.page.locator('.ant-select-item[title=不及时接续学籍]').click();
  await center.page.getByLabel('事由').fill('两名转入学生没有接续');
  await center.page.getByLabel('违规事实').fill('开学两个月没有办理转学');
  await center.page.getByRole('dialog').getByRole('checkbox').first().check();
  expect(await barriers(center.page)).toEqual([]);
  await center.page.getByRole('button', { name: '登记', exact: true }).click();
  await center.page.getByRole('heading', { level: 1, name: '两名转入学生没有接续' }).waitFor();
  const address = new URL(center.page.url()).pathname;

  await signIn(county.page, 'county');
  await county.page.goto(address);
  for (const [deed, label] of [
    ['核实属实', '核实情况'],
    ['告知单位', '告知内容'],
  ] as const) {
    await county.page.getByRole('button', { name: deed }).click();
    await county.page.getByLabel(label).fill('情况属实，拟约谈');
    expect(await barriers(county.page)).toEqual([]);
    await county.page.getByRole('dialog').getByRole('button', { name: deed }).click();
    await county.page.getByRole('dialog').waitFor({ state: 'hidden' });
  }
  await county.page.getByText(/单位还没有答复，期限/).waitFor();
  expect(await barriers(county.page)).toEqual([]);

  await signIn(phone.page, 'danshui.head');
  await phone.page.goto(address);
  expect(await phone.page.getByText('开学两个月没有办理转学').count()).toBe(0);
  await phone.page.getByRole('button', { name: '陈述申辩' }).click();
  await phone.page.getByLabel('陈述申辩的内容').fill('原校没有同意转出');
  await phone.page.getByRole('dialog').getByRole('button', { name: '陈述申辩' }).click();
  await phone.page.getByText('已答复：陈述申辩').waitFor();
  expect([await barriers(phone.page), await sidewaysScroll(phone.page)]).toEqual([[], 0]);

  await county.page.reload();
  await county.page.getByRole('button', { name: '作出决定' }).click();
  await county.page.getByRole('checkbox', { name: '约谈' }).check();
  await county.page.getByLabel('决定和理由').fill('申辩部分成立，约谈');
  await county.page.getByRole('dialog').getByRole('button', { name: '作出决定' }).click();
  await county.page.getByRole('region', { name: '措施' }).getByText('待执行').waitFor();
  for (const { complaints } of [center, county, phone]) expect(complaints).toEqual([]);
});
