import { attachments, FunctionEnv, HttpEnv, tables } from '@maplebridge/lambda/env';

const { LOG_TABLE, DOSSIER_TABLE } = tables;

export const ApiEnv = HttpEnv.extend({ LOG_TABLE, DOSSIER_TABLE, ...attachments });
export const InboxEnv = FunctionEnv.extend({ LOG_TABLE });
