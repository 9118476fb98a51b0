import { FunctionEnv, HttpEnv, secrets, tables } from '@maplebridge/lambda/env';

const { LOG_TABLE, PROOF_TABLE, VIEW_TABLE, EDITION_TABLE } = tables;

export const ApiEnv = HttpEnv.extend({ LOG_TABLE, VIEW_TABLE, EDITION_TABLE, ...secrets });
export const InboxEnv = FunctionEnv.extend({ PROOF_TABLE, VIEW_TABLE });
export const ViewsEnv = FunctionEnv.extend({ LOG_TABLE, VIEW_TABLE });
export const ClockEnv = FunctionEnv.extend({ LOG_TABLE, VIEW_TABLE });
