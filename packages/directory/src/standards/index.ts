export * from './checklists.ts';
export * from './gb18218.ts';
export type { Category, ChecklistPack, Substance, ToxicGas } from './schema.ts';
