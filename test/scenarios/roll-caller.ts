import type { Answer, AtDesk } from './county-at-work.ts';

type Said = readonly [is: 'present' | 'absent' | 'differs', which?: string, note?: string];

/** A class teacher with a phone: begins the roll, or goes on with it; pupils are called by their names. */
export async function theClass(desk: AtDesk, unit: string) {
  const begun = await desk.post('/api/roll-calls', { unit });
  if (begun.status !== 201) throw new Error(begun.text);
  const at = `/api/roll-calls/${begun.body.id}`;
  const { list } = (await desk.get(`/api/roll-call/class?unit=${unit}`)).body;
  const idOf = (name: string): string => list.find((line: { readonly name: string }) => line.name === name)?.student;
  const spoken = new Set<string>();
  const say = (said: Readonly<Record<string, Said>>): Promise<Answer> => {
    for (const name of Object.keys(said)) spoken.add(name);
    return desk.put(`${at}/answers`, {
      answers: Object.entries(said).map(([name, [is, which = '', note = '']]) => {
        return { student: idOf(name), is, which, note };
      }),
    });
  };
  return {
    say,
    /** 其余全部在班 */
    rest: () => {
      const others: readonly string[] = list.map(({ name }: { readonly name: string }) => name);
      return say(Object.fromEntries(others.filter((name) => !spoken.has(name)).map((name) => [name, ['present']])));
    },
    child: (id: string, child: object) => desk.put(`${at}/unlisted/${id}`, child),
    sign: () => desk.post(`${at}/signature`),
  };
}
