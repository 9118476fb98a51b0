/** API Gateway answers within 30 s or says that it could not. */
export const defaults = { timeout: 30_000, retry: { tries: 5, within: 60_000 } } as const;
