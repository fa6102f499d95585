/** 材料种类 */
export const FILE_USES = { photo: '照片', paper: '签字材料' } as const;

export type FileUse = keyof typeof FILE_USES;
