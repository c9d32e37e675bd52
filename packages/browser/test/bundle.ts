import { build } from 'vite';

/** How a script is bundled. */
export interface BundleOptions {
  /** Of the packages as they are built, which are installed beside the entry; else of their source. */
  readonly isBuilt?: boolean;
  /** What a library leaves to who bundles it. */
  readonly mode?: 'production' | 'development';
  /** Another package instead of one that is named. */
  readonly alias?: Readonly<Record<string, string>>;
}

/** A page's script as one file, bundled as a user would. */
export async function bundle(
  entry: string,
  { isBuilt = false, mode = 'production', alias = {} }: BundleOptions = {},
): Promise<string> {
  const conditions = ['module', 'browser', 'development|production'];
  const built = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
    resolve: { alias, conditions: isBuilt ? conditions : ['@opportune/source', ...conditions] },
    build: { write: false, lib: { entry, formats: ['iife'], name: 'entry' } },
  });
  const [{ output }] = built as unknown as [{ output: readonly [{ code: string }] }];
  return output[0].code;
}

/** The same in parts, by their paths: the page's script is `/page.js`, and what it loads later is beside it. */
export async function bundleInParts(entry: string): Promise<ReadonlyMap<string, string>> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['@opportune/source', 'module', 'browser', 'development|production'] },
    build: {
      write: false,
      modulePreload: { polyfill: false },
      rollupOptions: {
        input: entry,
        output: { entryFileNames: 'page.js', chunkFileNames: '[name].js' },
        preserveEntrySignatures: false,
      },
    },
  });
  const { output } = built as unknown as { output: readonly { fileName: string; code: string }[] };
  return new Map(output.map(({ fileName, code }) => [`/${fileName}`, code]));
}
