/** File names of the schema index and of each schema. */
export const schemaIndex = 'event-schemas.json';
export const schemaFile = (file: string): string => `event.${file}`;
