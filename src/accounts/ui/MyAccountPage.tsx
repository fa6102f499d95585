import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Delegations } from '#src/organization/ui/Delegations.tsx';
import { api, loaded } from '#src/web/api.ts';
import { Page } from '#src/web/Page.tsx';
import { ChangePassword } from './ChangePassword.tsx';
import { OwnSecondFactor } from './OwnSecondFactor.tsx';
import { OwnSessions } from './OwnSessions.tsx';
import './accounts.css';

/** 我的账号 — what is on record of oneself, and how one gets in. */
export interface OwnAccount {
  readonly name: string;
  readonly account: string;
  readonly offices: readonly { readonly id: string; readonly title: string; readonly unitName: string }[];
  readonly passwordChangedAt?: string;
  readonly secondFactor: { readonly enrolled: boolean; readonly required: boolean; readonly recoveryLeft: number };
}

export function MyAccountPage(): ReactNode {
  const query = useQuery({
    queryKey: ['my-account'],
    queryFn: (): Promise<OwnAccount> => loaded(api.GET('/api/my/account')),
  });
  return (
    <Page title="我的账号" query={query}>
      {query.data !== undefined && (
        <div className="r-account">
          <section>
            <h2>本人</h2>
            <dl className="r-facts">
              <dt>姓名</dt>
              <dd>{query.data.name}</dd>
              <dt>账号</dt>
              <dd>{query.data.account}</dd>
              <dt>岗位</dt>
              <dd>
                <ul className="r-lines">
                  {query.data.offices.map(({ id, title, unitName }) => (
                    <li key={id}>
                      {unitName} {title}
                    </li>
                  ))}
                </ul>
              </dd>
            </dl>
            <p className="r-quiet">姓名或岗位有误，请联系县系统管理员更正。</p>
          </section>
          <ChangePassword changedAt={query.data.passwordChangedAt} />
          <OwnSecondFactor {...query.data.secondFactor} />
          <Delegations />
          <OwnSessions />
        </div>
      )}
    </Page>
  );
}
