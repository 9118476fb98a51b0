import { componentSchemas } from './asyncapi/components.ts';
import { description } from './asyncapi/description.ts';
import { eventAttributes, eventMessages } from './asyncapi/event-messages.ts';
import {
  eventsAddress,
  eventsBinding,
  eventsDelivery,
  queueParameters,
  repliesAddress,
  repliesBinding,
  repliesDelivery,
} from './asyncapi/queues.ts';
import { repliesByService, replyMessages, replySchemas } from './asyncapi/reply-messages.ts';
import { CloudEvent } from './cloud-event.ts';
import { everyEvent } from './events.ts';
import { contractsVersion } from './version.ts';

const servers = {
  aws: {
    host: 'sqs.{region}.{suffix}',
    protocol: 'sqs',
    title: 'Amazon SQS',
    summary: 'Where the deployment runs. 部署所在区域的 SQS 服务。',
    variables: {
      region: { description: 'The region of the deployment', default: 'cn-north-1' },
      suffix: {
        description: 'The domain of its partition',
        enum: ['amazonaws.com', 'amazonaws.com.cn'],
        default: 'amazonaws.com.cn',
      },
    },
    security: [{ $ref: '#/components/securitySchemes/account' }],
  },
  local: {
    host: '127.0.0.1:4702',
    protocol: 'sqs',
    title: 'The local runtime',
    summary: 'Any credentials do. 本机运行环境，任意凭据均可。',
  },
};

const securitySchemes = {
  account: {
    type: 'userPassword',
    description:
      'Access keys of the AWS account or role that `partners.json` names, signed with Signature Version 4',
  },
};

const refs = (names: readonly string[], under: string) => names.map((name) => ({ $ref: `${under}/${name}` }));
const byName = (names: readonly string[], under: string) =>
  Object.fromEntries(names.map((name) => [name, { $ref: `${under}/${name}` }]));

function repliesOf(service: string, types: readonly string[]) {
  const name = `${service}Replies`;
  const channel = {
    address: repliesAddress(service),
    title: `What a department answers to ${service} 部门回复队列`,
    summary: 'Replies of one department, which alone may send here. 部门以消息方式回复。',
    parameters: queueParameters,
    messages: byName(types, '#/components/messages'),
    bindings: repliesBinding(service),
  };
  const operation = {
    action: 'receive',
    channel: { $ref: `#/channels/${name}` },
    title: `Hear what a department answers to ${service}`,
    summary: 'The department sends, Maplebridge receives. 部门发送，系统接收。',
    description:
      'A reply that cannot be done goes to the dead-letter queue, with the reason in its message attributes; operators see it and tell the department.',
    messages: refs(types, `#/channels/${name}/messages`),
    bindings: repliesDelivery(service),
  };
  return { name, channel, operation };
}

/** The AsyncAPI 3.0 document of all events, and of what departments answer. */
export function asyncApiDocument() {
  const messages = eventMessages();
  const types = Object.keys(messages);
  const replies = [...repliesByService()].map(([service, of]) => repliesOf(service, of));
  return {
    asyncapi: '3.0.0',
    id: 'urn:maplebridge:events',
    info: {
      title: 'Maplebridge 枫桥: events for partner departments',
      version: contractsVersion,
      description,
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
      tags: [...new Set(everyEvent.map(({ service }) => service))].map((name) => ({ name })),
    },
    defaultContentType: 'application/cloudevents+json',
    servers,
    channels: {
      partnerQueue: {
        address: eventsAddress,
        title: 'The queue of a partner department 部门队列',
        summary: 'What happened, as far as its filter lets it through. 按订阅条件推送的事件。',
        parameters: queueParameters,
        messages: byName(types, '#/components/messages'),
        bindings: eventsBinding,
      },
      ...Object.fromEntries(replies.map(({ name, channel }) => [name, channel])),
    },
    operations: {
      tellPartner: {
        action: 'send',
        channel: { $ref: '#/channels/partnerQueue' },
        title: 'Tell a department what happened',
        summary: 'Maplebridge sends, the department receives. 系统推送，部门接收。',
        description:
          'All events go to one SNS topic. The subscription of each queue filters by the message attributes `type` and `area`, exactly or by prefix, and where a partner asks only for what is addressed to it, by `department-<code>`. The filter below is an example.',
        messages: refs(types, '#/channels/partnerQueue/messages'),
        bindings: eventsDelivery,
      },
      ...Object.fromEntries(
        replies.map(({ name, operation }) => [`hear${name[0]?.toUpperCase()}${name.slice(1)}`, operation]),
      ),
    },
    components: {
      securitySchemes,
      messages: { ...messages, ...replyMessages() },
      schemas: {
        EventAttributes: eventAttributes,
        ...componentSchemas({
          CloudEvent,
          ...Object.fromEntries(everyEvent.map(({ type, contract }) => [type, contract.data])),
          ...replySchemas(),
        }),
      },
    },
  };
}
