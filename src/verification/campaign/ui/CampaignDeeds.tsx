import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { dayInWords } from '#src/web/dates.ts';
import { Refusals } from '#src/web/refusals.tsx';
import { useMay } from '#src/web/session.ts';
import type { CampaignView } from './answers.ts';
import { CampaignDrawer } from './CampaignDrawer.tsx';

type Doing = 'edit' | 'open' | 'close';

/** 县局对专项做的事 — change it, open it after seeing how many it asks about, end it with a reason. */
export function CampaignDeeds({ campaign }: { readonly campaign: CampaignView }): ReactNode {
  const mayRun = useMay('campaign.run');
  const [doing, setDoing] = useState<Doing>();
  const queries = useQueryClient();
  const { message } = App.useApp();
  if (!mayRun || campaign.state === 'closed') return null;
  const done = async (words: string) => {
    setDoing(undefined);
    message.success(words);
    await Promise.all(['campaign', 'campaigns', 'today'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
  };
  const isDraft = campaign.state === 'draft';
  const close = () => setDoing(undefined);
  return (
    <p className="v-actions r-no-print">
      {isDraft && (
        <Button type="primary" onClick={() => setDoing('open')}>
          启动专项
        </Button>
      )}
      <Button onClick={() => setDoing('edit')}>修改</Button>
      <Button danger onClick={() => setDoing('close')}>
        {isDraft ? '作废草稿' : '结束专项'}
      </Button>
      {doing === 'edit' && <CampaignDrawer campaign={campaign} onSaved={() => done('已保存')} onClose={close} />}
      {doing === 'open' && <OpenDialog campaign={campaign} onDone={done} onClose={close} />}
      {doing === 'close' && <CloseDialog campaign={campaign} onDone={done} onClose={close} />}
    </p>
  );
}

interface DialogProps {
  readonly campaign: CampaignView;
  readonly onDone: (words: string) => void;
  readonly onClose: () => void;
}

function OpenDialog({ campaign, onDone, onClose }: DialogProps): ReactNode {
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const [busy, setBusy] = useState(false);
  const { pupils = 0, schools = 0, deadline, scope } = campaign;
  const open = async () => {
    setBusy(true);
    const params = { path: { id: campaign.id } };
    const came = await answered(
      api.POST('/api/campaigns/{id}/opening', { params, body: { revision: campaign.revision } }),
    );
    setBusy(false);
    setAnswer(came);
    if (came.is === 'ok') onDone(`已启动，${came.data.lines.toLocaleString('zh-CN')} 名学生列入台账`);
  };
  return (
    <Modal
      open
      title={`启动“${campaign.title}”`}
      okText="启动"
      cancelText="取消"
      confirmLoading={busy}
      okButtonProps={{ disabled: pupils === 0 }}
      onOk={open}
      onCancel={onClose}
    >
      <p>
        范围：{scope.map(({ name }) => name).join('、')}。将有 <strong>{schools.toLocaleString('zh-CN')}</strong>{' '}
        所学校、
        <strong>{pupils.toLocaleString('zh-CN')}</strong> 名学生列入台账，{dayInWords(deadline)}截止。
      </p>
      <p>启动后各中心校、学校、班主任立即看到；名称、日期、重点还可以改，范围不能再改。</p>
      <Refusals answer={answer} title="没有启动" />
    </Modal>
  );
}

function CloseDialog({ campaign, onDone, onClose }: DialogProps): ReactNode {
  const [reason, setReason] = useState('');
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const [busy, setBusy] = useState(false);
  const isDraft = campaign.state === 'draft';
  const close = async () => {
    setBusy(true);
    const params = { path: { id: campaign.id } };
    const body = { revision: campaign.revision, reason };
    const came = await answered(api.POST('/api/campaigns/{id}/closure', { params, body }));
    setBusy(false);
    setAnswer(came);
    if (came.is === 'ok') onDone(isDraft ? '草稿已作废' : '专项已结束');
  };
  return (
    <Modal
      open
      title={isDraft ? '作废草稿' : `结束“${campaign.title}”`}
      okText={isDraft ? '作废' : '结束'}
      okButtonProps={{ danger: true, disabled: reason.trim() === '' }}
      cancelText="取消"
      confirmLoading={busy}
      onOk={close}
      onCancel={onClose}
    >
      {!isDraft && <p>结束以后台账、录入、签核都不能再改，只能查看。不能恢复。</p>}
      <label htmlFor="close-reason">原因</label>
      <Input.TextArea
        id="close-reason"
        rows={2}
        maxLength={200}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <Refusals answer={answer} title="没有办成" />
    </Modal>
  );
}
