import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { momentInWords } from '#src/web/dates.ts';
import { Nothing, PageState } from '#src/web/PageState.tsx';
import { LEVELS } from '../signing.ts';
import type { SignOffLine } from './answers.ts';
import { useSignOffs } from './use-summary.ts';
import { WithdrawDialog } from './WithdrawDialog.tsx';

interface Props {
  readonly campaign: string;
  readonly unit: string | undefined;
}

/** 签核记录 — the latest first; what was withdrawn stays, with who and why. */
export function SignOffList({ campaign, unit }: Props): ReactNode {
  const query = useSignOffs(campaign, unit);
  const [withdrawing, setWithdrawing] = useState<SignOffLine>();
  return (
    <PageState query={query}>
      {query.data?.length === 0 && (
        <Nothing title="还没有签核。">
          <p>学校全部完成以后，由学校领导签核；所属学校都签了，中心校签核；最后县局签核。</p>
        </Nothing>
      )}
      <ol className="v-sign-offs">
        {query.data?.map((row) => (
          <li key={row.id} data-withdrawn={row.withdrawn !== undefined}>
            <div>
              <Link to={ADDRESSES.campaign} params={{ id: campaign }} search={{ tab: 'summary', signOff: row.id }}>
                {row.unitName}
              </Link>
              {'　'}
              {LEVELS[row.level]}签核　{row.office} {row.signer}　{momentInWords(row.signedAt)}
            </div>
            <small className="r-quiet">校验值 {row.digest.slice(0, 16)}…</small>
            {row.withdrawn && (
              <div className="r-query">
                已撤回：{row.withdrawn.by}　{momentInWords(row.withdrawn.at)}　原因：{row.withdrawn.reason}
              </div>
            )}
            {row.mayWithdraw && (
              <Button
                size="small"
                aria-label={`撤回${row.unitName}的签核`}
                onClick={() => setWithdrawing(row)}
                className="r-no-print"
              >
                撤回签核
              </Button>
            )}
          </li>
        ))}
      </ol>
      {withdrawing && (
        <WithdrawDialog campaign={campaign} signOff={withdrawing} close={() => setWithdrawing(undefined)} />
      )}
    </PageState>
  );
}
