/** What stands behind the question mark is text and stays text: `?unit=/41/4113&grade=p2021`, to be read and shared. */
export function searchValues(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}

export function searchText(search: Readonly<Record<string, unknown>>): string {
  const entries = Object.entries(search).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  const text = new URLSearchParams(entries).toString().replaceAll('%2F', '/');
  return text === '' ? '' : `?${text}`;
}
