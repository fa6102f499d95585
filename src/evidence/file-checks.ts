/** 佐证材料 ≤ 5 MB (security 1.I, I1). */
export const LARGEST_FILE = 5 << 20;
