import { Link } from '@tanstack/react-router';
import { Progress } from 'antd';
import type { ReactNode } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { shortDay } from '#src/web/dates.ts';
import { Num } from '#src/web/Num.tsx';
import type { DutyName } from '../duties.ts';
import type { CampaignView } from './answers.ts';

interface Props {
  readonly campaign: CampaignView;
  readonly unit: string | undefined;
}

type Duty = CampaignView['duties'][number];

/** 六项职责 — until when, who answers for it, and how far it is; what is done and what is left each open their list. */
export function DutyList({ campaign, unit }: Props): ReactNode {
  return (
    <section aria-label="六项职责">
      <h2>六项职责</h2>
      <ol className="v-duties">
        {campaign.duties.map((duty) => (
          <li key={duty.duty}>
            <h3>{duty.title}</h3>
            <p>{duty.text}</p>
            <p className="r-quiet">
              {duty.to === undefined ? `到截止日 ${shortDay(campaign.deadline)}` : phaseInWords(duty)}
              {duty.person && `　责任人：${duty.person}`}
            </p>
            {duty.total !== undefined && duty.done !== undefined && (
              <Progressed campaign={campaign.id} unit={unit} duty={duty} done={duty.done} total={duty.total} />
            )}
            {duty.note !== undefined && <Noted campaign={campaign.id} unit={unit} duty={duty.duty} note={duty.note} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** 会议与培训 behind the figure, and the way there: of a training to whom it reached and whom it did not. */
function Noted({
  campaign,
  unit,
  duty,
  note,
}: {
  readonly campaign: string;
  readonly unit: string | undefined;
  readonly duty: DutyName;
  readonly note: string;
}): ReactNode {
  return (
    <p>
      <Link
        to={ADDRESSES.campaign}
        params={{ id: campaign }}
        search={{
          tab: 'gatherings',
          ...(duty === 'training' && { view: 'coverage' }),
          ...(unit !== undefined && { unit }),
        }}
      >
        {note}
      </Link>
    </p>
  );
}

function phaseInWords({ from, to }: Duty): string {
  return `${from === undefined ? '' : `${shortDay(from)} `}至 ${shortDay(to ?? '')}`;
}

interface ProgressedProps {
  readonly campaign: string;
  readonly unit: string | undefined;
  readonly duty: Duty;
  readonly done: number;
  readonly total: number;
}

function Progressed({ campaign, unit, duty, done, total }: ProgressedProps): ReactNode {
  const { done: doneList, left } = LISTS[duty.duty];
  const at = (search: Readonly<Record<string, string>>) => ({
    to: ADDRESSES.campaign,
    params: { id: campaign },
    search: { ...search, ...(unit !== undefined && { unit }) },
  });
  const percent = total === 0 ? 0 : Math.floor((done / total) * 100);
  return (
    <>
      <Progress percent={percent} size="small" showInfo={false} aria-label={`${duty.title}完成 ${percent}%`} />
      <p>
        {duty.counted}：<Num value={done} label={`${duty.title}，${duty.counted}`} {...at(doneList)} />
        {' / '}
        {total.toLocaleString('zh-CN')}
        {done < total && (
          <>
            {'　还差 '}
            <Num value={total - done} label={`${duty.title}，还差`} {...at(left)} />
          </>
        )}
      </p>
    </>
  );
}

interface DutyLists {
  readonly done: Readonly<Record<string, string>>;
  readonly left: Readonly<Record<string, string>>;
}

/** Where the figures of each duty are listed. */
const LISTS: Readonly<Record<DutyName, DutyLists>> = {
  sheets: { done: { tab: 'ledger', isPrinted: 'yes' }, left: { tab: 'ledger', isPrinted: 'no' } },
  training: { done: { tab: 'rollcall' }, left: { tab: 'rollcall' } },
  parents: { done: { tab: 'ledger', isIssued: 'yes' }, left: { tab: 'ledger', isIssued: 'no' } },
  returns: { done: { tab: 'ledger', isSettled: 'yes' }, left: { tab: 'ledger', isSettled: 'no' } },
  problems: {
    done: { tab: 'summary', about: 'problems' },
    left: { tab: 'ledger', problem: 'any', handling: 'open' },
  },
  report: { done: { tab: 'summary' }, left: { tab: 'summary' } },
};
