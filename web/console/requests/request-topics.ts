/** Live hints that make the story of a request old. */
export const requestTopics = ['request', 'workOrder', 'message'] as const;
