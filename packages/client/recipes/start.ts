import { maplebridge } from '@maplebridge/client';

export async function start(baseUrl: string, token: string) {
  const api = maplebridge({ baseUrl, token, language: 'zh' });
  const { id } = await api.post('/reports', {
    body: {
      kind: 'dispute',
      category: 'neighbours',
      channel: 'app',
      position: { lng: 119.51, lat: 32.18 },
      words: '楼上漏水，协商未果。',
    },
  });
  const report = await api.get('/reports/{id}', { id });
  return report.status;
}
