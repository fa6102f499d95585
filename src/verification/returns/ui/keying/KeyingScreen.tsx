import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Popconfirm } from 'antd';
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api, loaded } from '#src/web/api.ts';
import { PageState } from '#src/web/PageState.tsx';
import { objectionTo, Refusals } from '#src/web/refusals.tsx';
import type { Keying, KeyingCell } from '../answers.ts';
import { PaperStage } from '../PaperStage.tsx';
import { AskBack } from './AskBack.tsx';
import { KeyCell } from './KeyCell.tsx';
import { KeyingFamily } from './KeyingFamily.tsx';
import { placeOnPaper } from './place-on-paper.ts';
import { type Draft, type Kept, useDraft } from './use-keying.ts';

interface Props {
  readonly campaign: string;
  readonly id: string;
  /** How many wait, this one among them. */
  readonly left: number;
  readonly onEnded: (ended: { readonly id: string; readonly name: string; readonly message: string }) => Promise<void>;
  readonly onSkip: () => void;
  readonly onClose: () => void;
}

/** 录入一张 — opened for one person; nobody else keys it meanwhile. */
export function KeyingScreen(props: Props): ReactNode {
  const { campaign, id, onSkip, onClose } = props;
  const query = useQuery({
    queryKey: ['keying', campaign, id],
    queryFn: (): Promise<Keying> =>
      loaded(
        api.POST('/api/campaigns/{id}/returns/{return}/opening', { params: { path: { id: campaign, return: id } } }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  });
  const view = query.data;
  return (
    <section aria-label="录入核对表" className="v-keying">
      <PageState query={query}>
        {view && view.state !== 'waiting' && <Alert type="info" title="这一张已经办过，请看下一张。" />}
        {view && view.state === 'waiting' && <Desk {...props} view={view} reopen={() => query.refetch()} />}
      </PageState>
      {(query.error !== null || (view && view.state !== 'waiting')) && (
        <p className="v-row">
          <Button onClick={onSkip}>下一张</Button>
          <Button onClick={onClose}>回到清单</Button>
        </p>
      )}
    </section>
  );
}

function Desk({
  campaign,
  id,
  left,
  view,
  onEnded,
  onSkip,
  onClose,
  reopen,
}: Props & { readonly view: Keying; readonly reopen: () => unknown }): ReactNode {
  const { draft, change, kept, isOther, forget } = useDraft(campaign, view);
  const [answer, setAnswer] = useState<Answer<{ readonly message: string }>>();
  const [asking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [cellNow, setCellNow] = useState<KeyingCell>();
  const towards = useMemo(() => cellNow && placeOnPaper(cellNow.name), [cellNow]);
  const form = useRef<HTMLDivElement>(null);
  const params = { path: { id: campaign, return: id } };
  const type = (next: Draft) => {
    setAnswer(undefined); // what was said of the draft before is no longer true
    change(next);
  };
  const count = Object.keys(draft.typed).length;
  useEffect(() => boxesIn(form.current)[0]?.focus(), []);
  const end = async (body: Parameters<typeof send>[1]) => {
    if (isBusy) return;
    setBusy(true);
    const came = await send(params, body);
    setBusy(false);
    setAnswer(came);
    if (came.is !== 'ok') {
      const field = came.objections.find((objection) => objection.field !== undefined)?.field;
      form.current?.querySelector<HTMLElement>(`[data-second="${field}"], [id="k-${field}"]`)?.focus();
      return;
    }
    forget();
    await onEnded({ id, name: view.name, message: came.data.message });
  };
  const settle = () => {
    const { typed, again, confirmed } = draft;
    const seen = view.recordRevision;
    if (count === 0) return end({ verdict: 'unchanged', seen });
    return end({
      verdict: 'changed',
      seen,
      keyed: { typed: { ...typed }, again: { ...again }, confirmed: [...confirmed] },
    });
  };
  const release = async (page: string) => {
    const scan = { path: { id: campaign, scan: page } };
    const came = await answered(api.DELETE('/api/campaigns/{id}/scans/{scan}/owner', { params: scan }));
    setAnswer(came.is === 'ok' ? undefined : came);
    if (came.is === 'ok') await reopen();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && event.ctrlKey) {
      event.preventDefault();
      settle();
    } else if (event.altKey && event.key.toLowerCase() === 'q') {
      event.preventDefault();
      setAsking(true);
    } else if (event.altKey && /^[1-8]$/.test(event.key)) {
      event.preventDefault();
      const group = form.current?.querySelectorAll('fieldset')[Number(event.key) - 1];
      group?.querySelector<HTMLElement>('[data-key-box]')?.focus();
    } else move(event, form.current);
  };
  return (
    <>
      <header className="v-keying-head">
        <h3>
          {view.name}　<span className="r-quiet">{view.place.class || view.place.school}</span>
        </h3>
        <span className="r-quiet">还有 {left.toLocaleString('zh-CN')} 张待录入</span>
        <KeptWords kept={kept} />
        <span className="v-keying-deeds">
          <Button onClick={onClose}>回到清单</Button>
          <Button onClick={onSkip}>先跳过</Button>
          <Button onClick={() => setAsking(true)} title="Alt 加 Q">
            看不清，退回家长
          </Button>
          <Button type="primary" loading={isBusy} onClick={settle} title="Ctrl 加回车">
            {count === 0 ? '未修改，下一张' : `录入 ${count} 项，下一张`}（Ctrl+Enter）
          </Button>
        </span>
      </header>
      <Remarks view={view} />
      <Refusals answer={isOther} title="草稿没有存上" />
      <Refusals answer={answer} title="没有录入" />
      <div className="v-beside">
        <PaperStage
          campaign={campaign}
          pages={view.scans}
          towards={towards}
          empty="这一张没有扫描件，请对照手里的纸表录入。把纸表扫描后在“扫描件”里上传，下次打开就在这里。"
          deeds={({ id: page }) => (
            <Popconfirm
              title="这一页不是该生的？"
              description="退出后回到“待认领”，不会丢。"
              okText="退出认领"
              cancelText="不退"
              onConfirm={() => release(page)}
            >
              <Button size="small">不是该生的</Button>
            </Popconfirm>
          )}
        />
        {/* biome-ignore lint/a11y/noStaticElementInteractions: keys are heard wherever the cursor is within the cells */}
        <div className="v-cells" ref={form} onKeyDown={onKeyDown}>
          <p className="r-quiet v-keys">
            只录家长改了的。回车、↑↓ 换格，Alt+1～8 到第几区，PageUp/PageDown 翻页，Alt+= − 0 R 缩放旋转，Ctrl+Enter
            办结。
          </p>
          {view.groups.map(({ title, cells }, at) => (
            <KeyingFamily key={title} title={title} at={at} cells={cells} draft={draft} onChange={type}>
              {cells.map((cell) => (
                <KeyCell
                  key={cell.name}
                  cell={cell}
                  draft={draft}
                  objection={objectionTo(answer, cell.name)}
                  onChange={type}
                  onFocus={() => setCellNow(cell)}
                />
              ))}
            </KeyingFamily>
          ))}
        </div>
      </div>
      {asking && (
        <AskBack
          about={cellNow?.title ?? ''}
          onAsk={async (question) => {
            setAsking(false);
            await end({ verdict: 'ask', seen: view.recordRevision, question });
          }}
          onCancel={() => setAsking(false)}
        />
      )}
    </>
  );
}

type Verdict =
  | { verdict: 'unchanged'; seen: number }
  | { verdict: 'ask'; seen: number; question: string }
  | {
      verdict: 'changed';
      seen: number;
      keyed: { typed: Record<string, string>; again: Record<string, string>; confirmed: string[] };
    };

function send(params: { readonly path: { readonly id: string; readonly return: string } }, body: Verdict) {
  return answered(api.POST('/api/campaigns/{id}/returns/{return}/verdict', { params, body }));
}

function Remarks({ view: { warnings, sentBack, others } }: { readonly view: Keying }): ReactNode {
  const lines = [
    ...(sentBack === undefined ? [] : [`复核退回：${sentBack}`]),
    ...warnings,
    ...(others.length > 0 ? [`该生另有 ${others.length} 张交回的表，翻页可以比对；一张录入后，其余的留存`] : []),
  ];
  if (lines.length === 0) return null;
  return <Alert type="warning" showIcon title={lines.join('；')} />;
}

function KeptWords({ kept }: { readonly kept: Kept }): ReactNode {
  return (
    <span role="status" className={kept === 'failed' ? 'r-query' : 'r-quiet'}>
      {KEPT[kept]}
    </span>
  );
}

const KEPT: Readonly<Record<Kept, string>> = {
  nothing: '',
  waiting: '正在存草稿…',
  kept: '草稿已存',
  failed: '草稿没有存上，正在等网络',
};

function boxesIn(form: HTMLElement | null): readonly HTMLElement[] {
  return [...(form?.querySelectorAll<HTMLElement>('[data-key-box]') ?? [])];
}

/** Enter and the arrows go from box to box, in the order of the paper. */
function move(event: KeyboardEvent, form: HTMLElement | null): void {
  const step = event.key === 'Enter' || event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || event.ctrlKey || event.altKey || !(event.target instanceof HTMLElement)) return;
  const boxes = boxesIn(form);
  const at = boxes.indexOf(event.target);
  // Enter on a button presses it.
  if (at < 0 || (event.key === 'Enter' && event.target instanceof HTMLButtonElement)) return;
  const next = boxes[at + step];
  event.preventDefault();
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}
