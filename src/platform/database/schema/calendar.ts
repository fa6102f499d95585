import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Timestamp } from './columns.ts';

/** 本县工作日：县局依文件增定的上班日和放假日，逐条具名，只增不改；同一天以最后一条为准 */
export interface CountyDaysTable {
  county: string;
  version: number;
  day: LocalDate;
  worked: boolean | null;
  basis: string;
  set_by: string;
  set_at: Timestamp;
}
