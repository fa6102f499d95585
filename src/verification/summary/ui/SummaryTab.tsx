import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { momentInWords } from '#src/web/dates.ts';
import { useFilters } from '#src/web/filters.ts';
import { Nothing, PageState } from '#src/web/PageState.tsx';
import { useMay, useSession } from '#src/web/session.ts';
import type { CampaignView } from '../../campaign/ui/answers.ts';
import { useCampaign } from '../../campaign/ui/use-campaign.ts';
import { EVERY_SECTION, SECTIONS, type SectionName } from '../figures.ts';
import { levelOf } from '../signing.ts';
import type { Summary } from './answers.ts';
import { BehindList } from './BehindList.tsx';
import { ComparisonTable } from './ComparisonTable.tsx';
import { FiguresTable } from './FiguresTable.tsx';
import { FrozenView } from './FrozenView.tsx';
import { KindsTable } from './KindsTable.tsx';
import { Progressed } from './Progressed.tsx';
import { SaveWorkbook } from './SaveWorkbook.tsx';
import { SigningDialog } from './SigningDialog.tsx';
import { SignOffList } from './SignOffList.tsx';
import { useSummary } from './use-summary.ts';
import './summary.css';

interface Props {
  readonly campaign: string;
  readonly unit?: string | undefined;
}

const LOOKS = { behind: '谁没完成', compared: '与上次比较', signed: '签核记录' } as const;

/** 汇总签核 — the campaign's table, unit by unit; who is behind; what was signed. */
export function SummaryTab({ campaign: id, unit }: Props): ReactNode {
  const [{ about, signOff }] = useFilters(['about', 'signOff']);
  const query = useCampaign(id, unit);
  const campaign = query.data;
  if (signOff !== undefined) return <FrozenView key={signOff} campaign={id} signOff={signOff} />;
  const section = EVERY_SECTION.find((each) => each === about) ?? 'sheets';
  return (
    <div className="v-summary">
      <Looks campaign={id} unit={unit} chosen={about !== undefined && about in LOOKS ? about : section} />
      <PageState query={query}>
        {about === 'behind' && campaign && <BehindList campaign={id} unit={unit} startsOn={campaign.startsOn} />}
        {about === 'compared' && <ComparisonTable campaign={id} unit={unit} />}
        {about === 'signed' && <SignOffList campaign={id} unit={unit} />}
        {(about === undefined || !(about in LOOKS)) && campaign && (
          <Section key={section} campaign={campaign} unit={unit} section={section} />
        )}
      </PageState>
    </div>
  );
}

interface LooksProps extends Props {
  readonly chosen: string;
}

function Looks({ campaign, unit, chosen }: LooksProps): ReactNode {
  const sections = EVERY_SECTION.map((section) => [section, SECTIONS[section].title] as const);
  return (
    <nav className="v-looks r-no-print" aria-label="汇总表的各栏">
      {[...sections, ...Object.entries(LOOKS)].map(([about, title]) => (
        <Link
          key={about}
          to={ADDRESSES.campaign}
          params={{ id: campaign }}
          search={{ tab: 'summary', about, ...(unit !== undefined && { unit }) }}
          aria-current={about === chosen ? 'page' : undefined}
        >
          {title}
        </Link>
      ))}
    </nav>
  );
}

interface SectionProps {
  readonly campaign: CampaignView;
  readonly unit: string | undefined;
  readonly section: SectionName;
}

function Section({ campaign, unit, section }: SectionProps): ReactNode {
  const query = useSummary(campaign.id, unit, section);
  const summary = query.data;
  return (
    <PageState query={query}>
      {summary && <Head campaign={campaign} section={section} summary={summary} unit={unit} />}
      {summary?.whole.counts.roll === 0 && summary.whole.counts.left === 0 ? (
        <Nothing title="这里没有列入本次核查的学生。">
          <p>范围由县局启动专项时确定；新转入的学生会自动列入。</p>
        </Nothing>
      ) : (
        summary && (
          <>
            <FiguresTable campaign={campaign.id} section={section} summary={summary} startsOn={campaign.startsOn} />
            {section === 'problems' && <KindsTable campaign={campaign.id} summary={summary} isOpen />}
          </>
        )
      )}
    </PageState>
  );
}

interface HeadProps extends SectionProps {
  readonly summary: Summary;
}

function Head({ campaign, section, summary, unit }: HeadProps): ReactNode {
  const [signing, setSigning] = useState(false);
  const mayExport = useMay('campaign.export');
  const isSigner = useIsSigner(summary) && campaign.state === 'running';
  const href = `/api/campaigns/${campaign.id}/summary.pdf${unit === undefined ? '' : `?unit=${encodeURIComponent(unit)}`}`;
  return (
    <header className="v-summary-head">
      <div>
        <Crumbs campaign={campaign.id} about={section} summary={summary} />
        <p className="r-quiet">
          {SECTIONS[section].text}。截至 {momentInWords(summary.asOf)}
        </p>
        <Progressed summary={summary} />
      </div>
      <div className="v-deeds r-no-print">
        {isSigner && (
          <Button type="primary" onClick={() => setSigning(true)}>
            签核本单位
          </Button>
        )}
        {mayExport && <SaveWorkbook campaign={campaign.id} unit={unit} />}
        {mayExport && (
          <Button href={href} target="_blank" rel="noopener">
            打印 PDF
          </Button>
        )}
      </div>
      {signing && <SigningDialog campaign={campaign.id} close={() => setSigning(false)} />}
    </header>
  );
}

/** One signs for one's own unit, once. */
function useIsSigner({ whole }: Summary): boolean {
  const may = useMay('campaign.sign');
  const { unit, unitKind } = useSession();
  const isSigned = whole.path === unit && whole.signed !== undefined;
  return may && levelOf(unitKind) !== undefined && !isSigned;
}

interface CrumbsProps {
  readonly campaign: string;
  readonly about: string;
  readonly summary: Summary;
}

/** 单位 — where one is, and the way back up. */
function Crumbs({ campaign, about, summary: { above, whole } }: CrumbsProps): ReactNode {
  return (
    <h2 className="v-crumbs">
      {above.map(({ path, name }) => (
        <span key={path}>
          <Link to={ADDRESSES.campaign} params={{ id: campaign }} search={{ tab: 'summary', about, unit: path }}>
            {name}
          </Link>
          {' / '}
        </span>
      ))}
      {whole.name}
    </h2>
  );
}
