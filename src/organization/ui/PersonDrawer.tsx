import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { api, loaded } from '#src/web/api.ts';
import { dayInWords, momentInWords } from '#src/web/dates.ts';
import { PageState } from '#src/web/PageState.tsx';
import { useMay, useSession } from '#src/web/session.ts';
import { AccountDeeds } from './AccountDeeds.tsx';
import type { OfficeAnswer, PersonAnswer } from './answers.ts';
import { HandOver } from './HandOver.tsx';
import { OfficeEnd } from './OfficeEnd.tsx';
import { OfficeGrant } from './OfficeGrant.tsx';
import { PersonEdit } from './PersonEdit.tsx';
import { Phone } from './Phone.tsx';
import { STATES } from './person-states.ts';

interface Props {
  readonly id: string;
  readonly close: () => void;
}

/** What is being done with the person, one thing at a time. */
type Doing =
  | { readonly what: 'grant' | 'edit' }
  | { readonly what: 'hand-over' | 'end'; readonly office: OfficeAnswer };

/** 人员 — their account and their offices. */
export function PersonDrawer({ id, close }: Props): ReactNode {
  const query = useQuery({
    queryKey: ['people', 'one', id],
    queryFn: (): Promise<PersonAnswer> => loaded(api.GET('/api/people/{id}', { params: { path: { id } } })),
  });
  const { person: me } = useSession();
  const grants = useMay('office.grant');
  const manages = useMay('person.manage');
  const [doing, setDoing] = useState<Doing>();
  const done = () => setDoing(undefined);
  const person = query.data;
  return (
    <Drawer open title={person?.name ?? '人员'} size={520} onClose={close}>
      <PageState query={query}>
        {person !== undefined && doing === undefined && (
          <div className="r-form">
            <Facts person={person} />
            {manages && (
              <div className="r-deeds">
                <Button onClick={() => setDoing({ what: 'edit' })}>修改姓名、电话</Button>
              </div>
            )}
            <h3>岗位</h3>
            {person.offices.length === 0 && <p className="r-quiet">现在没有岗位，不能进入任何页面。</p>}
            <ul className="r-offices">
              {person.offices.map((office) => (
                <li key={office.holding}>
                  <span>
                    {office.unit.name}　<strong>{office.title}</strong>{' '}
                    <span className="r-quiet">{dayInWords(office.since)}起</span>
                  </span>
                  {grants && (
                    <span className="r-deeds">
                      <Button size="small" onClick={() => setDoing({ what: 'hand-over', office })}>
                        交接
                      </Button>
                      {id !== me && (
                        <Button size="small" onClick={() => setDoing({ what: 'end', office })}>
                          终止
                        </Button>
                      )}
                    </span>
                  )}
                </li>
              ))}
            </ul>
            {grants && id !== me && person.state !== 'sealed' && (
              <div className="r-deeds">
                <Button onClick={() => setDoing({ what: 'grant' })}>授予岗位</Button>
              </div>
            )}
            {manages && id !== me && <AccountDeeds person={person} />}
          </div>
        )}
        {person !== undefined && doing?.what === 'edit' && <PersonEdit person={person} done={done} />}
        {doing?.what === 'grant' && <OfficeGrant person={id} done={done} />}
        {person !== undefined && doing?.what === 'hand-over' && (
          <HandOver person={person} office={doing.office} done={done} />
        )}
        {doing?.what === 'end' && <OfficeEnd person={id} office={doing.office} done={done} />}
      </PageState>
    </Drawer>
  );
}

function Facts({ person }: { readonly person: PersonAnswer }): ReactNode {
  return (
    <dl className="r-facts">
      <dt>账号</dt>
      <dd>
        {person.account ?? '—'} <Tag>{STATES[person.state]}</Tag>
      </dd>
      <dt>电话</dt>
      <dd>
        <Phone person={person.id} masked={person.phone} />
      </dd>
      <dt>最近登录</dt>
      <dd className="r-num">{person.lastSeenAt === undefined ? '从未登录' : momentInWords(person.lastSeenAt)}</dd>
    </dl>
  );
}
