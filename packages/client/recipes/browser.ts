import { maplebridge } from '@maplebridge/client';

/** What signs people in on a page: any library for OpenID Connect with PKCE. */
interface Session {
  accessToken(): Promise<string>;
  renewed(): Promise<string>;
}

export const apiOfPage = (baseUrl: string, session: Session) =>
  maplebridge({
    baseUrl,
    language: navigator.language.startsWith('zh') ? 'zh' : 'en',
    token: (refused) => (refused ? session.renewed() : session.accessToken()),
  });
