import { IN_THIS_PROCESS } from '../in-this-process.ts';
import type { AtDesk, CountyAtWork } from '../scenarios/county-at-work.ts';

/** A campaign of the county, opened by it over HTTP; answers its id. */
export async function anOpenCampaign(county: CountyAtWork, title = '2025年春季学籍信息质量核查'): Promise<string> {
  const officer = await county.as('county');
  const content = { units: ['/41/4113/411323'], grades: [], phases: [], emphasis: { fields: [], rules: [] } };
  const draft = { title, basis: '西峡县教育体育局函件', startsOn: '2025-03-12', deadline: '2025-04-08', content };
  const made = await officer.post('/api/campaigns', draft);
  if (made.status !== 201) throw new Error(made.text);
  const opened = await officer.post(`/api/campaigns/${made.body.id}/opening`, { revision: 1 });
  if (opened.status !== 200) throw new Error(opened.text);
  return made.body.id;
}

/** 打印好的核对表 — the file as it came from the printer, and what stands on each page. */
export interface Printed {
  readonly pdf: Buffer;
  /** In the order of the pages. */
  readonly codes: readonly string[];
}

/** Prints the sheets of these pupils, fetches the file and reads the codes back from its pages, as a scanner would. */
export async function printSheets(
  county: CountyAtWork,
  desk: AtDesk,
  campaign: string,
  students: readonly string[],
): Promise<Printed> {
  const begun = await desk.post(`/api/campaigns/${campaign}/sheets`, { students, masked: false, cover: false });
  if (begun.status !== 202) throw new Error(begun.text);
  await county.settled();
  const { bytes, status, text } = await desk.get(`/api/tasks/${begun.body.task}/file`);
  if (status !== 200) throw new Error(text);
  const reading = await IN_THIS_PROCESS.readScan(bytes, { from: 1, to: students.length + 5 });
  if ('refused' in reading) throw new Error(reading.refused);
  return { pdf: bytes, codes: reading.read.flatMap(({ code }) => code ?? []) };
}
