import { FunctionEnv, HttpEnv, replies, secrets, tables } from '@maplebridge/lambda/env';

const { LOG_TABLE, VIEW_TABLE, PERSONAL_DATA_TABLE, RESERVATION_TABLE, THROTTLE_TABLE } = tables;
const casework = { LOG_TABLE, VIEW_TABLE, RESERVATION_TABLE };

export const ApiEnv = HttpEnv.extend({ THROTTLE_TABLE, ...casework, PERSONAL_DATA_TABLE, ...secrets });
export const InboxEnv = FunctionEnv.extend(casework);
export const RepliesEnv = FunctionEnv.extend({ ...casework, PERSONAL_DATA_TABLE, ...replies, ...secrets });
export const ViewsEnv = FunctionEnv.extend(casework);
export const SchedulerEnv = FunctionEnv.extend(casework);
