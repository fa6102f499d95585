import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer } from 'antd';
import { type ReactNode, useState } from 'react';
import { todayHere } from '#src/organization/ui/DayField.tsx';
import type { Answer } from '#src/web/answer.ts';
import { answered, api, loaded } from '#src/web/api.ts';
import { useNarrow } from '#src/web/narrow.ts';
import { Refusals } from '#src/web/refusals.tsx';
import { type Session, useSession } from '#src/web/session.ts';
import { EVERY_GATHERING_KIND, type GatheringKind, shapeOf } from '../gathering.ts';
import type { WholeGathering } from './answers.ts';
import { useRunningCampaigns } from './CampaignChoice.tsx';
import { aDraft, type DraftTyped, draftOf } from './draft-typed.ts';
import { GatheringFields } from './GatheringFields.tsx';
import '#src/organization/ui/organization.css';

interface Props {
  readonly campaign?: string | undefined;
  /** The one that is changed; absent for a new one. */
  readonly of?: WholeGathering;
  readonly close: () => void;
  readonly onDone: (id: string) => void;
}

type Made = Answer<{ readonly id: string; readonly asked: number }>;

/** 发起、修改会议 — what, when, where and whom; how many that are is said before it is sent. */
export function GatheringForm({ campaign, of, close, onDone }: Props): ReactNode {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const session = useSession();
  const isNarrow = useNarrow();
  const [draft, setDraft] = useState(() => (of === undefined ? aDraft(session, campaign) : draftOf(of)));
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const guests = useGuests(draft);
  const running = useRunningCampaigns();
  const meant = draft.campaign === undefined ? meantBy(draft, of, running) : (draft.campaign ?? undefined);
  const planForClasses = async () => {
    setBusy(true);
    const { kind: _kind, offices: _offices, units: _units, everyClass: _every, ...plan } = draft;
    const body = { ...plan, campaign: meant } as never; // the day was chosen below
    const came = await answered(api.POST('/api/gatherings/classes', { body }));
    setBusy(false);
    setAnswer(came);
    if (came.is !== 'ok') return;
    message.success(classesInWords(came.data));
    for (const key of ['gatherings', 'today']) await queries.invalidateQueries({ queryKey: [key] });
    close();
  };
  const send = async () => {
    setBusy(true);
    const { everyClass: _every, ...plan } = draft;
    const body = { ...plan, campaign: meant } as never; // kind, day and offices were chosen below
    const came: Made =
      of === undefined
        ? await answered(api.POST('/api/gatherings', { body }))
        : await answered(
            api.PUT('/api/gatherings/{id}', {
              params: { path: { id: of.id } },
              body: { ...(body as object), revision: of.revision } as never, // as above
            }),
          );
    setBusy(false);
    setAnswer(came);
    if (came.is !== 'ok') return;
    await queries.invalidateQueries({ queryKey: ['gatherings'] });
    await queries.invalidateQueries({ queryKey: ['gathering', came.data.id] });
    onDone(came.data.id);
  };
  const isPast = draft.day !== '' && draft.day < todayHere();
  return (
    <Drawer
      open
      title={of === undefined ? '发起会议、培训' : '修改日程'}
      size={isNarrow ? '100%' : 560}
      onClose={close}
      mask={{ closable: false }}
      footer={
        <div className="g-tools">
          <span className="r-quiet" aria-live="polite">
            {whomInWords(draft, guests, isPast)}
          </span>
          <Button
            type="primary"
            loading={busy}
            disabled={draft.day === ''}
            onClick={draft.everyClass ? planForClasses : send}
          >
            {of === undefined ? (isPast ? '补登' : '发起') : '保存修改'}
          </Button>
        </div>
      }
    >
      <div className="r-form">
        <GatheringFields
          value={draft}
          onChange={setDraft}
          answer={answer}
          kinds={kindsFor(session)}
          campaign={meant}
          isNew={of === undefined}
        />
        <Refusals answer={answer} title={of === undefined ? '没有发起' : '没有保存'} />
      </div>
    </Drawer>
  );
}

/** Sheets are issued at parents' meetings: while one campaign runs, a new one is meant to be of it. */
function meantBy({ kind }: DraftTyped, of: WholeGathering | undefined, running: readonly { readonly id: string }[]) {
  return kind === 'parents' && of === undefined && running.length === 1 ? running[0]?.id : undefined;
}

function classesInWords({ made, skipped }: { readonly made: number; readonly skipped: readonly string[] }): string {
  const had = skipped.length === 0 ? '' : `；${skipped.length} 个班已经有了，没有重复：${skipped.join('、')}`;
  return made === 0 ? '各班都已经有了这次家长会' : `已为 ${made} 个班发起家长会，班主任收到消息${had}`;
}

function whomInWords({ kind, everyClass }: DraftTyped, guests: number | undefined, isPast: boolean): string {
  if (everyClass) return '为有在册学生的每个班各发起一次';
  if (kind === 'parents') return '请本班学生的家长';
  if (guests === undefined) return '';
  return guests === 0 ? '还没有请到人' : `请 ${guests} 人${isPast ? '（日期已过，不发通知）' : '，发起后通知本人'}`;
}

/** 会请到多少人 */
function useGuests({ kind, unit, offices, units }: DraftTyped): number | undefined {
  const { data } = useQuery({
    queryKey: ['gathering-guests', unit, offices, units],
    enabled: kind !== 'parents' && offices.length > 0,
    queryFn: (): Promise<{ readonly count: number }> =>
      loaded(api.POST('/api/gatherings/guests', { body: { unit, offices: [...offices] as never, units: [...units] } })),
  });
  return kind === 'parents' || offices.length === 0 ? undefined : data?.count;
}

/** What this office's unit may hold; from a school up also the parents' meeting of a class. */
function kindsFor({ unitKind }: Session): readonly GatheringKind[] {
  return EVERY_GATHERING_KIND.filter((kind) => {
    const at: readonly string[] = shapeOf(kind).at;
    return kind === 'parents' || at.includes(unitKind);
  });
}
