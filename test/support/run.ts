import { startSystem } from './system.ts';

/** Runs a system in this process on the data of a folder, its messages out of sight for some seconds, and tells where it answers. */
const [state = '', visibilitySeconds] = process.argv.slice(2);
const system = await startSystem(state, { visibilitySeconds: Number(visibilitySeconds) });
console.log(JSON.stringify({ apiUrl: system.apiUrl, token: await system.token('li') }));
