/**
 * 来源网段 — the part of an address that one household or office shares: the first three numbers of IPv4, the first four groups
 * (/64) of IPv6. A neighbor may share it, a stranger elsewhere does not.
 */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:/i, '').replace(/%.*$/, '');
  if (plain === '::1' || plain.startsWith('127.')) return '本机';
  const numbers = plain.split('.');
  if (numbers.length === 4) return `${numbers.slice(0, 3).join('.')}.*`;
  return `${groupsOf(plain).slice(0, 4).join(':')}::/64`;
}

/** The groups of an IPv6 address, with those that `::` leaves out. */
function groupsOf(address: string): readonly string[] {
  const [before = '', after] = address.split('::');
  const left = before === '' ? [] : before.split(':');
  const right = after === undefined || after === '' ? [] : after.split(':');
  const missing = after === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  return [...left, ...Array.from({ length: missing }, () => '0'), ...right].map((group) =>
    group.toLowerCase().replace(/^0+(?=.)/, ''),
  );
}
