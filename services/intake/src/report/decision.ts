import type { ReportEvent } from '@maplebridge/contracts/intake';
import type { Rejection } from '@maplebridge/event-log';

export type Decision = ReportEvent[] | Rejection;
