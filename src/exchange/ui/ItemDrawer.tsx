import { Link } from '@tanstack/react-router';
import { Button, Descriptions, Drawer, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import { CATEGORIES } from '../reconcile/outcome.ts';
import type { ItemLine } from './answers.ts';
import { OutcomeWord } from './item-columns.tsx';

interface Props {
  readonly item: ItemLine;
  readonly close: (changed: boolean) => void;
}

/** What to do about it, by what their list says. */
const ADVICE: Readonly<Record<ItemLine['outcome'], string>> = {
  arrived: '两边一致，已经了结。',
  waiting: '那边还是原来的内容：去全国系统看办到哪一步，没有提交的去提交。',
  different: '两边都改了，改得不一样：对照户口簿和核对表，错的一边改。',
  elsewhere: '本系统没有改，那边变了：属实的从“导入”把那边的名单导进来，不属实的去那边改。',
  unread: '这份名单看不出：换一份号码完整、栏目齐全的名单再核对。',
};

/** 一项 — both values side by side, why, whose it is, and a word that settles it. */
export function ItemDrawer({ item, close }: Props): ReactNode {
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const settle = async () => {
    setBusy(true);
    const { reading: id, number } = item;
    const came = await answered(
      api.POST('/api/exchange/readings/{id}/settle', { params: { path: { id } }, body: { number, note } }),
    );
    setBusy(false);
    setAnswer(came);
    if (came.is === 'ok') close(true);
  };
  const waits = item.outcome === 'waiting';
  return (
    <Drawer open title={`${item.name}　${item.title}`} size={440} mask={false} onClose={() => close(false)}>
      <div className="x-form">
        <Descriptions
          column={1}
          size="small"
          items={[
            { key: 'outcome', label: '结果', children: <OutcomeWord item={item} /> },
            { key: 'category', label: '类别', children: CATEGORIES[item.category] },
            { key: 'ours', label: '本系统', children: item.ours || '（空）' },
            { key: 'theirs', label: '全国系统', children: item.theirs || '（空）' },
            ...(item.before === '' ? [] : [{ key: 'before', label: '原来', children: item.before }]),
            ...(item.reason === '' ? [] : [{ key: 'reason', label: '情况', children: item.reason }]),
            {
              key: 'since',
              label: '从哪天起',
              children: `${item.since}${item.due ? `，应在 ${item.due} 前到位` : ''}`,
            },
            ...(waits
              ? [
                  {
                    key: 'taken',
                    label: '带去没有',
                    children: item.taken ? '导出过号码完整的模板' : '还没有导出过，请先导出',
                  },
                ]
              : []),
            { key: 'owner', label: '经办人', children: item.owner || '本校还没有学籍管理员' },
            ...(item.note === '' ? [] : [{ key: 'note', label: '说明', children: item.note }]),
          ]}
        />
        <p>{ADVICE[item.outcome]}</p>
        {item.student !== undefined && (
          <Link to={ADDRESSES.pupil} params={{ id: item.student }}>
            打开学籍档案
          </Link>
        )}
        {item.isOpen && (
          <>
            <label htmlFor="x-note">
              不用再办的，写明说明
              <Input.TextArea
                id="x-note"
                rows={3}
                maxLength={300}
                value={note}
                placeholder="如：家长确认按本系统的为准，那边不再改"
                onChange={({ target }) => setNote(target.value)}
              />
            </label>
            <Button loading={busy} disabled={note.trim().length < 2} onClick={settle}>
              写明说明，不再催办
            </Button>
          </>
        )}
        <Refusals answer={answer} title="没有写下" />
      </div>
    </Drawer>
  );
}
