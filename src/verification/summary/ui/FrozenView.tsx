import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { momentInWords } from '#src/web/dates.ts';
import { PageState } from '#src/web/PageState.tsx';
import { useMay } from '#src/web/session.ts';
import { EVERY_SECTION, SECTIONS } from '../figures.ts';
import { LEVELS } from '../signing.ts';
import type { Frozen } from './answers.ts';
import { FiguresTable } from './FiguresTable.tsx';
import { KindsTable } from './KindsTable.tsx';
import { SaveWorkbook } from './SaveWorkbook.tsx';
import { useFrozen } from './use-summary.ts';

interface Props {
  readonly campaign: string;
  readonly signOff: string;
}

/** 定稿 — as it was signed that day; tinted, so that nobody takes it for today. */
export function FrozenView({ campaign, signOff }: Props): ReactNode {
  const query = useFrozen(campaign, signOff);
  return <PageState query={query}>{query.data && <Shown campaign={campaign} frozen={query.data} />}</PageState>;
}

function Shown({ campaign, frozen }: { readonly campaign: string; readonly frozen: Frozen }): ReactNode {
  const { signOff, summary, isIntact } = frozen;
  const mayExport = useMay('campaign.export');
  const href = `/api/campaigns/${campaign}/sign-offs/${signOff.id}/summary.pdf`;
  return (
    <div className="v-frozen">
      <header>
        <div>
          <h2>
            定稿：{signOff.unitName}，{momentInWords(signOff.signedAt)}
          </h2>
          <p>
            {LEVELS[signOff.level]}签核　{signOff.office} {signOff.signer}　这是当时的数字，不是今天的。
            <Link
              to={ADDRESSES.campaign}
              params={{ id: campaign }}
              search={{ tab: 'summary', unit: signOff.unit }}
              className="r-no-print"
            >
              看今天的
            </Link>
          </p>
          {signOff.withdrawn && (
            <p className="r-query">
              这次签核已撤回：{signOff.withdrawn.by}　{momentInWords(signOff.withdrawn.at)}　原因：
              {signOff.withdrawn.reason}
            </p>
          )}
          {!isIntact && (
            <p className="r-error" role="alert">
              定稿与校验值不符，可能被改动过。请不要使用，报告县系统管理员
            </p>
          )}
          <small>校验值 {signOff.digest}</small>
        </div>
        {mayExport && (
          <div className="v-deeds r-no-print">
            <SaveWorkbook campaign={campaign} signOff={signOff.id} />
            <Button href={href} target="_blank" rel="noopener">
              打印定稿
            </Button>
          </div>
        )}
      </header>
      {EVERY_SECTION.map((section) => (
        <section key={section} aria-label={SECTIONS[section].title}>
          <h3>
            {SECTIONS[section].title} <small>{SECTIONS[section].text}</small>
          </h3>
          <FiguresTable campaign={campaign} section={section} summary={summary} />
          {section === 'problems' && <KindsTable campaign={campaign} summary={summary} isOpen={false} />}
        </section>
      ))}
    </div>
  );
}
