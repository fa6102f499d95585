/** 加密列 — a column that holds sealed bytes, and how the place is named to which each of them is bound. */
export interface SealedColumn {
  readonly table: string;
  readonly column: string;
  /** The first part of the bound place; then come the county and the keys. */
  readonly bound: string;
  /** The primary key after the county. */
  readonly keys: readonly string[];
  /** Keeps the key's id beside the bytes, too. */
  readonly hasKeyId: boolean;
}

/** Everything that the seal has closed and the database keeps. Each place is named where its bytes are sealed. */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  { table: 'petitions', column: 'sealed', bound: 'petitions', keys: ['id'], hasKeyId: true },
  {
    table: 'petition_events',
    column: 'words',
    bound: 'petition_events',
    keys: ['petition', 'number'],
    hasKeyId: true,
  },
  { table: 'students', column: 'sealed', bound: 'students', keys: ['id'], hasKeyId: true },
  {
    table: 'student_changes',
    column: 'sealed',
    bound: 'student_changes',
    keys: ['student', 'revision'],
    hasKeyId: true,
  },
  { table: 'photos', column: 'sealed', bound: 'photos', keys: ['student', 'revision'], hasKeyId: true },
  { table: 'findings', column: 'message', bound: 'findings', keys: ['id'], hasKeyId: true },
  { table: 'import_files', column: 'sealed', bound: 'import_files', keys: ['batch', 'number'], hasKeyId: true },
  { table: 'import_rows', column: 'sealed', bound: 'import_rows', keys: ['batch', 'file', 'row'], hasKeyId: true },
  { table: 'proposed_key_changes', column: 'sealed', bound: 'proposed_key_changes', keys: ['id'], hasKeyId: true },
  { table: 'cases', column: 'sealed', bound: 'cases', keys: ['id'], hasKeyId: true },
  { table: 'case_messages', column: 'sealed', bound: 'case_messages', keys: ['id'], hasKeyId: true },
  { table: 'evidence_files', column: 'sealed', bound: 'evidence_files', keys: ['id'], hasKeyId: true },
  { table: 'number_pathways', column: 'sealed', bound: 'number_pathways', keys: ['student'], hasKeyId: true },
  {
    table: 'number_pathway_events',
    column: 'sealed',
    bound: 'number_pathway_events',
    keys: ['student', 'revision'],
    hasKeyId: true,
  },
  { table: 'sheets', column: 'sealed', bound: 'sheets', keys: ['id'], hasKeyId: true },
  { table: 'returns', column: 'sealed', bound: 'returns', keys: ['id'], hasKeyId: true },
  { table: 'guardian_answers', column: 'sealed', bound: 'guardian_answers', keys: ['id'], hasKeyId: true },
  { table: 'presence_marks', column: 'note', bound: 'presence_marks', keys: ['student', 'source'], hasKeyId: true },
  { table: 'roll_call_answers', column: 'note', bound: 'roll_call_answers', keys: ['call', 'student'], hasKeyId: true },
  { table: 'dropout_reports', column: 'remarks', bound: 'dropout_reports', keys: ['id'], hasKeyId: true },
  { table: 'household_children', column: 'sealed', bound: 'household_children', keys: ['id'], hasKeyId: true },
  { table: 'household_children', column: 'words', bound: 'household_children.words', keys: ['id'], hasKeyId: false },
  { table: 'unlisted_children', column: 'sealed', bound: 'unlisted_children', keys: ['id'], hasKeyId: true },
  {
    table: 'gathering_people',
    column: 'words',
    bound: 'gathering_people',
    keys: ['gathering', 'person'],
    hasKeyId: true,
  },
  { table: 'exchange_items', column: 'sealed', bound: 'exchange_items', keys: ['reading', 'number'], hasKeyId: true },
  { table: 'dropout_cases', column: 'sealed', bound: 'dropout_cases', keys: ['id'], hasKeyId: true },
  { table: 'dropout_signals', column: 'sealed', bound: 'dropout_signals', keys: ['id'], hasKeyId: true },
  { table: 'dropout_visits', column: 'sealed', bound: 'dropout_visits', keys: ['dropout_case', 'id'], hasKeyId: true },
  {
    table: 'dropout_events',
    column: 'words',
    bound: 'dropout_events',
    keys: ['dropout_case', 'revision'],
    hasKeyId: true,
  },
  {
    table: 'dropout_keepers',
    column: 'sealed',
    bound: 'dropout_keepers',
    keys: ['dropout_case', 'level'],
    hasKeyId: true,
  },
  { table: 'dropout_notes', column: 'sealed', bound: 'dropout_notes', keys: ['dropout_case', 'id'], hasKeyId: true },
  { table: 'supervisions', column: 'sealed', bound: 'supervisions', keys: ['id'], hasKeyId: true },
  {
    table: 'supervision_events',
    column: 'words',
    bound: 'supervision_events',
    keys: ['supervision', 'number'],
    hasKeyId: true,
  },
  { table: 'letters', column: 'sealed', bound: 'letters', keys: ['id'], hasKeyId: true },
  { table: 'letter_prints', column: 'sealed', bound: 'letter_prints', keys: ['letter', 'form'], hasKeyId: true },
  {
    table: 'inspection_schools',
    column: 'response',
    bound: 'inspection_schools',
    keys: ['inspection', 'id'],
    hasKeyId: true,
  },
  {
    table: 'inspection_answers',
    column: 'note',
    bound: 'inspection_answers',
    keys: ['inspection', 'about', 'item'],
    hasKeyId: true,
  },
  { table: 'violations', column: 'sealed', bound: 'violations', keys: ['id'], hasKeyId: true },
  {
    table: 'violation_measures',
    column: 'sealed',
    bound: 'violation_measures',
    keys: ['violation', 'id'],
    hasKeyId: true,
  },
  { table: 'leavers', column: 'sealed', bound: 'leavers', keys: ['id'], hasKeyId: true },
  { table: 'leaver_events', column: 'sealed', bound: 'leaver_events', keys: ['leaver', 'revision'], hasKeyId: true },
  { table: 'double_claims', column: 'sealed', bound: 'double_claims', keys: ['id'], hasKeyId: true },
  {
    table: 'double_claim_statements',
    column: 'sealed',
    bound: 'double_claim_statements',
    keys: ['claim', 'side'],
    hasKeyId: true,
  },
  { table: 'notice_channels', column: 'sealed', bound: 'notice_channels', keys: ['person', 'channel'], hasKeyId: true },
  { table: 'people', column: 'phone', bound: 'people', keys: ['id'], hasKeyId: false },
  { table: 'people', column: 'totp', bound: 'people.totp', keys: ['id'], hasKeyId: false },
];
