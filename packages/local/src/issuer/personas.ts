import type { Role } from '@maplebridge/contracts';

/** An identity to try the system with. */
export interface Persona {
  readonly id: string;
  readonly who: string;
  readonly role: Role;
  /** The city, district or station the role is held for. */
  readonly area: string;
  /** The department they represent, in the role `department`. */
  readonly department?: string;
}

/** One for each way of using the system, in the sample city. All are fictitious. */
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
  { id: 'gaozi-officer', who: 'Officer of Gaozi 高资民警', role: 'officer', area: 'gaozi' },
  { id: 'gaozi-second', who: 'Second officer of Gaozi 高资民警（复查）', role: 'officer', area: 'gaozi' },
  {
    id: 'gaozi-enterprise',
    who: 'Safety officer of an enterprise at Gaozi 高资企业安全员',
    role: 'enterprise',
    area: 'gaozi',
  },
  {
    id: 'other-enterprise',
    who: 'Safety officer of another enterprise there 高资另一企业安全员',
    role: 'enterprise',
    area: 'gaozi',
  },
  {
    id: 'city-supervisor',
    who: 'Supervisor at the city bureau 市局督导',
    role: 'supervisor',
    area: '321100',
  },
  {
    id: 'emergency',
    who: 'Emergency management 应急管理局',
    role: 'department',
    area: '321100',
    department: 'emergency-management',
  },
  {
    id: 'fire-rescue',
    who: 'Fire and rescue 消防救援支队',
    role: 'department',
    area: '321100',
    department: 'fire-rescue',
  },
  {
    id: 'public-security',
    who: 'Public security bureau 市公安局',
    role: 'department',
    area: '321100',
    department: 'public-security',
  },
  { id: 'court', who: 'Court 人民法院', role: 'department', area: '321100', department: 'court' },
  { id: 'labour', who: 'Labour department 人社局', role: 'department', area: '321100', department: 'labour' },
  { id: 'admin', who: 'Administration 系统管理', role: 'admin', area: '321100' },
];
