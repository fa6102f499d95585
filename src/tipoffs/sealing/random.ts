/** So many bytes that nobody can foretell. The browser and the server bring their own; a test brings a known one. */
export type Random = (bytes: number) => Uint8Array;
