import { DUTIES, EVERY_DUTY } from '#src/verification/campaign/duties.ts';
import { PLACES } from '#test/cast.ts';
import type { AtDesk, CountyAtWork } from './county-at-work.ts';

/** The notice's campaign of spring 2025, as the county drafts it. */
export const SPRING_2025 = {
  title: '2025年春季学籍信息质量核查',
  basis: '西峡县教育体育局关于开展中小学生学籍信息质量核查的通知',
  startsOn: '2025-03-12',
  deadline: '2025-04-08',
  content: {
    units: [PLACES.county],
    grades: [],
    phases: [{ duty: 'sheets', from: '2025-03-12', to: '2025-03-18' }],
    emphasis: { fields: ['name', 'idType', 'idNumber'], rules: [] },
  },
} as const;

/** Drafted and opened by the county, on the day the story has come to. */
export async function openedCampaign(county: CountyAtWork): Promise<string> {
  const officer = await county.as('county');
  const made = await officer.post('/api/campaigns', SPRING_2025);
  if (made.status !== 201) throw new Error(made.text);
  const opened = await officer.post(`/api/campaigns/${made.body.id}/opening`, { revision: 1 });
  if (opened.status !== 200) throw new Error(opened.text);
  return made.body.id;
}

/** A plan with each of the six duties until its day, somebody answering for each. */
export function aPlan(person = '王校长') {
  return {
    phases: EVERY_DUTY.map((duty) => ({ duty, from: '2025-03-13', to: '2025-04-03', person })),
    emphasis: '姓名、身份证件类型、身份证件号码和家长（监护人）信息',
    demands: `${DUTIES.report.title}：4月3日前`,
  };
}

/** Does something to lines of the ledger. */
export function onLines(desk: AtDesk, campaign: string, deed: object, whom: object) {
  return desk.post(`/api/campaigns/${campaign}/lines/deeds`, { deed, ...whom });
}
