import type { Role } from '@maplebridge/contracts';

/** Someone to try the system as. */
export interface Persona {
  readonly id: string;
  readonly who: string;
  readonly role: Role;
  /** The city, district or station the role is held for. */
  readonly area: string;
}

/** One for each way of using the system, in the sample city. All are made up. */
export const personas: readonly Persona[] = [
  { id: 'li', who: 'Resident Li 居民', role: 'resident', area: '321100' },
  { id: 'dingmao-officer', who: 'Officer of Dingmao 丁卯民警', role: 'officer', area: 'dingmao' },
  {
    id: 'dingmao-mediator',
    who: 'Gold-medal mediator of Dingmao 金牌调解员',
    role: 'mediator',
    area: 'dingmao',
  },
  { id: 'baotalu-officer', who: 'Officer of Baotalu 宝塔路民警', role: 'officer', area: 'baotalu' },
  {
    id: 'city-supervisor',
    who: 'Supervisor at the city bureau 市局督导',
    role: 'supervisor',
    area: '321100',
  },
  { id: 'emergency', who: 'Emergency management 应急管理局', role: 'department', area: '321100' },
  { id: 'labour', who: 'Human resources and labour 人社局', role: 'department', area: '321100' },
  { id: 'admin', who: 'Administration 系统管理', role: 'admin', area: '321100' },
];
