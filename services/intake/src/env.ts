import { attachments, FunctionEnv, HttpEnv, secrets, tables } from '@maplebridge/lambda/env';

const { LOG_TABLE, VIEW_TABLE, PERSONAL_DATA_TABLE, RESERVATION_TABLE, THROTTLE_TABLE } = tables;

export const ApiEnv = HttpEnv.extend({
  ...{ LOG_TABLE, VIEW_TABLE, PERSONAL_DATA_TABLE, RESERVATION_TABLE, THROTTLE_TABLE },
  ...attachments,
  ...secrets,
});
export const InboxEnv = FunctionEnv.extend({ LOG_TABLE, RESERVATION_TABLE });
export const Open311Env = HttpEnv.extend({
  LOG_TABLE,
  VIEW_TABLE,
  PERSONAL_DATA_TABLE,
  THROTTLE_TABLE,
  ...secrets,
});
export const ViewsEnv = FunctionEnv.extend({ LOG_TABLE, VIEW_TABLE });
