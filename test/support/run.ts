import { startSystem } from './system.ts';

/** Runs a system in this process on the data of a folder, and tells where it answers. */
const [state = ''] = process.argv.slice(2);
const system = await startSystem(state);
console.log(JSON.stringify({ apiUrl: system.apiUrl, token: await system.token('li') }));
