import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { UnitPicker } from '#src/organization/ui/UnitPicker.tsx';
import { answered, api, loaded } from '#src/web/api.ts';
import { DropZone } from '#src/web/DropZone.tsx';
import { dayInWords, momentInWords } from '#src/web/dates.ts';
import { useFilters } from '#src/web/filters.ts';
import { Nothing, PageState } from '#src/web/PageState.tsx';
import { sendForm } from '#src/web/send-form.ts';
import { useSession } from '#src/web/session.ts';
import { TaskProgress } from '#src/web/TaskProgress.tsx';
import type { Column } from '#src/web/table/columns.ts';
import { DataTable } from '#src/web/table/DataTable.tsx';
import { EVERY_STATE, HOUSEHOLD_STATES } from '../household-states.ts';
import type { HouseholdList, HouseholdLists } from './answers.ts';

/** 户籍名单 — upload, look at what was read, confirm; and all lists there were. */
export function HouseholdListsView(): ReactNode {
  const [{ list }, narrow] = useFilters(['list']);
  return (
    <div className="hh-ledger">
      {list === undefined ? <Uploading opened={(id) => narrow({ list: id })} /> : <OneList key={list} id={list} />}
      <Lists />
    </div>
  );
}

function Uploading({ opened }: { readonly opened: (id: string) => void }): ReactNode {
  const { unitKind } = useSession();
  const [unit, setUnit] = useState<{ readonly id: string; readonly path: string }>();
  const [asOf, setAsOf] = useState('');
  const send = (files: readonly File[]) => {
    const form = new FormData();
    for (const file of files.slice(0, 1)) form.append('file', file, file.name);
    const query = new URLSearchParams({ ...(unit && { unit: unit.path }), ...(asOf.trim() && { asOf: asOf.trim() }) });
    return answered(sendForm<{ readonly id: string }>(`/api/households/lists?${query}`, form));
  };
  return (
    <section aria-label="上传户籍名单" className="hh-visit">
      <p>
        派出所的名单表头不用改，直接上传；也可以<a href="/api/households/template.xlsx">下载模板</a>
        填好再传。先读取、比对，确认以后才进台账；新的名单代替本单位以前的，已经核实的情况带过来。
      </p>
      {unitKind === 'county' && (
        <label htmlFor="hh-list-unit">
          哪个中心校的名单（全县一份的不选）
          <UnitPicker
            id="hh-list-unit"
            value={unit?.id}
            onChange={setUnit}
            fits={({ kind }) => kind === 'central-school'}
            placeholder="全县"
          />
        </label>
      )}
      <label htmlFor="hh-as-of">
        户籍数据截止日期
        <Input
          id="hh-as-of"
          value={asOf}
          maxLength={10}
          inputMode="numeric"
          placeholder="不填即今天，如 20250318"
          onChange={({ target }) => setAsOf(target.value)}
        />
      </label>
      <DropZone
        title="把户籍名单拖到这里，或点这里选择文件"
        hint="一次一份，最多 20 万行。号码、住址加密保存，原文件不保存。"
        accept=".xlsx,.xls,.csv"
        send={send}
        sent={({ id }) => opened(id)}
      />
    </section>
  );
}

