/** 歇口气 — between two portions of long work: the requests that have come meanwhile are answered first. */
export function breath(): Promise<void> {
  return new Promise((resume) => setImmediate(resume));
}
