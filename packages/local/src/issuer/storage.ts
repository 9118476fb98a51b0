import type { Adapter, AdapterPayload } from 'oidc-provider';

/** The provider's storage, in memory only. Tokens are JWTs and need no storage. */
export function memoryAdapter(): Adapter {
  const kept = new Map<string, AdapterPayload>();
  const findBy = async (field: 'uid' | 'userCode', value: string) =>
    [...kept.values()].find((payload) => payload[field] === value);
  return {
    upsert: async (id, payload) => void kept.set(id, payload),
    find: async (id) => kept.get(id),
    findByUid: (uid) => findBy('uid', uid),
    findByUserCode: (userCode) => findBy('userCode', userCode),
    consume: async (id) => {
      const payload = kept.get(id);
      if (payload) kept.set(id, { ...payload, consumed: Math.floor(Date.now() / 1000) });
    },
    destroy: async (id) => void kept.delete(id),
    revokeByGrantId: async (grantId) => {
      for (const [id, payload] of kept) if (payload.grantId === grantId) kept.delete(id);
    },
  };
}
