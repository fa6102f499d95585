/** 本县监测规定 — what a county may set of what is watched. */
export interface MonitoringTerms {
  /** 建籍期限 — days from the day a child was seen in class (TM-02). */
  readonly registrationDays: number;
}

/** Where the county has set no other: a month (手册 7.1). Some provinces allow two. */
export const USUAL_TERMS: MonitoringTerms = { registrationDays: 30 };

/** The law asks for a record; a county may not put it off for longer than a term. */
export const MOST_REGISTRATION_DAYS = 120;
