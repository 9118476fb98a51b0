import { FunctionEnv, HttpEnv, secrets, tables } from '@maplebridge/lambda/env';

const { LOG_TABLE, PROCESSED_EVENT_TABLE, VIEW_TABLE, EDITION_TABLE, THROTTLE_TABLE } = tables;

export const ApiEnv = HttpEnv.extend({ THROTTLE_TABLE, LOG_TABLE, VIEW_TABLE, EDITION_TABLE, ...secrets });
export const InboxEnv = FunctionEnv.extend({ PROCESSED_EVENT_TABLE, VIEW_TABLE });
export const ViewsEnv = FunctionEnv.extend({ LOG_TABLE, VIEW_TABLE });
export const SchedulerEnv = FunctionEnv.extend({ LOG_TABLE, VIEW_TABLE });
