import { FunctionEnv, HttpEnv, replies, secrets, tables } from '@maplebridge/lambda/env';

const { LOG_TABLE, VIEW_TABLE, DOSSIER_TABLE, SEAT_TABLE } = tables;
const casework = { LOG_TABLE, VIEW_TABLE, SEAT_TABLE };

export const ApiEnv = HttpEnv.extend({ ...casework, DOSSIER_TABLE, ...secrets });
export const InboxEnv = FunctionEnv.extend(casework);
export const RepliesEnv = FunctionEnv.extend({ ...casework, DOSSIER_TABLE, ...replies, ...secrets });
export const ViewsEnv = FunctionEnv.extend(casework);
export const ClockEnv = FunctionEnv.extend(casework);
