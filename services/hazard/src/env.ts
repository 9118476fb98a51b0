import { attachments, FunctionEnv, HttpEnv, replies, secrets, tables } from '@maplebridge/lambda/env';

const { LOG_TABLE, VIEW_TABLE, PERSONAL_DATA_TABLE, THROTTLE_TABLE } = tables;
const safety = { LOG_TABLE, VIEW_TABLE };

export const ApiEnv = HttpEnv.extend({
  THROTTLE_TABLE,
  ...safety,
  PERSONAL_DATA_TABLE,
  ...attachments,
  ...secrets,
});
export const InboxEnv = FunctionEnv.extend(safety);
export const RepliesEnv = FunctionEnv.extend({ ...safety, PERSONAL_DATA_TABLE, ...replies, ...secrets });
export const ViewsEnv = FunctionEnv.extend(safety);
export const SchedulerEnv = FunctionEnv.extend(safety);
