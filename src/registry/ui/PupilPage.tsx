import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button, Tabs } from 'antd';
import { type ReactNode, useState } from 'react';
import { LooksPanel } from '#src/audit/ui/LooksPanel.tsx';
import { ADDRESSES } from '#src/web/addresses.ts';
import { answered, api, loaded } from '#src/web/api.ts';
import { useFilters } from '#src/web/filters.ts';
import { useNarrow } from '#src/web/narrow.ts';
import { Page } from '#src/web/Page.tsx';
import { useMay } from '#src/web/session.ts';
import { FIELDS } from '../fields.ts';
import type { CellName } from '../record.ts';
import { AsOfDay, PastDay } from './AsOfDay.tsx';
import type { ShownRecord } from './answers.ts';
import { CellGroup, type WantedCell } from './CellGroup.tsx';
import { Diary } from './Diary.tsx';
import type { Check, Draft } from './draft.ts';
import { Family } from './Family.tsx';
import { GROUPS } from './groups.ts';
import { PupilHead } from './PupilHead.tsx';
import './registry.css';

interface Props {
  /** What is wrong with the record, shown before everything else; not in the past. */
  readonly findings?: ((pupil: string, goTo: (field: string) => void) => ReactNode) | undefined;
  /** Deeds that the registry knows nothing of; not in the past. */
  readonly deeds?: ((pupil: string) => ReactNode) | undefined;
  /** Pages of other folders beside the record's own. */
  readonly tabs?: ((pupil: string) => readonly PupilTab[]) | undefined;
  /** Asks the rules while somebody is typing. */
  readonly check?: Check | undefined;
}

interface PupilTab {
  readonly key: string;
  readonly label: string;
  readonly children: ReactNode;
}

/** 学籍 — one child on one page: who, what is wrong, the card, the family, and how it came to be so. */
export function PupilPage({ findings, deeds, tabs, check }: Props): ReactNode {
  const params: { readonly id?: string } = useParams({ strict: false });
  const id = params.id ?? '';
  const [{ day, field }, narrow] = useFilters(['day', 'field']);
  const onPhone = useNarrow();
  const [tab, setTab] = useState(tabOf(field));
  const [wanted, setWanted] = useState<WantedCell | undefined>(field === undefined ? undefined : { field });
  const goTo = (cell: string) => {
    setTab(tabOf(cell));
    setWanted({ field: cell });
  };
  const queries = useQueryClient();
  const mayReveal = useMay('record.reveal');
  const mayLook = useMay('record.looks');
  const query = useQuery({
    queryKey: ['pupil', id, 'record', day],
    queryFn: (): Promise<ShownRecord> =>
      loaded(api.GET('/api/pupils/{id}', { params: { path: { id }, query: day === undefined ? {} : { day } } })),
  });
  const record = query.data;
  const onDay = (chosen: string | undefined) => narrow({ day: chosen });
  const reveal = async (field: CellName, reason: string) => {
    const body = { field, reason, ...(day !== undefined && { day }) };
    const answer = await answered(api.POST('/api/pupils/{id}/reveal', { params: { path: { id } }, body }));
    return answer.is === 'ok' ? { is: 'ok' as const, data: answer.data.value } : answer;
  };
  const save = async (draft: Draft) => {
    const body = { seen: record?.revision ?? 0, cells: { ...draft } };
    const answer = await answered(api.PATCH('/api/pupils/{id}', { params: { path: { id } }, body }));
    if (answer.is === 'ok') {
      await queries.invalidateQueries({ queryKey: ['pupil', id] });
      await queries.invalidateQueries({ queryKey: ['pupils'], refetchType: 'none' });
      await queries.invalidateQueries({ queryKey: ['findings'] });
    }
    return answer;
  };
  const tools = { check, save, wanted, reveal: mayReveal ? reveal : undefined };
  return (
    <Page
      // The browser keeps titles in its history: the child's name stands on the page, not there.
      title="学籍"
      breadcrumb={[{ title: '学生', to: ADDRESSES.pupils }, { title: '学籍' }]}
      actions={
        <>
          {day === undefined && <AsOfDay onDay={onDay} />}
          {day === undefined && deeds?.(id)}
          <Button onClick={() => window.print()}>打印</Button>
        </>
      }
      query={query}
    >
      {record !== undefined && (
        <div className={day === undefined ? 'r-pupil' : 'r-pupil r-past'}>
          {day !== undefined && <PastDay day={day} onDay={onDay} />}
          <PupilHead record={record} reveal={tools.reveal}>
            {day === undefined && findings?.(id, goTo)}
          </PupilHead>
          <Tabs
            {...(onPhone ? SWEPT_ON_A_PHONE : {})}
            activeKey={tab}
            onChange={setTab}
            items={[
              { key: 'data', label: '学籍信息', children: <Card record={record} {...tools} /> },
              { key: 'family', label: '家庭成员', children: <Family record={record} {...tools} /> },
              ...(tabs?.(id) ?? []),
              { key: 'history', label: '变更历史', children: <Diary id={id} onDay={onDay} /> },
              ...(mayLook ? [{ key: 'looks', label: '谁看过', children: <LooksPanel pupil={id} /> }] : []),
            ]}
          />
        </div>
      )}
    </Page>
  );
}

/** Where a cell is shown. */
function tabOf(field: string | undefined): string {
  return field?.startsWith('guardian') ? 'family' : 'data';
}

type CardProps = Pick<Parameters<typeof CellGroup>[0], 'record' | 'check' | 'save' | 'reveal' | 'wanted'>;

/** The groups of the official card, without the family, which has a page of its own. */
function Card(props: CardProps): ReactNode {
  return GROUPS.filter(({ group }) => group !== 'family member').map(({ group, title }) => (
    <CellGroup
      key={group}
      {...props}
      title={title}
      names={FIELDS.filter((field) => field.group === group).map(({ name }) => name)}
    />
  ));
}

/** Tabs that do not fit are swept into sight; the button behind which antd puts them is one that screen readers do not expect there. */
const SWEPT_ON_A_PHONE = { tabBarGutter: 10, className: 'r-tabs-swept' };
