import { Timestamp } from '../common.ts';

export const at = Timestamp.optional().describe('When it really happened, if entered later; now unless told');
