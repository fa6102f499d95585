// The verification campaign, from the county's overview to the signed summary, and what goes to the national system.
import { at } from './at.mjs';

const registrar = 'danshui.registrar';

/** A tab of the campaign that runs. */
async function campaign(page, tab) {
  await at(page, '/campaigns', '核查专项');
  await page.locator('main').getByRole('link', { name: /核查/ }).first().click();
  await page.getByRole('heading', { level: 1, name: /核查/ }).waitFor();
  if (tab !== undefined) await page.getByRole('main').getByText(tab, { exact: true }).first().click();
  await page.locator('.ant-skeleton').first().waitFor({ state: 'detached' });
}

export const CAMPAIGN_SCENES = [
  { name: 'campaign', account: 'county', show: (page) => campaign(page) },
  { name: 'ledger', account: registrar, show: (page) => campaign(page, '台账') },
  {
    name: 'phone-ledger',
    account: 'danshui.p2026.1',
    screen: 'phone',
    show: (page) => campaign(page, '台账'),
  },
  {
    name: 'sheet',
    account: registrar,
    othersNeedIt: true,
    show: async (page, { context, data }) => {
      await campaign(page, '打印');
      await page.getByRole('main').getByRole('combobox').last().click();
      await page.getByText('四年级', { exact: true }).last().click();
      await page.getByRole('button', { name: /^打印 \d+ 张/ }).click();
      const file = page.getByText('取文件', { exact: true }).first();
      await file.waitFor({ timeout: 60_000 });
      const [download] = await Promise.all([page.waitForEvent('download'), file.click()]);
      const path = `${data}/sheets.pdf`;
      await download.saveAs(path);
      return pageOf(path, 3, context);
    },
  },
  {
    name: 'keying',
    account: registrar,
    show: async (page, { data }) => {
      await campaign(page, '回收录入');
      await page
        .getByText(/^扫描件/)
        .first()
        .click();
      await page.locator('input[type=file]').first().setInputFiles(`${data}/sheets.pdf`);
      await page.getByRole('main').getByText('已完成').first().waitFor({ timeout: 120_000 });
      await page.getByText(/^录入/).first().click();
      await page.getByRole('button', { name: /开始录入/ }).click();
      await page.getByText('基础信息').first().waitFor();
      await page.waitForTimeout(2500); // the page's picture is drawn after the cells
    },
  },
  { name: 'returns', account: registrar, show: (page) => campaign(page, '回收录入') },
  { name: 'summary', account: 'county', show: (page) => campaign(page, '汇总签核') },
  { name: 'phone-roll-call', account: 'danshui.p2026.1', screen: 'phone', show: rollCall },
  { name: 'gatherings', account: registrar, show: (page) => at(page, '/gatherings', '会议与培训') },
  { name: 'exchange', account: registrar, show: (page) => at(page, '/exchange', '全国系统往来') },
];

async function rollCall(page) {
  await at(page, '/roll-call', '逐班核实');
  const begin = page.getByRole('button', { name: /开始核实|继续核实/ }).first();
  if ((await begin.count()) > 0) await begin.click();
  await page.getByRole('button', { name: /在班/ }).first().waitFor();
}

/** One page of a PDF, as a page that a picture can be taken of. */
async function pageOf(path, number, context) {
  const { PDFiumLibrary } = await import('@hyzyla/pdfium');
  const { readFile } = await import('node:fs/promises');
  const { default: sharp } = await import('sharp');
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(await readFile(path));
  const render = ({ data, width, height }) =>
    sharp(data, { raw: { width, height, channels: 4 } })
      .png()
      .toBuffer();
  const { data } = await document.getPage(number - 1).render({ scale: 1.35, render });
  document.destroy();
  library.destroy();
  const page = await context.newPage();
  await page.setViewportSize({ width: 806, height: 1140 });
  await page.setContent(
    `<body style="margin:0"><img src="data:image/png;base64,${Buffer.from(data).toString('base64')}">`,
  );
  return page;
}
