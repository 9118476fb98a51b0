import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Maplebridge } from '@maplebridge/client';
import type { Event } from './consume.ts';

export interface Court {
  readonly api: Maplebridge;
  readonly department: string;
  /** Where answers go as messages; over HTTP where there is none. */
  readonly replies?: { readonly sqs: SQSClient; readonly queueUrl: string } | undefined;
  readonly tell?: (what: string) => void;
}

interface Answer {
  readonly status: 'received' | 'done' | 'declined';
  readonly notes?: string;
}

const invited = 'maplebridge.mediation.case.department-invited.v1';
const answered = 'maplebridge.reply.mediation.case.task-answered.v1';

/** What the court does about what it hears: it receives an invitation to joint mediation, reads what is asked, and says it is done. */
export function court({ api, department, replies, tell = console.log }: Court) {
  return async (event: Event): Promise<void> => {
    if (event.type !== invited || event.data.department !== department) return;
    const id = event.subject.replace(/^case-/, '');
    // The event says that there is something to do; what it is, an authorised call tells, which is logged there.
    const task = await api.get('/cases/{id}/tasks/{department}', { id, department });
    tell(`${event.subject}: ${task.category}, due ${task.dueAt}`);
    await answer(event, id, { status: 'received' });
    await answer(event, id, { status: 'done', notes: 'The court takes part. 法院派员参与联合调解。' });
  };

  /** The key follows from event and answer, so that doing it again changes nothing. */
  async function answer(event: Event, id: string, body: Answer): Promise<void> {
    const key = `${event.id}/${body.status}`;
    if (!replies) {
      await api.post('/cases/{id}/tasks/{department}/receipts', { id, department, body }, { key });
      return;
    }
    const reply = {
      specversion: '1.0',
      id: key,
      source: `/departments/${department}`,
      type: answered,
      subject: event.subject,
      time: new Date().toISOString(),
      data: body,
    };
    const { sqs, queueUrl: QueueUrl } = replies;
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(reply) }));
  }
}
