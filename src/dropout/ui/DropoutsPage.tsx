import { Button } from 'antd';
import { type ComponentType, type ReactNode, useState } from 'react';
import { UnitFilter } from '#src/registry/ui/UnitFilter.tsx';
import { ADDRESSES } from '#src/web/addresses.ts';
import { useFilters } from '#src/web/filters.ts';
import { Page } from '#src/web/Page.tsx';
import { useMay, useSession } from '#src/web/session.ts';
import { TabLinks } from '#src/web/TabLinks.tsx';
import { SUSPECTED_DROPOUT } from '../signal.ts';
import { DropoutList } from './DropoutList.tsx';
import { NewDropout } from './NewDropout.tsx';
import { SettingsView } from './SettingsView.tsx';
import { UnitCounts } from './UnitCounts.tsx';
import './dropout.css';

interface Part {
  readonly key: string;
  readonly title: string;
  readonly tab: ComponentType;
}

const PARTS: readonly Part[] = [
  { key: 'ledger', title: '台账', tab: DropoutList },
  { key: 'units', title: '各单位', tab: UnitCounts },
  { key: 'settings', title: '控辍办法', tab: SettingsView },
];

/** 控辍保学 — the ledgers, the figures of each unit, and the county's days. */
export function DropoutsPage(): ReactNode {
  const { unitName, unitKind } = useSession();
  const mayWork = useMay('dropout.work');
  const [isNew, setNew] = useState(false);
  const [{ tab, unit }, narrow] = useFilters(['tab', 'unit']);
  const parts = unitKind === 'class' ? PARTS.filter(({ key }) => key !== 'units') : PARTS;
  const open = parts.find(({ key }) => key === tab) ?? DropoutTab;
  return (
    <Page
      title="控辍保学"
      subtitle={`${unitName}　${SUSPECTED_DROPOUT.code} ${SUSPECTED_DROPOUT.title}：无故离校、未入学的当天列入，谁负责、到哪一步、还剩几天`}
      actions={
        <>
          {unitKind !== 'class' && open.key !== 'settings' && (
            <UnitFilter value={unit} onChange={(path) => narrow({ unit: path })} />
          )}
          {mayWork && (
            <Button type="primary" onClick={() => setNew(true)}>
              登记疑似辍学
            </Button>
          )}
        </>
      }
    >
      <div className="d-work">
        <TabLinks
          label="控辍保学的各部分"
          to={ADDRESSES.dropouts}
          tabs={parts.map(({ key, title }) => ({ key, title, search: { tab: key, unit } }))}
          open={open.key}
        />
        <open.tab />
      </div>
      {isNew && <NewDropout close={() => setNew(false)} />}
    </Page>
  );
}

const DropoutTab: Part = { key: 'ledger', title: '台账', tab: DropoutList };
