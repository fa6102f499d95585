import type { Answer } from '#src/web/answer.ts';
import { api } from '#src/web/api.ts';
import { saveAs } from '#src/web/save-as.ts';
import { type Taken, taken } from '#src/web/taken.ts';

/** 导出问题清单 — hands the workbook of a filter to whoever is in front of the page; a long one is written by a task. */
export async function saveProblemList(filter: Readonly<Record<string, unknown>>): Promise<Answer<Taken>> {
  const body = filter as never; // the server checks it
  const came = await taken(api.POST('/api/findings/export', { body, parseAs: 'blob' }));
  if (came.is === 'ok' && 'file' in came.data) saveAs(came.data.file, '问题清单.xlsx');
  return came;
}
