// Official business: the list, a case, filling in, reviewing its documents, the pathway, and what the county sets.
import { at } from './at.mjs';

export const CASE_SCENES = [
  { name: 'cases', account: 'county', show: (page) => at(page, '/cases', '业务办理') },
  { name: 'case', account: 'county', show: (page) => openCase(page, 1) },
  {
    name: 'review',
    account: 'county',
    show: async (page) => {
      await openCase(page, 1);
      await page
        .getByRole('button', { name: /诊断证明/ })
        .first()
        .click();
      await page.getByText('审核要点').waitFor();
    },
  },
  {
    name: 'case-draft',
    account: 'danshui.registrar',
    show: async (page) => {
      await at(page, '/cases', '业务办理');
      await page.locator('main [role=row]').filter({ hasText: '填报中' }).first().click();
      await page.getByText('填写申请').waitFor();
    },
  },
  { name: 'pathway', account: 'danshui.center', show: (page) => at(page, '/pathway', '无证件号核实') },
  {
    name: 'pathway-child',
    account: 'danshui.registrar',
    show: async (page) => {
      await at(page, '/pathway', '无证件号核实');
      await page.locator('main [role=row]').last().click();
      await page.getByRole('heading', { level: 1 }).waitFor();
    },
  },
  {
    name: 'phone-upload',
    account: 'danshui.registrar',
    show: async (page, { context }) => {
      await at(page, '/cases', '业务办理');
      await page.locator('main [role=row]').filter({ hasText: '填报中' }).first().click();
      await page.getByRole('button', { name: '用手机拍照上传' }).click();
      const address = await page.locator('.e-address').textContent();
      const phone = await context.newPage();
      await phone.setViewportSize({ width: 360, height: 640 });
      await phone.goto(address);
      await phone.getByRole('heading').first().waitFor();
      return phone;
    },
  },
  { name: 'promotion', account: 'county', show: (page) => at(page, '/promotion', '年度升级') },
  { name: 'calendar', account: 'county', show: (page) => at(page, '/calendar', /工作日历/) },
  { name: 'settings', account: 'county', show: (page) => at(page, '/settings/procedures', '业务设置') },
];

async function openCase(page, row) {
  await at(page, '/cases', '业务办理');
  await page.locator('main [role=row]').nth(row).click();
  await page.getByText('凭什么').waitFor();
}
