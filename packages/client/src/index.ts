export { type ClientCredentials, clientCredentials, TokenRefused } from './client-credentials.ts';
export { type ClientSettings, type Maplebridge, maplebridge, newKey } from './maplebridge.ts';
export { type FieldError, isProblem, Problem, type ProblemCode } from './problem.ts';
export type {
  Answer,
  Body,
  GetPath,
  ListPath,
  PagedPath,
  Params,
  PostPath,
  ReadOptions,
  Schema,
  TablePath,
  WriteOptions,
} from './routes.ts';
export { type Retry, Unreachable } from './sending.ts';
export type { Token } from './token.ts';
export { versionOf } from './version.ts';
export { WaitedInVain, type Waiting, waitFor } from './wait-for.ts';
