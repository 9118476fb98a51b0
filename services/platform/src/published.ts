/** Where published files stand, from the bundle that serves them. */
export const publishedFolder = './published';

/** They are packed once, when they are bundled. */
export const publishedName = (name: string): string => `${name}.gz`;
