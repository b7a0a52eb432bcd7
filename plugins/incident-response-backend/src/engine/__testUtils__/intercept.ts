/** The same port with one method put into other hands, which may call the real one or not. */
export function intercept<T extends object, K extends keyof T>(
  port: T,
  method: K,
  around: (real: T[K]) => T[K],
): T {
  return { ...port, [method]: around(port[method]) };
}
