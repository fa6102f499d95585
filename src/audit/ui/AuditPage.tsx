import { useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { ReactNode } from 'react';
import { api, loaded } from '#src/web/api.ts';
import { momentInWords } from '#src/web/dates.ts';
import { useFilters } from '#src/web/filters.ts';
import { Page } from '#src/web/Page.tsx';
import { type Paged, usePages } from '#src/web/queries.ts';
import type { Column } from '#src/web/table/columns.ts';
import { DataTable } from '#src/web/table/DataTable.tsx';
import { detailInWords } from '../details.ts';
import { SUBJECTS } from '../subjects.ts';

interface AuditRow {
  readonly id: string;
  readonly at: string;
  readonly person?: string;
  readonly name?: string;
  readonly officeTitle?: string;
  readonly action: string;
  readonly title: string;
  readonly subjectKind: string;
  readonly subject: string;
  readonly subjectName?: string;
  readonly reason: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** 审计 — who did what, when, as what and why; newest first. */
export function AuditPage(): ReactNode {
  const [filters, narrow] = useFilters(['from', 'until', 'action', 'person', 'subject']);
  const list = usePages(
    ['audit', filters],
    (after): Promise<Paged<AuditRow>> =>
      loaded(api.GET('/api/audit', { params: { query: { ...filters, ...(after && { after }) } } })),
  );
  const actions = useQuery({
    queryKey: ['audit-actions'],
    queryFn: (): Promise<{ readonly rows: readonly { readonly action: string; readonly title: string }[] }> =>
      loaded(api.GET('/api/audit/actions')),
    staleTime: Infinity,
  });
  const chosen: [Dayjs | null, Dayjs | null] = [dayOf(filters.from), dayOf(filters.until)];
  const isNarrowed = filters.person !== undefined || filters.subject !== undefined;
  const tools = (
    <>
      <DatePicker.RangePicker
        value={chosen}
        allowEmpty={[true, true]}
        placeholder={['从', '到']}
        aria-label="起止日期"
        onChange={(range) => narrow({ from: textOf(range?.[0]), until: textOf(range?.[1]) })}
      />
      <Select
        value={filters.action ?? null}
        placeholder="全部事项"
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        style={{ minWidth: 180 }}
        aria-label="事项"
        options={actions.data?.rows.map(({ action, title }) => ({ value: action, label: title })) ?? []}
        onChange={(action: string | null) => narrow({ action: action ?? undefined })}
      />
      {isNarrowed && (
        <Button type="link" onClick={() => narrow({ person: undefined, subject: undefined })}>
          不再只看一人或一项
        </Button>
      )}
    </>
  );
  return (
    <Page title="审计" subtitle="只增不改；不含号码原文">
      <DataTable
        name="audit"
        label="审计记录"
        columns={columnsFor(narrow)}
        list={list}
        keyOf={({ id }) => id}
        tools={tools}
      />
    </Page>
  );
}

type Narrow = (change: { readonly person?: string | undefined; readonly subject?: string | undefined }) => unknown;

function columnsFor(narrow: Narrow): readonly Column<AuditRow>[] {
  const only = (label: string | undefined, change: Parameters<Narrow>[0]) =>
    label === undefined ? null : (
      <Button
        type="link"
        size="small"
        style={{ paddingInline: 0 }}
        title={`只看 ${label}`}
        onClick={() => narrow(change)}
      >
        {label}
      </Button>
    );
  return [
    { key: 'at', title: '时间', width: 150, show: ({ at }) => <span className="r-num">{momentInWords(at)}</span> },
    {
      key: 'name',
      title: '谁',
      width: 120,
      card: 'head',
      show: ({ name, person }) => only(name, { person }) ?? '系统',
    },
    { key: 'office', title: '岗位', width: 130, show: ({ officeTitle }) => officeTitle ?? '' },
    { key: 'title', title: '事项', width: 170, grow: true, show: ({ title }) => title },
    {
      key: 'subject',
      title: '对象',
      width: 150,
      show: (row) => only(subjectInWords(row), { subject: row.subject }),
      full: ({ subject }) => subject,
    },
    {
      key: 'reason',
      title: '原因',
      width: 160,
      grow: true,
      show: ({ reason }) => reason,
      full: ({ reason }) => reason,
    },
    {
      key: 'detail',
      title: '详情',
      width: 200,
      grow: true,
      optional: 'hidden',
      show: ({ detail }) => detailInWords(detail),
      full: ({ detail }) => detailInWords(detail),
    },
  ];
}

/** As the program knows them; an older entry may be about what it knows no more. */
const KINDS: Readonly<Record<string, string>> = SUBJECTS;

/** A child is told by the last characters of a made-up id, never by name: the auditor sees deeds, not children. */
function subjectInWords({ subjectKind, subject, subjectName }: AuditRow): string {
  return `${KINDS[subjectKind] ?? '其他'} ${subjectName ?? subject.slice(-6)}`;
}

function dayOf(text: string | undefined): Dayjs | null {
  return text === undefined ? null : dayjs(text);
}

function textOf(day: Dayjs | null | undefined): string | undefined {
  return day?.format('YYYY-MM-DD');
}
