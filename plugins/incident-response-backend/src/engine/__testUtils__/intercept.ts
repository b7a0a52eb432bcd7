/** The same port with one method put into other hands, which may call the real one or not. */
export function intercept<T extends object, K extends keyof T>(
  port: T,
  method: K,
  around: (real: NonNullable<T[K]>) => T[K],
): T {
  const real = port[method];
  if (real === undefined || real === null)
    throw new Error(`There is no ${String(method)} to intercept.`);
  return { ...port, [method]: around(real) };
}
