import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { answered, api } from '#src/web/api.ts';

interface Props {
  readonly person: string;
  readonly masked: string | undefined;
}

/** 电话 — in stars until it is asked for, which is written down. */
export function Phone({ person, masked }: Props): ReactNode {
  const [shown, setShown] = useState<string>();
  if (masked === undefined) return <span className="r-quiet">未登记</span>;
  const show = async () => {
    const came = await answered(api.POST('/api/people/{id}/phone', { params: { path: { id: person } } }));
    setShown(came.is === 'ok' ? (came.data.phone ?? '') : came.message);
  };
  return shown === undefined ? (
    <span className="r-masked">
      {masked}
      <Button type="link" size="small" onClick={show} title="查看会记入审计">
        查看
      </Button>
    </span>
  ) : (
    <span className="r-num">{shown}</span>
  );
}
