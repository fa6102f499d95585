/** What breaks a rule about neighbors: a row of `checked` whose key, asked of it at all, is another row's as well. */
export const NEIGHBOR_RULES = {
  'DUP-01': sharing(['identityKey']),
  'DUP-02': sharing(['personKey', 'sexCode', 'birth'], 'bool_or(numberless)'),
  'DUP-05': sharing(['registeredKey']),
  'RN-06': sharing(['schoolKey', 'gradeKey', 'classKey', 'rollKey']),
  'RN-07': sharing(['provincialKey']),
} as const satisfies Readonly<Record<string, string>>;

function sharing(key: readonly string[], also = 'true'): string {
  const columns = key.join(', ');
  const isAsked = key.map((column) => `${column} IS NOT NULL`).join(' AND ');
  return `checked SEMI JOIN (SELECT ${columns} FROM checked WHERE ${isAsked}
    GROUP BY ${columns} HAVING count(*) > 1 AND ${also}) USING (${columns})`;
}
