import type { ReactNode } from 'react';
import type { TabProps } from '../../ui/tabs.tsx';
import { GatheringWork } from './GatheringWork.tsx';

/** 会议与培训 of one campaign. */
export function GatheringsTab({ campaign, unit }: TabProps): ReactNode {
  return <GatheringWork campaign={campaign} unit={unit} />;
}
