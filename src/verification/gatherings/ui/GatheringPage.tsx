import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type ComponentType, type ReactNode, useState } from 'react';
import { todayHere } from '#src/organization/ui/DayField.tsx';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { dayInWords } from '#src/web/dates.ts';
import { useFilters } from '#src/web/filters.ts';
import { Page } from '#src/web/Page.tsx';
import { TabLinks } from '#src/web/TabLinks.tsx';
import { GATHERING_KINDS } from '../gathering.ts';
import type { WholeGathering } from './answers.ts';
import { MaterialsTab, PhotosTab } from './FilesTab.tsx';
import { GatheringDeeds } from './GatheringDeeds.tsx';
import { GatheringForm } from './GatheringForm.tsx';
import { MinutesTab } from './MinutesTab.tsx';
import { stateOf } from './meeting-words.ts';
import { PeopleTab } from './PeopleTab.tsx';
import { ProblemsTab } from './ProblemsTab.tsx';
import { PupilsTab } from './PupilsTab.tsx';
import { ReplyBar } from './ReplyBar.tsx';
import './gatherings.css';
import '../../campaign/ui/campaign.css';

/** 一次会议 — when and where, one's own answer, and its list, materials, photographs and record. */
export function GatheringPage(): ReactNode {
  const { id } = useParams({ strict: false });
  return id === undefined ? null : <OneGathering key={id} id={id} />;
}

interface Part {
  readonly key: string;
  readonly title: string;
  readonly tab: ComponentType<{ readonly of: WholeGathering }>;
}

const PEOPLE: Part = { key: 'people', title: '名单', tab: PeopleTab };
const PUPILS: Part = { key: 'people', title: '名单', tab: PupilsTab };
const PROBLEMS: Part = { key: 'problems', title: '问题名单', tab: ProblemsTab };
const REST: readonly Part[] = [
  { key: 'materials', title: '材料', tab: MaterialsTab },
  { key: 'photos', title: '照片', tab: PhotosTab },
  { key: 'minutes', title: '记录', tab: MinutesTab },
];

function OneGathering({ id }: { readonly id: string }): ReactNode {
  const [{ tab }] = useFilters(['tab']);
  const [isChanging, setChanging] = useState(false);
  const query = useQuery({
    queryKey: ['gathering', id],
    queryFn: (): Promise<WholeGathering> => loaded(api.GET('/api/gatherings/{id}', { params: { path: { id } } })),
  });
  const gathering = query.data;
  const parts = gathering?.kind === 'parents' ? [PUPILS, PROBLEMS, ...REST] : [PEOPLE, ...REST];
  const open = parts.find(({ key }) => key === tab) ?? parts[0];
  return (
    <Page
      title={gathering?.title ?? '会议'}
      breadcrumb={[{ title: '会议与培训', to: ADDRESSES.gatherings }, { title: gathering?.title ?? '…' }]}
      query={query}
      actions={gathering && <GatheringDeeds of={gathering} change={() => setChanging(true)} />}
    >
      {gathering && open && (
        <div className="g-work">
          <Facts of={gathering} />
          {gathering.mine && gathering.state === 'planned' && <ReplyBar of={gathering} />}
          <TabLinks
            label="会议的各项内容"
            to={ADDRESSES.gathering}
            params={{ id }}
            tabs={parts.map(({ key, title }) => ({
              key,
              title: `${title}${countOf(gathering, key)}`,
              search: { tab: key },
            }))}
            open={open.key}
          />
          <open.tab key={open.key} of={gathering} />
          {isChanging && (
            <GatheringForm of={gathering} close={() => setChanging(false)} onDone={() => setChanging(false)} />
          )}
        </div>
      )}
    </Page>
  );
}

function countOf({ people, pupils, files }: WholeGathering, key: string): string {
  const of = (use: string) => files.filter((file) => file.use === use).length;
  const count =
    key === 'people'
      ? people.length + pupils.length
      : key === 'materials'
        ? of('material')
        : key === 'photos'
          ? of('photo')
          : 0;
  return count > 0 ? ` ${count}` : '';
}

function Facts({ of }: { readonly of: WholeGathering }): ReactNode {
  const { kind, day, begins, ends, place, host, unitName, agenda, reason, campaign, campaignTitle } = of;
  return (
    <section className="g-facts" aria-label="日程">
      <dl>
        <div>
          <dt>时间</dt>
          <dd>
            <b>
              {dayInWords(day)} {begins}—{ends}
            </b>
          </dd>
        </div>
        <div>
          <dt>地点</dt>
          <dd>
            <b>{place}</b>
          </dd>
        </div>
        <div>
          <dt>主讲、主持</dt>
          <dd>{host}</dd>
        </div>
        <div>
          <dt>召开单位</dt>
          <dd>{unitName}</dd>
        </div>
        <div>
          <dt>种类</dt>
          <dd>
            {GATHERING_KINDS[kind].title}
            {campaign !== undefined && campaignTitle !== undefined && (
              <>
                {'，'}
                <Link to={ADDRESSES.campaign} params={{ id: campaign }} search={{ tab: 'gatherings' }}>
                  {campaignTitle}
                </Link>
              </>
            )}
          </dd>
        </div>
        <div>
          <dt>状态</dt>
          <dd>
            {stateOf(of, todayHere())}
            {reason !== undefined && `：${reason}`}
          </dd>
        </div>
      </dl>
      {agenda !== '' && <p className="g-text">{agenda}</p>}
    </section>
  );
}
