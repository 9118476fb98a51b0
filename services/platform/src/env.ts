import { HttpEnv } from '@maplebridge/lambda/env';

export const ApiEnv = HttpEnv;
