import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import { saveAs } from '#src/web/save-as.ts';
import { taken } from '#src/web/taken.ts';
import type { WholeGathering } from './answers.ts';
import '#src/organization/ui/organization.css';

interface Props {
  readonly of: WholeGathering;
  readonly change: () => void;
}

/** 签到表、日程、导出; and, while it is planned, changing it and calling it off. */
export function GatheringDeeds({ of, change }: Props): ReactNode {
  const { message } = App.useApp();
  const [isEnding, setEnding] = useState(false);
  const [busy, setBusy] = useState(false);
  const { id, mayKeep, state } = of;
  const save = async () => {
    setBusy(true);
    const call = api.GET('/api/gatherings/{id}/attendance.xlsx', { params: { path: { id } }, parseAs: 'blob' });
    const came = await taken(call);
    setBusy(false);
    if (came.is !== 'ok') message.error(came.message);
    else if ('file' in came.data) saveAs(came.data.file, `到会情况-${of.day}.xlsx`);
  };
  return (
    <>
      {state === 'planned' && (
        <Button href={`/api/gatherings/${id}/calendar.ics`} download="meeting.ics">
          加到日历
        </Button>
      )}
      {mayKeep && state !== 'cancelled' && (
        <Button href={`/api/gatherings/${id}/sign-in.pdf`} target="_blank">
          打印签到表
        </Button>
      )}
      {mayKeep && state === 'held' && (
        <Button loading={busy} onClick={save}>
          导出到会情况
        </Button>
      )}
      {mayKeep && state === 'planned' && (
        <>
          <Button onClick={change}>修改</Button>
          <Button danger onClick={() => setEnding(true)}>
            取消会议
          </Button>
        </>
      )}
      {isEnding && <CallOff of={of} close={() => setEnding(false)} />}
    </>
  );
}

/** 取消 — says why; whoever was to come is told. */
function CallOff({ of, close }: { readonly of: WholeGathering; readonly close: () => void }): ReactNode {
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const send = async () => {
    setBusy(true);
    const body = { revision: of.revision, reason };
    const params = { path: { id: of.id } };
    const came = await answered(api.POST('/api/gatherings/{id}/cancellation', { params, body }));
    setBusy(false);
    setAnswer(came);
    if (came.is !== 'ok') return;
    await queries.invalidateQueries({ queryKey: ['gathering', of.id] });
    await queries.invalidateQueries({ queryKey: ['gatherings'] });
    close();
  };
  return (
    <Modal
      open
      title="取消会议"
      okText="取消这次会议"
      cancelText="不取消"
      okButtonProps={{ danger: true, disabled: reason.trim() === '', loading: busy }}
      onOk={send}
      onCancel={close}
    >
      <div className="r-form">
        <label htmlFor="call-off-reason">原因（会告诉被请的 {of.people.length} 人；会议保留在列表里）</label>
        <Input.TextArea
          id="call-off-reason"
          value={reason}
          maxLength={200}
          onChange={({ target }) => setReason(target.value)}
        />
        <Refusals answer={answer} title="没有取消" />
      </div>
    </Modal>
  );
}
