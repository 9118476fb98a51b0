import { expect, test } from 'vitest';
import { noteEach, remembering } from './run-due-commands.ts';

async function* ids(count: number) {
  for (let n = 1; n <= count; n++) yield String(n);
}

test('one that fails keeps none behind it waiting', async () => {
  const seen: string[] = [];
  const error = new Error('broken');
  const runDueCommands = await noteEach(
    ids(300),
    async (id) => {
      seen.push(id);
      if (Number(id) <= 200) throw error;
      return true;
    },
    500,
  );
  expect(seen).toHaveLength(300);
  expect(runDueCommands.noted).toBe(100);
  expect(runDueCommands.failed).toHaveLength(200);
  expect(runDueCommands.failed[0]).toEqual({ item: '1', error });
});

test('the limit counts what was noted, not what stood there already', async () => {
  const seen: string[] = [];
  const runDueCommands = await noteEach(
    ids(10),
    async (id) => {
      seen.push(id);
      return Number(id) > 4;
    },
    3,
  );
  expect(runDueCommands).toEqual({ noted: 3, failed: [] });
  expect(seen.at(-1)).toBe('7');
});

test('what was read is read again only after it was forgotten', async () => {
  let reads = 0;
  const { read, forget } = remembering(
    async (key: string) => `${key}${++reads}`,
    (key) => key,
  );
  expect([await read('a'), await read('a'), await read('b')]).toEqual(['a1', 'a1', 'b2']);
  forget('a');
  expect([await read('a'), await read('b')]).toEqual(['a3', 'b2']);
});
