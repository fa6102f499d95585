import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input, Modal, Table, type TableColumnType } from 'antd';
import { type ReactNode, useState } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { momentInWords } from '#src/web/dates.ts';
import { PageState } from '#src/web/PageState.tsx';
import { Refusals } from '#src/web/refusals.tsx';
import { useMay } from '#src/web/session.ts';
import { RETURN_WAYS } from '../../ledger/line-states.ts';
import { ARRIVALS } from '../arrival.ts';
import { RETURN_STATES } from '../return-lists.ts';
import type { ReturnRow } from './answers.ts';
import type { PartProps } from './part.ts';
import { useReturns } from './use-returns.ts';

interface Props extends PartProps {
  readonly list: 'asked' | 'keyed' | 'unchanged' | 'turns';
}

/** 清单 — of what went back, what was keyed, and what came by a wrong turn; each with what became of it and the way on. */
export function ReturnsList({ campaign, unit, list }: Props): ReactNode {
  const queries = useQueryClient();
  const mayKey = useMay('campaign.key');
  const query = useReturns(campaign, list, unit);
  const [answer, setAnswer] = useState<Answer<{ readonly message: string }>>();
  const [undoing, setUndoing] = useState<ReturnRow>();
  const done = async (came: Answer<{ readonly message: string }>) => {
    setAnswer(came);
    setUndoing(undefined);
    await queries.invalidateQueries({ queryKey: ['returns', campaign] });
  };
  const wake = async ({ id }: ReturnRow) =>
    done(
      await answered(
        api.POST('/api/campaigns/{id}/returns/{return}/keying', { params: { path: { id: campaign, return: id } } }),
      ),
    );
  const undo = async ({ id }: ReturnRow, reason: string) =>
    done(
      await answered(
        api.POST('/api/campaigns/{id}/returns/{return}/undo', {
          params: { path: { id: campaign, return: id } },
          body: { reason },
        }),
      ),
    );
  const deeds = (row: ReturnRow) => {
    if (!mayKey || row.student === '') return null;
    if (row.state === 'kept') {
      return (
        <Button type="link" size="small" aria-label={`${row.name}的改为待录入`} onClick={() => wake(row)}>
          改为待录入
        </Button>
      );
    }
    const isUndoable = (row.state === 'keyed' || row.state === 'unchanged') && row.lineState !== 'rechecked';
    return isUndoable ? (
      <Button type="link" size="small" aria-label={`撤销${row.name}的录入`} onClick={() => setUndoing(row)}>
        撤销
      </Button>
    ) : null;
  };
  const { rows = [], total = 0 } = query.data ?? {};
  return (
    <section aria-label={TITLES[list]}>
      <p>
        {EXPLAINED[list]}
        {total > rows.length && `共 ${total.toLocaleString('zh-CN')} 张，先列出 ${rows.length} 张；可在上方选班级。`}
      </p>
      {answer?.is === 'ok' && (
        <p role="status" className="r-done">
          {answer.data.message}
        </p>
      )}
      <Refusals answer={answer} title="没有办成" />
      <PageState query={query}>
        <Table<ReturnRow>
          size="small"
          rowKey="id"
          pagination={false}
          scroll={{ x: 720 }}
          dataSource={[...rows]}
          locale={{ emptyText: EMPTY[list] }}
          columns={[
            ...WHO,
            ...COLUMNS[list],
            ...(list === 'asked' || !mayKey
              ? []
              : [{ title: '办理', render: (_: unknown, row: ReturnRow) => deeds(row) }]),
          ]}
        />
      </PageState>
      {undoing && (
        <Undo row={undoing} onUndo={(reason) => undo(undoing, reason)} onCancel={() => setUndoing(undefined)} />
      )}
    </section>
  );
}

interface UndoProps {
  readonly row: ReturnRow;
  readonly onUndo: (reason: string) => Promise<void>;
  readonly onCancel: () => void;
}

