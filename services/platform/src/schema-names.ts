/** Under which name the list of all schemas is published, and each of them. */
export const schemaIndex = 'event-schemas.json';
export const schemaFile = (file: string): string => `event.${file}`;
