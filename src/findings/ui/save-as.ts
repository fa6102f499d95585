import { type Answer, refusalOf, UNREACHABLE } from '#src/web/answer.ts';
import { api } from '#src/web/api.ts';

/** 导出问题清单 — asks for the workbook of a filter and hands it to whoever is in front of the page. */
export async function saveProblemList(filter: Readonly<Record<string, unknown>>): Promise<Answer<undefined>> {
  try {
    const { data, error, response } = await api.POST('/api/findings/export', {
      body: filter as never, // the server checks it
      parseAs: 'blob',
    });
    const blob: unknown = data;
    if (!response.ok || !(blob instanceof Blob)) return refusalOf(response.status, error);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = '问题清单.xlsx';
    link.click();
    URL.revokeObjectURL(link.href);
    return { is: 'ok', data: undefined };
  } catch {
    return UNREACHABLE;
  }
}
