import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { Masked } from '#src/web/Masked.tsx';
import { useMay } from '#src/web/session.ts';
import type { WholeDropout } from './answers.ts';

const REASONS = ['联系监护人劝返', '上门家访', '核实孩子去向', '回复上级核查'] as const;

/** 孩子和家庭 — what one needs to find them; phones and the house in stars until they are asked for. */
export function ChildFacts({ of }: { readonly of: WholeDropout }): ReactNode {
  const mayOpen = useMay('record.read');
  const { child, firstAbsentOn, foundOn, student, state } = of;
  return (
    <section aria-label="孩子和家庭">
      <h2>孩子和家庭</h2>
      <dl className="d-facts">
        <Fact title="姓名">
          {student !== undefined && mayOpen ? (
            <Link to={ADDRESSES.pupil} params={{ id: student }}>
              {child.name}
            </Link>
          ) : (
            child.name
          )}
          {child.sex !== '' && `（${child.sex}）`}
        </Fact>
        <Fact title="学籍">{student === undefined ? '没有学籍' : `${child.status}　${child.nationalNumber}`}</Fact>
        <Fact title="发现日期">{foundOn}</Fact>
        <Fact title="首次缺勤">{firstAbsentOn ?? '不清楚'}</Fact>
        <Contacts id={of.id} root="/api/dropouts" child={child} isOpen={state !== 'closed'} />
      </dl>
    </section>
  );
}

interface ContactsProps {
  readonly id: string;
  readonly root: '/api/dropouts' | '/api/joint-dropouts';
  readonly child: Pick<WholeDropout['child'], 'address' | 'guardians'>;
  /** Once the case is closed nothing is given out any more. */
  readonly isOpen: boolean;
}

/** 监护人电话、住址 */
export function Contacts({ id, root, child, isOpen }: ContactsProps): ReactNode {
  const reveal = async (cell: string, reason: string): Promise<Answer<string>> => {
    const request = { params: { path: { id } }, body: { cell, reason } };
    const came = await answered(
      root === '/api/dropouts'
        ? api.POST('/api/dropouts/{id}/reveal', request)
        : api.POST('/api/joint-dropouts/{id}/reveal', request),
    );
    return came.is === 'ok' ? { is: 'ok', data: came.data.value } : came;
  };
  const asked = (cell: string) => (isOpen ? { reveal: (reason: string) => reveal(cell, reason) } : {});
  return (
    <>
      {child.guardians.map(({ name, relation, phone, cell }) => (
        <Fact key={cell} title={relation || '监护人'}>
          {name}　<Masked text={phone} label={`${name}的电话`} reasons={REASONS} {...asked(cell)} />
        </Fact>
      ))}
      <Fact title="住址">
        <Masked text={child.address} label="住址" reasons={REASONS} {...asked('currentAddress')} />
      </Fact>
    </>
  );
}

export function Fact({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}
