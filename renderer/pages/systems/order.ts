import type { ApprovalStatus } from '../../../core/assessment/model.ts';

/** The order in which an approval lives through its states. */
export const APPROVAL_ORDER: Record<ApprovalStatus, number> = { drafting: 0, submitted: 1, appraised: 2, approved: 3 };
