import { z } from 'zod';
import { newRequestId } from './newRequestId';

const filledWith = (byte: number) => ({
  getRandomValues: <T extends ArrayBufferView | null>(array: T): T => {
    if (array instanceof Uint8Array) array.fill(byte);
    return array;
  },
});

it('a request id is a UUID whatever chance gives, and needs no secure page', () => {
  expect(newRequestId(filledWith(0xff))).toBe(
    'ffffffff-ffff-4fff-bfff-ffffffffffff',
  );
  expect(newRequestId(filledWith(0))).toBe(
    '00000000-0000-4000-8000-000000000000',
  );
  const ids = Array.from({ length: 100 }, () => newRequestId());
  expect(new Set(ids).size).toBe(100);
  for (const id of ids) expect(z.uuid().safeParse(id).success).toBe(true);
});
