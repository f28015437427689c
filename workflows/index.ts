// The bundle's only entrance: what the engine may start.
export { sitting } from './sitting/workflow.ts';
export { taskingRequest } from './tasking-request/workflow.ts';
