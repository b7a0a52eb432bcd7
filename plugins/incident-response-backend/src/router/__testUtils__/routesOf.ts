import type { Router } from 'express';

/** What express keeps of a router: its own routes, and routers that it passes on to. */
interface Layer {
  readonly handle?: { readonly stack?: readonly Layer[] };
  readonly route?: {
    readonly path: string;
    readonly methods: Readonly<Record<string, boolean>>;
  };
}

function layersOf(stack: readonly Layer[]): readonly Layer[] {
  return stack.flatMap(layer => [
    layer,
    ...layersOf(layer.handle?.stack ?? []),
  ]);
}

/** Every route that is served, as the document writes it: `GET /incidents/{id}`. */
export function routesOf(router: Router): readonly string[] {
  return layersOf(router.stack as readonly Layer[]).flatMap(({ route }) =>
    route
      ? Object.keys(route.methods)
          .filter(method => method !== '_all')
          .map(
            method =>
              `${method.toUpperCase()} ${route.path.replace(
                /:(\w+)/g,
                '{$1}',
              )}`,
          )
      : [],
  );
}
