import { FunctionEnv, HttpEnv, tables } from '@maplebridge/lambda/env';

const { PROOF_TABLE, VIEW_TABLE } = tables;

export const ApiEnv = HttpEnv.extend({ VIEW_TABLE });
export const InboxEnv = FunctionEnv.extend({ PROOF_TABLE, VIEW_TABLE });
