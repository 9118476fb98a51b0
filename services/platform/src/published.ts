/** The folder of published files, relative to the bundle that serves them. */
export const publishedFolder = './published';

/** Files are compressed once, at bundling. */
export const publishedName = (name: string): string => `${name}.gz`;
