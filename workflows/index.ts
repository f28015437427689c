// The bundle's only entrance: what the engine may start.
export { taskingRequest } from './tasking-request/workflow.ts';
