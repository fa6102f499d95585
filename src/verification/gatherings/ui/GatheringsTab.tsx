import type { ReactNode } from 'react';
import { GatheringWork } from './GatheringWork.tsx';

/** 会议与培训 of one campaign. */
export function GatheringsTab({
  campaign,
  unit,
}: {
  readonly campaign: string;
  readonly unit?: string | undefined;
}): ReactNode {
  return <GatheringWork campaign={campaign} unit={unit} />;
}
