import { PLACES } from '#test/cast.ts';
import type { AtDesk } from './county-at-work.ts';

/** 全县的核查专项, running from the notice's day on; answers its id. */
export async function aCampaign(county: AtDesk): Promise<string> {
  const draft = {
    ...{
      title: '2025年春季学籍信息质量核查',
      basis: '西教体〔2025〕号',
      startsOn: '2025-03-12',
      deadline: '2025-04-08',
    },
    content: { units: [PLACES.county], grades: [], phases: [], emphasis: { fields: ['name', 'idNumber'], rules: [] } },
  };
  const made = await county.post('/api/campaigns', draft);
  const opened = await county.post(`/api/campaigns/${made.body.id}/opening`, { revision: 1 });
  if (opened.status !== 200) throw new Error(opened.text);
  return made.body.id;
}

/** 班主任培训会 of the school on a day; `over` says what is different. */
export function aMeeting(day: string, over: object = {}): object {
  return {
    ...{ kind: 'teachers', unit: PLACES.primary, title: '班主任培训会', day, begins: '14:30', ends: '16:00' },
    ...{
      place: '三楼会议室',
      host: '李老师',
      agenda: '核对表的下发、核对、回收',
      offices: ['class-teacher'],
      units: [],
    },
    ...over,
  };
}

/** What the page of a meeting says, to whoever opens it. */
export async function seen(desk: AtDesk, id: string) {
  const { status, body } = await desk.get(`/api/gatherings/${id}`);
  if (status !== 200) throw new Error(`${status}`);
  return body;
}

/** The section of today's page, if there is one. */
export async function sectionOf(desk: AtDesk, key: string) {
  const { body } = await desk.get('/api/today');
  return body.sections.find((section: { readonly key: string }) => section.key === key);
}
