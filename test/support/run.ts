import { startSystem } from './system.ts';

/** Runs a system in this process on a folder, with a visibility timeout of some seconds, and prints its URLs. */
const [state = '', visibilitySeconds] = process.argv.slice(2);
const system = await startSystem(state, { visibilitySeconds: Number(visibilitySeconds) });
console.log(JSON.stringify({ apiUrl: system.apiUrl, token: await system.token('li') }));
