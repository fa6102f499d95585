import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { DayField } from '#src/organization/ui/DayField.tsx';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { objectionTo, Refusals } from '#src/web/refusals.tsx';
import { DUTIES, EVERY_DUTY } from '../duties.ts';
import type { CampaignView } from './answers.ts';

type Plan = NonNullable<CampaignView['plan']>;
type Phase = Plan['content']['phases'][number];

interface Props {
  readonly campaign: CampaignView;
  /** One's own, where there is one already. */
  readonly plan: Plan | undefined;
  readonly onClose: () => void;
}

/** 制订核查办法 — each duty until a day within the campaign, and who answers for it. */
export function PlanDrawer({ campaign, plan, onClose }: Props): ReactNode {
  const [phases, setPhases] = useState<readonly Phase[]>(() => EVERY_DUTY.map((duty) => begun(campaign, plan, duty)));
  const [emphasis, setEmphasis] = useState(plan?.content.emphasis ?? '');
  const [demands, setDemands] = useState(plan?.content.demands ?? '');
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const [busy, setBusy] = useState(false);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const save = async (publish: boolean) => {
    setBusy(true);
    const body = {
      ...(plan !== undefined && { revision: plan.revision }),
      content: { phases: [...phases], emphasis, demands },
      publish,
    };
    const came = await answered(api.PUT('/api/campaigns/{id}/plan', { params: { path: { id: campaign.id } }, body }));
    setBusy(false);
    setAnswer(came);
    if (came.is !== 'ok') return;
    message.success(publish ? '已发布，各学校现在就能看到' : '草稿已保存，还没有发布');
    await Promise.all(['campaign', 'today'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
    onClose();
  };
  const type = (at: number, change: Partial<Phase>) =>
    setPhases(phases.map((phase, each) => (each === at ? { ...phase, ...change } : phase)));
  return (
    <Drawer open title="核查办法" onClose={onClose} size={640}>
      <ul className="v-phases v-plan-phases">
        {phases.map((phase, at) => (
          <li key={phase.duty}>
            <strong>{DUTIES[phase.duty].title}</strong>
            <label htmlFor={`plan-from-${phase.duty}`}>自</label>
            <DayField id={`plan-from-${phase.duty}`} value={phase.from} onChange={(from) => type(at, { from })} />
            <label htmlFor={`plan-to-${phase.duty}`}>至</label>
            <DayField id={`plan-to-${phase.duty}`} value={phase.to} onChange={(to) => type(at, { to })} />
            <label htmlFor={`plan-person-${phase.duty}`}>责任人</label>
            <Input
              id={`plan-person-${phase.duty}`}
              maxLength={60}
              value={phase.person}
              placeholder="姓名或岗位"
              onChange={({ target }) => type(at, { person: target.value })}
            />
            <small className="r-error">{objectionTo(answer, `phases.${phase.duty}`)}</small>
          </li>
        ))}
      </ul>
      <label htmlFor="plan-emphasis">核查重点</label>
      <Input.TextArea
        id="plan-emphasis"
        rows={2}
        maxLength={2000}
        value={emphasis}
        onChange={({ target }) => setEmphasis(target.value)}
      />
      <label htmlFor="plan-demands">工作要求</label>
      <Input.TextArea
        id="plan-demands"
        rows={5}
        maxLength={4000}
        value={demands}
        onChange={({ target }) => setDemands(target.value)}
      />
      <Refusals answer={answer} title="没有保存" />
      <p className="v-actions">
        <Button type="primary" loading={busy} onClick={() => save(true)}>
          发布
        </Button>
        <Button loading={busy} onClick={() => save(false)}>
          存草稿
        </Button>
      </p>
    </Drawer>
  );
}

/** As it was written; else within the county's own days for the duty, the offices of the annex answering for it. */
function begun({ content, startsOn, deadline }: CampaignView, plan: Plan | undefined, duty: Phase['duty']): Phase {
  const written = plan?.content.phases.find((phase) => phase.duty === duty);
  if (written !== undefined) return written;
  const asked = content.phases.find((phase) => phase.duty === duty);
  return { duty, from: asked?.from ?? startsOn, to: asked?.to ?? deadline, person: '' };
}
