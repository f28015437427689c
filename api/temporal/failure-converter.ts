import { DefaultFailureConverter } from '@temporalio/common';

// Messages and stack traces are sealed as well; else they would stand clear beside sealed payloads.
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
