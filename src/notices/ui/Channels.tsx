import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api, loaded } from '#src/web/api.ts';
import type { Given } from '#src/web/given.ts';
import { objectionTo } from '#src/web/refusals.tsx';
import { CHANNELS, type Channel } from '../digest.ts';

type Shown = Given<'/api/notices/channels', 'get'>;

/** 每日摘要 — where one wants to be told outside the product how much there is to do; figures only, no child's name. */
export function Channels(): ReactNode {
  const query = useQuery({
    queryKey: ['notice-channels'],
    queryFn: (): Promise<Shown> => loaded(api.GET('/api/notices/channels')),
  });
  return (
    <section className="r-no-print">
      <h2>在系统外接收每日摘要</h2>
      <p className="r-quiet">每个工作日早上七点后发一次，只有件数，不含学生信息。没有要办的，就不发。</p>
      {(Object.keys(CHANNELS) as Channel[]).map((channel) => (
        <One key={channel} channel={channel} set={query.data?.channels.find((each) => each.channel === channel)} />
      ))}
    </section>
  );
}

function One({
  channel,
  set,
}: {
  readonly channel: Channel;
  readonly set: Shown['channels'][number] | undefined;
}): ReactNode {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [address, setAddress] = useState('');
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const { title, hint } = CHANNELS[channel];
  const save = async (next: string | undefined) => {
    const body = next === undefined ? { channel } : { channel, address: next };
    const saved = await answered(api.POST('/api/notices/channels', { body }));
    setAnswer(saved);
    if (saved.is !== 'ok') return;
    message.success(next === undefined ? '已停止发送' : '已设定');
    setAddress('');
    await queries.invalidateQueries({ queryKey: ['notice-channels'] });
  };
  return (
    <form
      className="r-channel"
      onSubmit={(event) => {
        event.preventDefault();
        void save(address);
      }}
    >
      <label htmlFor={`channel-${channel}`}>
        {title}
        {set && `（已设定，以“${set.ends}”结尾）`}
      </label>
      <Space.Compact block>
        <Input
          id={`channel-${channel}`}
          value={address}
          maxLength={300}
          placeholder={hint}
          onChange={({ target }) => setAddress(target.value)}
        />
        <Button htmlType="submit" disabled={address.trim() === ''}>
          {set ? '更换' : '设定'}
        </Button>
        {set && <Button onClick={() => save(undefined)}>停止发送</Button>}
      </Space.Compact>
      <span role="alert" className="r-channel-wrong">
        {objectionTo(answer, 'address')}
      </span>
    </form>
  );
}
