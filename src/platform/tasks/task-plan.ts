/** 任务 — what takes longer than a second, for whom. */
export interface TaskPlan {
  readonly county: string;
  /** A word of ours, as `import` or `recheck`. */
  readonly kind: string;
  /** What the person who waits reads, in Chinese and without any number of a pupil. */
  readonly title: string;
  readonly person: string | undefined;
  /** Where the person's office is. */
  readonly unit: string;
  /** 可取消: its work heeds the signal it is given, and leaves nothing half done. */
  readonly cancellable?: boolean;
}
