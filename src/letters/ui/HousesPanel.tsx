import { useQuery } from '@tanstack/react-query';
import { App, Button, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { answered, api, loaded } from '#src/web/api.ts';
import { Nothing } from '#src/web/PageState.tsx';
import { objectionTo, Refusals } from '#src/web/refusals.tsx';
import type { Column } from '#src/web/table/columns.ts';
import { DataTable } from '#src/web/table/DataTable.tsx';
import { HOUSES } from '../letter.ts';
import type { HouseLine } from './answers.ts';
import { useLetterDeed } from './use-letter-deed.ts';
import './letters.css';

/** 发文机关 — under which name and mark each unit issues; a mark is set before its first number is given. */
export function HousesPanel(): ReactNode {
  const [chosen, choose] = useState<HouseLine>();
  const query = useQuery({
    queryKey: ['letter-houses'],
    queryFn: async (): Promise<readonly HouseLine[]> => (await loaded(api.GET('/api/letter-houses'))).rows,
  });
  const list = { ...query, rows: query.data, hasNextPage: false, fetchNextPage: () => {}, isFetchingNextPage: false };
  return (
    <>
      <p className="r-quiet">
        没有设定的，名称和机关代字按机构名称推出。改了机关代字，从下一份公文起用新的，序号从 1 开始；已签发的不变。
      </p>
      <DataTable
        name="letter-houses"
        label="发文机关"
        columns={columns(choose)}
        list={list}
        keyOf={({ unit, house }) => `${unit} ${house}`}
        empty={<Nothing title="还没有机构。" />}
      />
      {chosen && <HouseForm of={chosen} close={() => choose(undefined)} />}
    </>
  );
}

function columns(choose: (house: HouseLine) => void): readonly Column<HouseLine>[] {
  return [
    { key: 'unit', title: '单位', width: 190, grow: true, card: 'head', show: ({ unitName }) => unitName },
    { key: 'house', title: '以谁的名义', width: 100, card: 'line', show: ({ house }) => HOUSES[house].title },
    { key: 'name', title: '发文机关名称', width: 210, grow: true, card: 'line', show: ({ name }) => name },
    {
      ...{ key: 'word', title: '机关代字', width: 170, card: 'line' },
      show: ({ word, isSet }) => (isSet ? <b>{word}</b> : <span className="r-quiet">{word}（推出）</span>),
    },
    { key: 'used', title: '今年已编号', width: 100, align: 'end', card: 'line', show: ({ used }) => used },
    {
      ...{ key: 'set', title: '', width: 76, card: 'line' },
      show: (row) => (
        <Button size="small" aria-label={`设定${row.name}`} onClick={() => choose(row)}>
          设定
        </Button>
      ),
    },
  ];
}

function HouseForm({ of, close }: { readonly of: HouseLine; readonly close: () => void }): ReactNode {
  const { message } = App.useApp();
  const [name, setName] = useState(of.name);
  const [word, setWord] = useState(of.word);
  const [contact, setContact] = useState(of.contact);
  const { busy, answer, run } = useLetterDeed();
  const save = async () => {
    const body = { unit: of.unit, house: of.house, name, word, contact };
    if (await run(answered(api.PUT('/api/letter-houses', { body })))) {
      message.success('已设定');
      close();
    }
  };
  const wrong = (field: string) => (objectionTo(answer, field) === undefined ? {} : { status: 'error' as const });
  return (
    <Modal
      open
      title={`设定发文机关：${of.unitName}`}
      okText="保存"
      cancelText="取消"
      okButtonProps={{ loading: busy }}
      onOk={save}
      onCancel={close}
    >
      <div className="l-form">
        <label htmlFor="house-name">发文机关名称（印在文头和落款）</label>
        <Input
          id="house-name"
          value={name}
          maxLength={60}
          onChange={({ target }) => setName(target.value)}
          {...wrong('name')}
        />
        <label htmlFor="house-word">机关代字（如“西教体”；函、报告等字样由系统加在后面）</label>
        <Input
          id="house-word"
          value={word}
          maxLength={12}
          onChange={({ target }) => setWord(target.value)}
          {...wrong('word')}
        />
        <label htmlFor="house-contact">联系人、办公电话（印在末尾，可以不填）</label>
        <Input id="house-contact" value={contact} maxLength={100} onChange={({ target }) => setContact(target.value)} />
        <Refusals answer={answer} title="没有保存" />
      </div>
    </Modal>
  );
}
