import { Button, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { dayInWords } from '#src/web/dates.ts';
import { PageState } from '#src/web/PageState.tsx';
import { fingerprintOf } from '../sealing/box.ts';
import type { KeysGiven } from './answers.ts';
import { asBytes } from './bytes.ts';
import { ConfirmKey } from './ConfirmKey.tsx';
import { lock, useKeyPair } from './key-ring.ts';
import { MakeKey } from './MakeKey.tsx';
import { UnlockBox, useKeys } from './UnlockBox.tsx';

/** 钥匙 — one's own, and those of the others at this desk. */
export function KeysTab(): ReactNode {
  const query = useKeys();
  const pair = useKeyPair();
  const [isMaking, setMaking] = useState(false);
  const keys = query.data;
  return (
    <PageState query={query}>
      {keys && (
        <section aria-label="钥匙" className="to-work">
          <Mine of={keys} />
          {keys.mine === undefined || isMaking ? (
            <MakeKey isAgain={keys.mine !== undefined} done={() => setMaking(false)} />
          ) : pair === undefined ? (
            <UnlockBox />
          ) : (
            <p>
              钥匙已解锁，五分钟不用自动锁上。
              <Button type="link" onClick={lock}>
                现在锁上
              </Button>
            </p>
          )}
          <Others of={keys} />
          <Explained />
          {keys.mine !== undefined && !isMaking && (
            <div className="to-row">
              <Button danger onClick={() => setMaking(true)}>
                口令忘了，重做钥匙
              </Button>
            </div>
          )}
        </section>
      )}
    </PageState>
  );
}

function Mine({ of: { mine } }: { readonly of: KeysGiven }): ReactNode {
  if (mine === undefined) return <p>您还没有钥匙。没有钥匙，群众的举报就不会封给您。</p>;
  return (
    <div>
      <h2>我的钥匙</h2>
      <p>
        指纹 <span className="to-print">{fingerprintOf(asBytes(mine.publicKey))}</span>　{dayInWords(mine.madeOn)}制作
        {'　'}
        {mine.isConfirmed ? <Tag>已确认，在用</Tag> : <Tag>等另一位查办员确认</Tag>}
      </p>
    </div>
  );
}

function Others({ of }: { readonly of: KeysGiven }): ReactNode {
  const others = of.keys.filter(({ isMine }) => !isMine);
  if (others.length === 0) {
    return (
      <p>
        本处只有您一位查办员有钥匙。请县系统管理员再任命一位：口令万一忘了，还有人能转交；实名举报也要两位才收得了。
      </p>
    );
  }
  return (
    <div>
      <h2>其他查办员的钥匙</h2>
      <ul className="to-list">
        {others.map((key) => (
          <li key={key.id} className="to-row">
            <span>
              {key.name}　指纹 <span className="to-print">{fingerprintOf(asBytes(key.publicKey))}</span>
              {'　'}
              {key.isConfirmed ? <Tag>在用</Tag> : <Tag>等确认</Tag>}
            </span>
            <ConfirmKey of={key} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Explained(): ReactNode {
  return (
    <div>
      <h2>要知道的</h2>
      <ul>
        <li>钥匙在这台电脑上做，口令只有您知道，系统里没有，管理员也重置不了。</li>
        <li>
          口令忘了：重做一把钥匙，请另一位查办员确认并转交以前的举报。只有一位查办员的，以前的举报就再也打不开了。
        </li>
        <li>确认别人的钥匙以前，打电话或当面把十六位指纹念一遍，一致才确认；否则可能是有人冒充。</li>
        <li>离任前，请接任的人先做好钥匙，由您确认并转交，再由县系统管理员终止您的岗位。</li>
      </ul>
    </div>
  );
}
