/** 回收录入的一个环节 — what every part of the tab is given. */
export interface PartProps {
  readonly campaign: string;
  readonly unit: string | undefined;
}
