import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import { compile } from '#src/printing/compile.ts';
import { NOTHING_COUNTED } from '#src/verification/ledger/line-counts.ts';
import type { CampaignSummary, UnitSummary } from '#src/verification/summary/campaign-summary.ts';
import { EVERY_SECTION, moreOf } from '#src/verification/summary/figures.ts';
import { paperOf, type SummaryPaper } from '#src/verification/summary/print/paper.ts';
import { SUMMARY_TEMPLATE } from '#src/verification/summary/print/template.ts';

const MORE = Object.fromEntries(EVERY_SECTION.flatMap(moreOf).map((name) => [name, 0]));

function unit(name: string, roll: number, more: Partial<UnitSummary> = {}): UnitSummary {
  const counts = { ...NOTHING_COUNTED, ...MORE, roll, settled: roll, confirmed: roll, problemOpen: 3 };
  return { path: `/41/4113/411323/${name}`, name, kind: 'school', counts, ...more };
}

const SUMMARY: CampaignSummary = {
  asOf: '2025-04-08T08:05:00.000Z',
  above: [],
  whole: unit('丁河镇中心校', 83_417, { kind: 'central-school' }),
  rows: [
    unit('丁河镇中心小学', 1236, { signed: { by: '王校长', at: '2025-04-07T16:30:00.000Z' } }),
    unit('龘䶮希望小学 #panic("x") *粗* $x$', 12),
  ],
  problems: [{ rule: 'DUP-01', title: '身份证件号重复', pupils: { open: 2, evidenced: 71 } }],
};

const HEAD = {
  title: '2025年春季学籍信息质量核查',
  unit: '丁河镇中心校',
  basis: '西峡县教育体育局函件',
  asOf: '2025-04-08 16:05',
  printedOn: '2025-04-09',
};
const DIGEST = 'a3f1'.repeat(16);
const dayOf = (instant: string) => instant.slice(0, 10);

/** What a reader of the PDF finds on each page, without the blanks between; and how wide and high the first is, in points. */
async function read(paper: SummaryPaper) {
  const pdf = compile({ template: SUMMARY_TEMPLATE, data: paper });
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let at = 1; at <= document.numPages; at += 1) {
    const { items } = await (await document.getPage(at)).getTextContent();
    const texts = items.map((item) => ('str' in item ? item.str : ''));
    pages.push(texts.join('').replace(/\s/g, ''));
  }
  const { width, height } = (await document.getPage(1)).getViewport({ scale: 1 });
  await document.destroy();
  return { pages, all: pages.join(''), width, height };
}

const SIGNED = paperOf(
  {
    ...HEAD,
    signature: [
      ['签核', '中心校 郑老师 2025-04-08 16:05'],
      ['校验值', DIGEST],
    ],
    digest: DIGEST,
    mark: '',
  },
  SUMMARY,
  dayOf,
);

test('the signed paper says for whom, as of when, who signed and by which digest it is known', async () => {
  const { all, width, height } = await read(SIGNED);
  expect(all).toContain('2025年春季学籍信息质量核查汇总表');
  expect(all).toContain('填报单位：丁河镇中心校');
  expect(all).toContain('截至2025-04-0816:05');
  expect(all).toContain('中心校郑老师');
  expect(all).toContain(DIGEST);
  expect(all).not.toContain('未签核');
  expect([Math.round(width), Math.round(height)]).toEqual([842, 595]);
});

test('every table is on it, each unit with its figures and its signature, and nothing that was typed is run', async () => {
  const { all } = await read(SIGNED);
  for (const title of ['核对表', '无法回收', '问题学籍', '无证件号', '关键信息变更', '逐班核实']) {
    expect(all).toContain(title);
  }
  expect(all).toContain('丁河镇中心小学1236');
  expect(all).toContain('王校长2025-04-07');
  expect(all).toContain('83417');
  expect(all).toContain('身份证件号重复（DUP-01）200710');
  expect(all).toContain('龘䶮希望小学#panic("x")*粗*$x$');
});

test('what is not signed says so on every page, and leaves room for a hand', async () => {
  const many = Array.from({ length: 60 }, (_, at) => unit(`第${at + 1}小学`, 40));
  const draft = paperOf({ ...HEAD, signature: [], digest: '', mark: '未签核' }, { ...SUMMARY, rows: many }, dayOf);
  const { pages, all } = await read(draft);
  expect(pages.length).toBeGreaterThan(3);
  for (const [at, page] of pages.entries()) {
    expect(page).toContain('未签核');
    expect(page).toContain(`第${at + 1}/${pages.length}页`);
  }
  expect(all).toContain('签核人：');
});

test('of an older signature, what was not counted that day is a dash and not a nought', async () => {
  const old = { ...SUMMARY.whole, counts: { ...NOTHING_COUNTED, roll: 5 } };
  const { problems: _, ...before } = SUMMARY;
  const paper = paperOf({ ...HEAD, signature: [], digest: '', mark: '' }, { ...before, rows: [], whole: old }, dayOf);
  expect((await read(paper)).all).toContain('合计5—————');
});
