import { Button, Drawer, Form, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { EVERY_RULE } from '#src/findings/rule-of.ts';
import { DayField } from '#src/organization/ui/DayField.tsx';
import { CODE_TABLES } from '#src/registry/codes.ts';
import { FIELDS, titleOf } from '#src/registry/fields.ts';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { objectionTo, Refusals } from '#src/web/refusals.tsx';
import { useSession } from '#src/web/session.ts';
import type { CampaignView } from './answers.ts';
import { PhaseDays } from './PhaseDays.tsx';
import { ScopeField } from './ScopeField.tsx';
import { bodyOf, useDraftForm } from './use-draft-form.ts';

interface Props {
  /** Absent for a new one. */
  readonly campaign?: CampaignView | undefined;
  readonly onSaved: (id: string) => void;
  readonly onClose: () => void;
}

const FIELD_OPTIONS = FIELDS.map(({ name }) => ({ value: name as string, label: titleOf(name) }));
const RULE_OPTIONS = EVERY_RULE.map(({ code, title }) => ({ value: code, label: `${code} ${title}` }));
const GRADE_OPTIONS = CODE_TABLES.grade.map(({ code, label }) => ({ value: code, label }));

/** 拟定、修改专项 — what is asked, of whom, until when; once it runs, whom it asks stands fast. */
export function CampaignDrawer({ campaign, onSaved, onClose }: Props): ReactNode {
  const { unit: county } = useSession();
  const { draft, type } = useDraftForm(campaign, county);
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const [busy, setBusy] = useState(false);
  const isRunning = campaign?.state === 'running';
  const save = async () => {
    setBusy(true);
    const body = bodyOf(draft);
    const came = await answered(
      campaign === undefined
        ? api.POST('/api/campaigns', { body })
        : api.PUT('/api/campaigns/{id}', {
            params: { path: { id: campaign.id } },
            body: { ...body, revision: campaign.revision },
          }),
    );
    setBusy(false);
    setAnswer(came);
    if (came.is === 'ok') onSaved(came.data.id);
  };
  const item = (field: string) => {
    const help = objectionTo(answer, field);
    return help === undefined ? {} : { validateStatus: 'error' as const, help };
  };
  return (
    <Drawer open title={campaign === undefined ? '拟定核查专项' : '修改核查专项'} onClose={onClose} size={640}>
      <Form layout="vertical" onFinish={save}>
        <Form.Item label="名称" htmlFor="campaign-title" {...item('title')}>
          <Input
            id="campaign-title"
            maxLength={60}
            value={draft.title}
            placeholder="例：2025年春季中小学生学籍信息质量核查"
            onChange={({ target }) => type({ title: target.value })}
          />
        </Form.Item>
        <Form.Item label="依据的文件" htmlFor="campaign-basis" {...item('basis')}>
          <Input
            id="campaign-basis"
            maxLength={300}
            value={draft.basis}
            placeholder="文件名称和文号"
            onChange={({ target }) => type({ basis: target.value })}
          />
        </Form.Item>
        <div className="v-days">
          <Form.Item label="开始日期" htmlFor="campaign-starts" {...item('startsOn')}>
            <DayField id="campaign-starts" value={draft.startsOn} onChange={(startsOn) => type({ startsOn })} />
          </Form.Item>
          <Form.Item label="学校完成的截止日期" htmlFor="campaign-deadline" {...item('deadline')}>
            <DayField id="campaign-deadline" value={draft.deadline} onChange={(deadline) => type({ deadline })} />
          </Form.Item>
        </div>
        <Form.Item label="范围" {...item('units')} extra={isRunning && '专项已经启动，范围不能再改'}>
          <ScopeField units={draft.units} disabled={isRunning} onChange={(units) => type({ units })} />
        </Form.Item>
        <Form.Item label="年级" htmlFor="campaign-grades" {...item('grades')}>
          <Select
            id="campaign-grades"
            mode="multiple"
            disabled={isRunning}
            optionFilterProp="label"
            placeholder="全部年级"
            value={[...draft.grades]}
            options={GRADE_OPTIONS}
            onChange={(grades) => type({ grades })}
          />
        </Form.Item>
        <Form.Item label="六项职责的时间（不填为到截止日期）" {...item('phases')}>
          <PhaseDays days={draft.phases} onChange={(phases) => type({ phases })} />
        </Form.Item>
        <Form.Item label="重点核查的项目（在核对表上标出）" htmlFor="campaign-fields" {...item('fields')}>
          <Select
            id="campaign-fields"
            mode="multiple"
            optionFilterProp="label"
            value={[...draft.fields]}
            options={FIELD_OPTIONS}
            onChange={(fields) => type({ fields })}
          />
        </Form.Item>
        <Form.Item label="重点核查的规则（问题印在核对表上）" htmlFor="campaign-rules" {...item('rules')}>
          <Select
            id="campaign-rules"
            mode="multiple"
            optionFilterProp="label"
            placeholder="全部规则，不另加重点"
            value={[...draft.rules]}
            options={RULE_OPTIONS}
            onChange={(rules) => type({ rules })}
          />
        </Form.Item>
        <Refusals answer={answer} title="没有保存" />
        <Button
          type="primary"
          htmlType="submit"
          loading={busy}
          disabled={draft.startsOn === '' || draft.deadline === ''}
        >
          {isRunning ? '保存修改' : '保存草稿'}
        </Button>
      </Form>
    </Drawer>
  );
}
