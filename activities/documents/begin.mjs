// A thread does not have the loader of the process that begins it: it registers one of its own before the first file that needs it.
import { register } from 'tsx/esm/api';

register();
await import('./thread.ts');