function Undo({ row, onUndo, onCancel }: UndoProps): ReactNode {
  const [reason, setReason] = useState('');
  return (
    <Modal
      open
      title={`撤销${row.name}的录入`}
      okText="撤销"
      cancelText="不撤销"
      okButtonProps={{ disabled: reason.trim() === '' }}
      onOk={() => onUndo(reason)}
      onCancel={onCancel}
    >
      <p>各项恢复为录入前的内容，此后别处又改过的保留；这一张回到待录入，填过的还在草稿里。</p>
      <label htmlFor="undo-reason">撤销的原因</label>
      <Input id="undo-reason" value={reason} maxLength={200} onChange={({ target }) => setReason(target.value)} />
    </Modal>
  );
}

const TITLES = { asked: '退回家长确认', keyed: '已录入', unchanged: '未修改', turns: '转出、错表与重复' } as const;

const EXPLAINED: Readonly<Record<Props['list'], string>> = {
  asked: '字迹不清、已请家长确认的。表交回来再扫一次，就回到待录入。',
  keyed: '已按家长填写录入的。复核以前可以撤销，各项恢复原样。',
  unchanged: '家长没有修改的。登记错了的可以撤销。',
  turns: '别校的、转走的、重复的、签核或录入以后又收到的。每一张都留存，写明现在到了哪里。',
};

const EMPTY: Readonly<Record<Props['list'], string>> = {
  asked: '没有退回家长的',
  keyed: '还没有录入的',
  unchanged: '还没有未修改的',
  turns: '没有走错路的表',
};

const WHO: readonly TableColumnType<ReturnRow>[] = [
  {
    title: '学生',
    render: (_, { name, student }) =>
      name === '' ? <span className="r-quiet">（外校学生）</span> : <a href={`/pupils/${student}`}>{name}</a>,
  },
  { title: '班级', render: (_, { place }) => place.class || place.school },
];

const CAME: TableColumnType<ReturnRow> = {
  title: '收到',
  render: (_, { cameAt, cameBy, way }) => `${momentInWords(cameAt)} ${cameBy ?? '监护人'}（${wayOf(way)}）`,
};

const KEYED: readonly TableColumnType<ReturnRow>[] = [
  { title: '录入', render: (_, { keyedAt, keyedBy }) => `${keyedAt ? momentInWords(keyedAt) : ''} ${keyedBy ?? ''}` },
  {
    title: '进度',
    render: (_, { lineState, caseId }) => (
      <>
        {lineState === 'rechecked' ? '已复核' : '待复核'}
        {caseId && (
          <>
            ，
            <Link to={ADDRESSES.case} params={{ id: caseId }}>
              关键信息变更
            </Link>
          </>
        )}
      </>
    ),
  },
];

const COLUMNS: Readonly<Record<Props['list'], readonly TableColumnType<ReturnRow>[]>> = {
  asked: [{ title: '请家长确认', render: (_, { question }) => question }, CAME],
  keyed: KEYED,
  unchanged: [
    CAME,
    { title: '登记', render: (_, { keyedAt, keyedBy }) => `${keyedAt ? momentInWords(keyedAt) : ''} ${keyedBy ?? ''}` },
  ],
  turns: [
    { title: '情况', render: (_, { arrival }) => titleOfArrival(arrival) },
    { title: '现在', render: (_, row) => <Now row={row} /> },
    CAME,
  ],
};

/** What became of it. */
function Now({ row: { state, student, arrival } }: { readonly row: ReturnRow }): ReactNode {
  if (student === '') return '已转给学生现在的学校办理';
  if (state !== 'kept') return RETURN_STATES[state];
  return `${RETURN_STATES.kept}${KEPT_BECAUSE[arrival] ?? ''}`;
}

const KEPT_BECAUSE: Readonly<Record<string, string>> = {
  'second-return': '，和录入的那一张放在一起看',
  'after-keying': '；内容不同的，在台账中退回重新录入',
  signed: '；确需录入的，先由校领导撤回签核',
  left: '；学生回来后可以改为待录入',
};

function titleOfArrival(arrival: string): string {
  const titles: Readonly<Record<string, { readonly title: string }>> = ARRIVALS;
  return titles[arrival]?.title ?? arrival;
}

function wayOf(way: string): string {
  const ways: Readonly<Record<string, string>> = RETURN_WAYS;
  return ways[way] ?? way;
}
