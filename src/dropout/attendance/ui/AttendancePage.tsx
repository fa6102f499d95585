import type { ReactNode } from 'react';
import { Page } from '#src/web/Page.tsx';
import { useSession } from '#src/web/session.ts';
import { AttendanceTab } from './AttendanceTab.tsx';

/** 考勤 — the class teacher's page on a phone, and everybody else's view of the classes. */
export function AttendancePage(): ReactNode {
  const { unitKind } = useSession();
  return (
    <Page
      title="考勤"
      {...(unitKind !== 'class' && { subtitle: '只登记没有到校的；连续无故缺勤满规定天数的，当天列入疑似辍学' })}
    >
      <AttendanceTab />
    </Page>
  );
}
