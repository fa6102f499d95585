// What must not slip: continuity, dropout control, monitoring, the public's requests, tip-offs, discipline, inspection, letters.
import { at } from './at.mjs';

const registrar = 'danshui.registrar';
const teacher = 'danshui.p2026.1';

/** A room as it stands when it is entered. */
const room = (name, account, address, heading, more = {}) => ({
  ...{ name, account, ...more },
  show: (page) => at(page, address, heading),
});

/** One matter on a list, opened; the first where it is not said. */
async function opened(page, address, heading, line = 1) {
  await at(page, address, heading);
  await page.locator('main [role=row]').nth(line).getByRole('link').first().click();
  await page.waitForURL((url) => url.pathname.startsWith(`${address}/`));
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.locator('.ant-skeleton').first().waitFor({ state: 'detached' });
}

export const WATCH_SCENES = [
  room('continuity', 'county', '/continuity', '学籍接续'),
  room('dropout', registrar, '/dropout', '控辍保学'),
  { name: 'dropout-case', account: registrar, show: (page) => opened(page, '/dropout', '控辍保学') },
  room('dropout-reports', 'county', '/dropout-reports', '控辍报告'),
  room('households', 'county', '/households', '适龄儿童台账'),
  room('phone-attendance', teacher, '/attendance', '考勤', { screen: 'phone' }),
  room('monitoring', 'county', '/monitoring', /监测/),
  {
    name: 'wall',
    account: 'county',
    show: async (page) => {
      await page.goto('/wall');
      await page.getByText('只显示数字，不显示学生').waitFor();
    },
  },
  room('supervision', 'county', '/supervision', '督办'),
  room('petitions', 'county', '/petitions', '群众诉求'),
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
  room('inspection', 'city.inspector', '/inspections', '市局督查'),
  { name: 'inspection-draw', account: 'city.inspector', show: (page) => opened(page, '/inspections', '市局督查', 2) },
  room('discipline', 'county', '/discipline', '问责'),
  room('letters', 'county', '/letters', '公文'),
  { name: 'letter', account: 'county', show: (page) => opened(page, '/letters', '公文', 5) },
];
