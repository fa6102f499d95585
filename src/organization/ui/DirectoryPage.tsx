import { useQuery } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { answered, api, loaded } from '#src/web/api.ts';
import type { Given } from '#src/web/given.ts';
import { Page } from '#src/web/Page.tsx';
import { Nothing } from '#src/web/PageState.tsx';
import './organization.css';

type Listed = Given<'/api/directory', 'get'>['rows'][number];

/** 通讯录 — whom to call or to write to, unit by unit; who is away has somebody beside the name. */
export function DirectoryPage(): ReactNode {
  const [words, setWords] = useState('');
  const query = useQuery({
    queryKey: ['directory'],
    queryFn: () => loaded(api.GET('/api/directory', { params: { query: {} } })),
  });
  const found = (query.data?.rows ?? []).filter(({ name, unit }) => `${unit.name} ${name}`.includes(words.trim()));
  return (
    <Page
      title="通讯录"
      subtitle="本县各学校、中心校和县局的经办人。在业务上留言最稳妥，对方的“今日”会看到。"
      query={query}
      actions={<Button onClick={() => window.print()}>打印</Button>}
    >
      <Input
        className="r-people-search"
        allowClear
        placeholder="学校或姓名"
        aria-label="在通讯录中查找"
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
      {query.data !== undefined && found.length === 0 && (
        <Nothing title="没有这所学校或这个人。可以只输入名称的一部分。" />
      )}
      {found.length > 0 && (
        <table className="o-directory">
          <thead>
            <tr>
              <th scope="col">单位</th>
              <th scope="col">姓名</th>
              <th scope="col">岗位</th>
              <th scope="col">电话</th>
              <th scope="col">代办</th>
            </tr>
          </thead>
          <tbody>
            {found.map((listed, at) => (
              <Line key={listed.holding} listed={listed} isFirst={found[at - 1]?.unit.path !== listed.unit.path} />
            ))}
          </tbody>
        </table>
      )}
    </Page>
  );
}

function Line({ listed, isFirst }: { readonly listed: Listed; readonly isFirst: boolean }): ReactNode {
  const { unit, name, title, standIn } = listed;
  return (
    <tr>
      <th scope="row">{isFirst ? unit.name : ''}</th>
      <td>{name}</td>
      <td>{title}</td>
      <td>
        <ListedPhone listed={listed} />
      </td>
      <td>{standIn === undefined ? '' : `${standIn.name}，到 ${standIn.until}`}</td>
    </tr>
  );
}

/** In stars until it is asked for, which is written down. */
function ListedPhone({ listed: { holding, phone, name } }: { readonly listed: Listed }): ReactNode {
  const [shown, setShown] = useState<string>();
  const { message } = App.useApp();
  if (phone === undefined) return <span className="r-quiet">未登记</span>;
  const show = async () => {
    const came = await answered(api.POST('/api/directory/phone', { body: { holding } }));
    if (came.is === 'ok') setShown(came.data.phone ?? '');
    else message.error(came.message);
  };
  if (shown !== undefined) return <span className="r-num">{shown}</span>;
  return (
    <span className="r-masked">
      {phone}
      <Button type="link" size="small" onClick={show} title="查看会记入审计" aria-label={`查看${name}的电话`}>
        查看
      </Button>
    </span>
  );
}
