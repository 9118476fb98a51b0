import type { People } from './people.ts';

/** Prints one step: when, who and what. */
export type Tell = (when: string, who: string, what: string, ...details: string[]) => void;

export interface Story extends People {
  readonly tell: Tell;
}

/** A moment of 2019 in the city. */
export const at = (day: string, time: string) => `2019-${day}T${time}+08:00`;
export const lead = 'Gold-medal mediator 金牌调解员';
export const safetyOfficer = 'Safety officer of the plant 企业安全员';
/** A reason in both languages, and where it comes from. */
export const because = ({ en, zh, source }: { en: string; zh: string; source?: string | undefined }) => [
  `because: ${en}`,
  `理由：${zh}`,
  ...(source ? [`source: ${source}`] : []),
];
