/**
 * 加密封存 — what lies at rest is sealed with AES-256-GCM, bound to its place so that two blobs cannot be swapped.
 *
 * `bound` names the place: table, county and id, as `students|411323|<uuid>`. `keyId` says which key sealed it; old keys
 * still open what they sealed until everything has been sealed anew.
 */
export interface Seal {
  readonly keyId: number;
  readonly close: (plain: string | Uint8Array, bound: string) => Buffer;
  /** Throws `BrokenSeal` when the bytes were altered, moved to another place, or sealed by a key that is not there. */
  readonly open: (sealed: Uint8Array, bound: string) => Buffer;
  /** 盲索引: sixteen bytes by which equal values can be found again, and nothing else. One purpose's cannot be compared with another's. */
  readonly digest: (purpose: string, value: string) => Buffer;
}
