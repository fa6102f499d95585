import { Alert, Button, Checkbox } from 'antd';
import { type ReactNode, useState } from 'react';

interface Props {
  readonly codes: readonly string[];
  readonly done: () => void;
}

/** 备用码 — shown this once; one does not go on before saying that they are kept. */
export function RecoveryCodes({ codes, done }: Props): ReactNode {
  const [kept, setKept] = useState(false);
  return (
    <>
      <Alert
        type="success"
        showIcon
        title="动态口令已启用"
        description="请把下面的备用码抄下来或打印，锁好。手机丢了，用它登录，每个只能用一次。离开本页后不再显示。"
      />
      <ul className="r-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <p className="r-no-print">
        <Button onClick={() => window.print()}>打印</Button>
      </p>
      <p className="r-no-print">
        <Checkbox checked={kept} onChange={({ target }) => setKept(target.checked)}>
          备用码已经收好
        </Checkbox>
      </p>
      <Button className="r-no-print" type="primary" block disabled={!kept} onClick={done}>
        完成
      </Button>
    </>
  );
}
