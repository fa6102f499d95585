// What must not slip: continuity, dropout control, monitoring, the public's requests, tip-offs, discipline, inspection, letters.
import { at } from './at.mjs';

const registrar = 'danshui.registrar';
const teacher = 'danshui.p2026.1';

/** One matter on a list, opened; the first where it is not said. */
async function opened(page, address, heading, line = 1) {
  await at(page, address, heading);
  await page.locator('main [role=row]').nth(line).getByRole('link').first().click();
  await page.waitForURL((url) => url.pathname.startsWith(`${address}/`));
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.locator('.ant-skeleton').first().waitFor({ state: 'detached' });
}

export const WATCH_SCENES = [
  { name: 'continuity', account: 'county', show: (page) => at(page, '/continuity', '学籍接续') },
  { name: 'dropout', account: registrar, show: (page) => at(page, '/dropout', '控辍保学') },
  { name: 'dropout-case', account: registrar, show: (page) => opened(page, '/dropout', '控辍保学') },
  { name: 'dropout-reports', account: 'county', show: (page) => at(page, '/dropout-reports', '控辍报告') },
  { name: 'households', account: 'county', show: (page) => at(page, '/households', '适龄儿童台账') },
  { name: 'phone-attendance', account: teacher, screen: 'phone', show: (page) => at(page, '/attendance', '考勤') },
  { name: 'monitoring', account: 'county', show: (page) => at(page, '/monitoring', /监测/) },
  {
    name: 'wall',
    account: 'county',
    show: async (page) => {
      await page.goto('/wall');
      await page.getByText('只显示数字，不显示学生').waitFor();
    },
  },
  { name: 'supervision', account: 'county', show: (page) => at(page, '/supervision', '督办') },
  { name: 'petitions', account: 'county', show: (page) => at(page, '/petitions', '群众诉求') },
  {
    name: 'phone-petition',
    screen: 'phone',
    show: async (page) => {
      await page.goto('/petition');
      await page.getByRole('heading', { level: 1 }).waitFor();
    },
  },
  {
    name: 'phone-tip-off',
    screen: 'phone',
    show: async (page) => {
      await page.goto('/tip-off');
      await page.getByRole('heading', { level: 1 }).waitFor();
    },
  },
  { name: 'inspection', account: 'city.inspector', show: (page) => at(page, '/inspections', '市局督查') },
  { name: 'inspection-draw', account: 'city.inspector', show: (page) => opened(page, '/inspections', '市局督查', 2) },
  { name: 'discipline', account: 'county', show: (page) => at(page, '/discipline', '问责') },
  { name: 'letters', account: 'county', show: (page) => at(page, '/letters', '公文') },
  { name: 'letter', account: 'county', show: (page) => opened(page, '/letters', '公文', 5) },
];
