import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { api, loaded } from '#src/web/api.ts';
import { Nothing } from '#src/web/PageState.tsx';
import type { Column } from '#src/web/table/columns.ts';
import { DataTable } from '#src/web/table/DataTable.tsx';
import { HOUSES, LETTER_KINDS } from '../letter.ts';
import type { TemplateLine } from './answers.ts';
import { TemplateDrawer } from './TemplateDrawer.tsx';

/** 模板 — every kind of letter this product writes, in the county's words and in its own Word model. */
export function TemplatesPanel(): ReactNode {
  const [chosen, choose] = useState<string>();
  const query = useQuery({
    queryKey: ['letter-templates'],
    queryFn: async (): Promise<readonly TemplateLine[]> => (await loaded(api.GET('/api/letter-templates'))).rows,
  });
  const list = { ...query, rows: query.data, hasNextPage: false, fetchNextPage: () => {}, isFetchingNextPage: false };
  return (
    <>
      <p className="r-quiet">文本和 Word 版式都可以改，每改一次一版，随时可以换回。已拟的草稿和已签发的公文不变。</p>
      <DataTable
        name="letter-templates"
        label="公文模板"
        columns={columns(choose)}
        list={list}
        keyOf={({ key }) => key}
        open={({ key }) => choose(key)}
        empty={<Nothing title="没有公文模板。" />}
      />
      {chosen !== undefined && <TemplateDrawer key={chosen} of={chosen} close={() => choose(undefined)} />}
    </>
  );
}

function columns(choose: (key: string) => void): readonly Column<TemplateLine>[] {
  return [
    {
      ...{ key: 'name', title: '模板', width: 220, grow: true, card: 'head' },
      show: ({ key, name }) => (
        <Button type="link" className="l-door" onClick={() => choose(key)}>
          {name}
        </Button>
      ),
    },
    { key: 'kind', title: '文种', width: 90, card: 'line', show: ({ kind }) => LETTER_KINDS[kind].title },
    { key: 'house', title: '谁签发', width: 90, card: 'line', show: ({ house }) => HOUSES[house].title },
    { key: 'receipt', title: '回执', width: 76, card: 'line', show: ({ receipt }) => (receipt ? '要' : '—') },
    { key: 'text', title: '文本', width: 120, card: 'line', show: ({ text }) => versionInWords(text) },
    { key: 'model', title: 'Word 版式', width: 120, card: 'line', show: ({ model }) => versionInWords(model) },
  ];
}

function versionInWords(version: number): string {
  return version === 0 ? '程序自带' : `第 ${version} 版`;
}
