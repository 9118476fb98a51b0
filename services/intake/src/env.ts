import { FunctionEnv, HttpEnv, tables } from '@maplebridge/lambda/env';

const { LOG_TABLE, DOSSIER_TABLE, THROTTLE_TABLE } = tables;

export const ApiEnv = HttpEnv.extend({ LOG_TABLE, DOSSIER_TABLE, THROTTLE_TABLE });
export const InboxEnv = FunctionEnv.extend({ LOG_TABLE });
