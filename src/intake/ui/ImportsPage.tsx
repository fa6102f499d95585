import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { momentInWords } from '#src/web/dates.ts';
import { Page } from '#src/web/Page.tsx';
import { Nothing } from '#src/web/PageState.tsx';
import { type Paged, usePages } from '#src/web/queries.ts';
import { useSession } from '#src/web/session.ts';
import type { Column } from '#src/web/table/columns.ts';
import { DataTable } from '#src/web/table/DataTable.tsx';
import { OUTCOMES } from '../batch.ts';
import type { BatchLine } from './answers.ts';
import { RosterDrop } from './RosterDrop.tsx';
import { StateWord } from './StateWord.tsx';
import './intake.css';

/** 导入 — bring a roster, and see what earlier ones have done. */
export function ImportsPage(): ReactNode {
  const { unitName, office } = useSession();
  const navigate = useNavigate();
  const list = usePages<BatchLine>(
    ['imports'],
    (before): Promise<Paged<BatchLine>> =>
      loaded(api.GET('/api/imports', { params: { query: before === undefined ? {} : { before } } })),
  );
  return (
    <Page title="导入" subtitle={`${unitName}的花名册与学籍比对、导入`}>
      <RosterDrop
        title="把花名册拖到这里，或点这里选择文件"
        hint={`全国学籍系统导出的 .xls、.xlsx、.csv 都可以，可以一次选${office === 'county' ? '全县各校' : '几个班'}的文件。先看比对结果，提交之前什么都不写入。`}
      />
      <DataTable
        name="imports"
        label="导入批次"
        columns={COLUMNS}
        list={list}
        keyOf={({ id }) => id}
        open={({ id }) => navigate({ to: ADDRESSES.import, params: { id } })}
        empty={<Nothing title="还没有导入过。从全国学籍系统导出花名册，拖到上面即可。" />}
      />
    </Page>
  );
}

const COLUMNS: readonly Column<BatchLine>[] = [
  {
    key: 'title',
    title: '文件',
    width: 240,
    grow: true,
    card: 'head',
    show: ({ title }) => title,
    full: ({ title }) => title,
  },
  {
    key: 'state',
    title: '状态',
    width: 96,
    show: ({ state, stateTitle }) => <StateWord state={state} title={stateTitle} />,
  },
  ...(['new', 'changed', 'unchanged', 'missing', 'refused'] as const).map(
    (outcome): Column<BatchLine> => ({
      key: outcome,
      title: OUTCOMES[outcome],
      width: 88,
      align: 'end',
      show: ({ counts }) => <span className="r-num">{counts[outcome].toLocaleString('zh-CN')}</span>,
    }),
  ),
  { key: 'by', title: '经办人', width: 96, show: ({ by }) => by },
  {
    key: 'at',
    title: '上传时间',
    width: 168,
    show: ({ createdAt }) => <span className="r-num">{momentInWords(createdAt)}</span>,
  },
];
