import { componentSchemas } from './asyncapi/components.ts';
import { description } from './asyncapi/description.ts';
import { eventAttributes, eventMessages } from './asyncapi/event-messages.ts';
import { deliveryBinding, queueBinding } from './asyncapi/queues.ts';
import { CloudEvent } from './cloud-event.ts';
import { everyEvent } from './events.ts';
import { contractsVersion } from './version.ts';

const refs = (names: readonly string[], under: string) => names.map((name) => ({ $ref: `${under}/${name}` }));

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

/** The AsyncAPI 3.0 document of all events. */
export function asyncApiDocument() {
  const messages = eventMessages();
  const types = Object.keys(messages);
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
        address: '{queue}',
        title: 'The queue of a partner department 部门队列',
        summary: 'What happened, as far as its filter lets it through. 按订阅条件推送的事件。',
        parameters: { queue: { description: 'The URL of the queue, as operators pass it on' } },
        messages: Object.fromEntries(types.map((type) => [type, { $ref: `#/components/messages/${type}` }])),
        bindings: queueBinding,
      },
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
        bindings: deliveryBinding,
      },
    },
    components: {
      securitySchemes,
      messages,
      schemas: {
        EventAttributes: eventAttributes,
        ...componentSchemas({
          CloudEvent,
          ...Object.fromEntries(everyEvent.map(({ type, contract }) => [type, contract.data])),
        }),
      },
    },
  };
}
