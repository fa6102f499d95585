import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Segmented, Space, Table, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { PROCEDURES } from '#src/procedures/index.ts';
import { EVERY_STAGE, STAGES, type Stage } from '#src/registry/stage.ts';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { PageState } from '#src/web/PageState.tsx';
import { Refusals } from '#src/web/refusals.tsx';
import { useMay } from '#src/web/session.ts';
import { type ChainSetting, chainOf, NO_CHANGE } from '#src/workflow/chain.ts';
import { PROCEDURE_GROUPS, type Procedure } from '#src/workflow/procedure.ts';
import { ChainDrawer } from './ChainDrawer.tsx';
import { ChainLine } from './ChainLine.tsx';
import { type ChainVersion, SETTINGS, useChains } from './setting-queries.ts';
import './settings.css';
import { SideScroll } from '#src/web/table/SideScroll.tsx';

/** 办理链 — every procedure with its desks as they are in force, and what waits to be reviewed. */
export function Chains(): ReactNode {
  const query = useChains();
  const [stage, setStage] = useState<Stage>('primary');
  const [changing, setChanging] = useState<Procedure>();
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const maySet = useMay('chain.manage');
  const versions = (query.data?.versions ?? []).filter((version) => version.stage === stage);
  const rows: readonly Procedure[] = PROCEDURES.filter((procedure: Procedure) => isInStage(procedure, stage));
  return (
    <PageState query={query}>
      <Space className="r-no-print" wrap>
        <Segmented<Stage>
          value={stage}
          onChange={setStage}
          options={EVERY_STAGE.map((value) => ({ value, label: STAGES[value].title }))}
        />
        <span>新配置只管以后提交的业务；已经在办的按提交时的办理链办完。</span>
      </Space>
      <Refusals answer={answer} title="没有审定" />
      <SideScroll label="办理链" least={760}>
        <Table<Procedure>
          size="small"
          rowKey="id"
          pagination={false}
          dataSource={[...rows]}
          columns={[
            {
              title: '业务',
              width: 220,
              render: (_, { title, group }) => <Named title={title} group={PROCEDURE_GROUPS[group]} />,
            },
            {
              title: '办理链',
              render: (_, procedure) => (
                <>
                  <ChainLine steps={chainOf(procedure, inForce(versions, procedure.id))} />
                  {waiting(versions, procedure.id) && (
                    <Waiting version={waiting(versions, procedure.id)} procedure={procedure} onAnswer={setAnswer} />
                  )}
                </>
              ),
            },
            {
              title: '',
              width: 88,
              render: (_, procedure) =>
                maySet &&
                waiting(versions, procedure.id) === undefined && (
                  <Button type="link" onClick={() => setChanging(procedure)}>
                    调整
                  </Button>
                ),
            },
          ]}
        />
      </SideScroll>
      {changing && (
        <ChainDrawer
          procedure={changing}
          stage={stage}
          setting={inForce(versions, changing.id)}
          onClose={() => setChanging(undefined)}
        />
      )}
    </PageState>
  );
}

function Named({ title, group }: { readonly title: string; readonly group: string }): ReactNode {
  return (
    <>
      {title}
      <div className="r-quiet">{group}</div>
    </>
  );
}

interface WaitingProps {
  readonly version: ChainVersion | undefined;
  readonly procedure: Procedure;
  readonly onAnswer: (answer: Answer<unknown>) => void;
}

/** 待审定: what it would be, who proposed it and why; reviewed by somebody else. */
function Waiting({ version, procedure, onAnswer }: WaitingProps): ReactNode {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const mayReview = useMay('chain.manage');
  if (version === undefined) return null;
  const review = async (accepted: boolean) => {
    const { stage, version: number } = version;
    const body = { procedure: procedure.id, stage, version: number, accepted };
    const reviewed = await answered(api.POST('/api/procedure-chains/reviews', { body }));
    onAnswer(reviewed);
    if (reviewed.is !== 'ok') return;
    message.success(accepted ? '已审定，今后提交的业务照此办理' : '已退回，照旧办理');
    await queries.invalidateQueries({ queryKey: SETTINGS });
  };
  return (
    <div className="r-chain-waiting">
      <Tag color="gold">待审定</Tag>
      {version.proposer}拟定：{version.reason}
      <ChainLine steps={chainOf(procedure, settingOf(version))} />
      {mayReview && !version.own && (
        <Space>
          <Button size="small" type="primary" onClick={() => review(true)}>
            审定通过
          </Button>
          <Button size="small" onClick={() => review(false)}>
            不同意
          </Button>
        </Space>
      )}
      {mayReview && version.own && <span className="r-quiet">自己拟定的，请另一位县局人员审定</span>}
    </div>
  );
}

function inForce(versions: readonly ChainVersion[], procedure: string): ChainSetting {
  const accepted = versions.find((version) => version.procedure === procedure && version.accepted === true);
  return accepted ? settingOf(accepted) : NO_CHANGE;
}

function waiting(versions: readonly ChainVersion[], procedure: string): ChainVersion | undefined {
  return versions.find((version) => version.procedure === procedure && version.accepted === null);
}

function settingOf({ setting }: ChainVersion): ChainSetting {
  return { extra: setting.extra, days: setting.days };
}

function isInStage({ stages }: Procedure, stage: Stage): boolean {
  return stages === undefined || stages.includes(stage);
}