function OneList({ id }: { readonly id: string }): ReactNode {
  const queries = useQueryClient();
  const { modal, message } = App.useApp();
  const [, narrow] = useFilters(['list', 'part']);
  const [busy, setBusy] = useState<string>();
  const query = useQuery({
    queryKey: ['households', 'list', id],
    queryFn: (): Promise<HouseholdList> => loaded(api.GET('/api/households/lists/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data?.state === 'reading' ? 1_000 : false),
  });
  const list = query.data;
  const press = async (step: 'commit' | 'undo' | 'comparison') => {
    setBusy(step);
    const params = { path: { id } };
    const came = await answered(
      step === 'commit'
        ? api.POST('/api/households/lists/{id}/commit', { params })
        : step === 'undo'
          ? api.POST('/api/households/lists/{id}/undo', { params })
          : api.POST('/api/households/lists/{id}/comparison', { params }),
    );
    setBusy(undefined);
    if (came.is !== 'ok') message.error(came.message);
    else if (step === 'commit') await narrow({ list: undefined, part: undefined });
    await queries.invalidateQueries({ queryKey: ['households'] });
  };
  return (
    <PageState query={query}>
      {list && (
        <section aria-label="一份户籍名单" className="hh-visit">
          <h2>
            {list.unitName}　截至{dayInWords(list.asOf)}
          </h2>
          {list.state === 'reading' && list.task && (
            <TaskProgress task={list.task} onDone={() => queries.invalidateQueries({ queryKey: ['households'] })} />
          )}
          {list.state === 'failed' && (
            <Alert type="error" showIcon role="alert" title="没有读入" description={list.message} />
          )}
          {list.rows > 0 && (
            <p>
              读出 {list.rows.toLocaleString('zh-CN')} 名：
              {EVERY_STATE.filter((state) => list.counts[state] > 0)
                .map((state) => `${HOUSEHOLD_STATES[state].title} ${list.counts[state].toLocaleString('zh-CN')}`)
                .join('，')}
            </p>
          )}
          {list.faults.length > 0 && (
            <details open={list.state === 'read'}>
              <summary className="r-query">有 {list.faults.length} 行没有读入，改好以后整份重新上传</summary>
              <ul className="r-lines">
                {list.faults.map(({ row, message: why }) => (
                  <li key={row}>
                    第 {row} 行：{why}
                  </li>
                ))}
              </ul>
            </details>
          )}
          <div className="hh-deeds">
            {list.state === 'read' && (
              <Button type="primary" loading={busy === 'commit'} onClick={() => press('commit')}>
                确认写入台账
              </Button>
            )}
            {(list.state === 'read' || list.state === 'committed') && (
              <Button
                danger
                loading={busy === 'undo'}
                onClick={() =>
                  modal.confirm({
                    title: list.state === 'read' ? '放弃这份名单？' : '撤销这份名单？',
                    content:
                      list.state === 'read'
                        ? '读出的内容不进台账。'
                        : '台账恢复为它代替的那一份；这份名单上新核实的情况不带回去。',
                    okText: list.state === 'read' ? '放弃' : '撤销',
                    cancelText: '返回',
                    onOk: () => press('undo'),
                  })
                }
              >
                {list.state === 'read' ? '放弃' : '撤销这份名单'}
              </Button>
            )}
            {list.state === 'committed' && (
              <Button loading={busy === 'comparison'} onClick={() => press('comparison')}>
                现在重新比对
              </Button>
            )}
            <Button onClick={() => narrow({ list: undefined })}>上传另一份</Button>
          </div>
        </section>
      )}
    </PageState>
  );
}

const STATES: Readonly<Record<HouseholdList['state'], string>> = {
  reading: '正在读取',
  read: '待确认',
  failed: '读不了',
  committed: '在用',
  replaced: '已被新名单代替',
  undone: '已撤销',
  dropped: '已放弃',
};

function Lists(): ReactNode {
  const [, narrow] = useFilters(['list']);
  const query = useQuery({
    queryKey: ['households', 'lists'],
    queryFn: (): Promise<HouseholdLists> => loaded(api.GET('/api/households/lists')),
  });
  return (
    <section aria-label="名单的经过">
      <h3>名单的经过</h3>
      <DataTable
        name="household-lists"
        label="名单的经过"
        columns={COLUMNS}
        list={{ ...query, rows: query.data?.rows }}
        keyOf={({ id }) => id}
        open={({ id }) => narrow({ list: id })}
        empty={<Nothing title="还没有上传过名单。" />}
      />
    </section>
  );
}

const COLUMNS: readonly Column<HouseholdList>[] = [
  { key: 'unit', title: '单位', width: 180, grow: true, card: 'head', show: ({ unitName }) => unitName },
  { key: 'as-of', title: '截至', width: 120, card: 'line', show: ({ asOf }) => asOf },
  { key: 'rows', title: '人数', width: 80, align: 'end', card: 'line', show: ({ rows }) => rows },
  { key: 'state', title: '状态', width: 140, card: 'line', show: ({ state }) => STATES[state] },
  { key: 'at', title: '上传', width: 150, card: 'line', show: ({ at }) => momentInWords(at) },
  { key: 'by', title: '上传人', width: 100, card: 'line', show: ({ by }) => by },
];
