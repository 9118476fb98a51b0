/** All that a department must know to write a consumer, besides the README of the SDK. */
export const description = `
Maplebridge tells partner departments what happens in neighbourhood mediation and industrial-park safety. Each department has an SQS
queue of its own; nothing is called on its side. An event says *that* something happened, in ids, codes and times; who and in which
words is asked for by an authorised call.

枫桥通过消息队列向各联动部门推送事件。每个部门一条 SQS 队列，部门自行读取；事件只含编号、代码和时间，不含个人信息，详情凭令牌调用接口查询。

## Your queue

Operators enter the department in the city's \`partners.json\`: which types, which areas, whether only what is addressed to it, and the
AWS account or role that reads. The queue is \`maplebridge-<city>-<stage>-partner-<partner>\` in the account of the deployment: its URL is
the output \`PartnerQueue…\` of the stack \`maplebridge-<city>-<stage>-platform\`, which operators pass on, and \`GetQueueUrl\` finds it by
that name and the account (\`QueueOwnerAWSAccountId\`). Reading needs the permissions of that principal alone, and TLS.
On a laptop \`npx -y pnpm@12 start\` prints the queues, and any credentials do.

部门接入信息登记在 \`partners.json\`，部署后由运维人员提供队列地址。

## Read, handle, delete

1. \`ReceiveMessage\` with \`WaitTimeSeconds\` 20 and \`MaxNumberOfMessages\` 10. The body is one CloudEvent 1.0 in JSON, nothing around it.
2. Handle it within 300 seconds (the visibility timeout), or ask for more time with \`ChangeMessageVisibility\`.
3. \`DeleteMessage\` after success, and only then. What is not deleted comes again.
4. What was received 10 times goes to the queue's dead-letter queue, and operators are told. They put it back when the consumer is
   mended (\`maplebridge partners redrive\`).

Messages stay for 14 days in either queue. What is older is asked for as a replay: operators send it again from the logs, from a time on,
to that queue alone (\`maplebridge partners replay\`), under the same ids.

长轮询读取，处理成功后删除；300 秒内未删除会再次投递，10 次后进入死信队列；消息保留 14 天，更早的可请运维从日志重放。

## At least once, in any order

- **Repeated.** The same event may come twice. Its \`id\` is always the same: keep the ids you have handled, and pass over those you know.
- **Out of order.** \`id\` is \`<stream>#<version>\`, and \`subject\` is the stream. The number after the last \`#\` counts the events of that
  stream from 1: of two events of a stream the higher is the later. A filter leaves gaps, so do not wait for a number that is missing.
  Between streams there is no order; \`time\` is when it happened, which may be entered later.
- **Unknown.** Pass over types you do not know, and fields you do not know: both may be added. A changed meaning is a new version of the
  type (\`….v2\`), never a changed \`….v1\`.

同一事件可能重复、乱序到达：按 \`id\` 去重；同一事项（\`subject\`）按 \`#\` 后的序号判断先后；未知类型和字段应忽略。

## Details: the claim check

\`link\` is the URL of the resource. Call it with \`GET\` and a bearer token of your department; each call is checked and logged. The
description of each message names the operation (\`operationId\` of \`/openapi.json\`) and the roles it is for. An older event without \`link\`:
the path is that of the operation, \`{id}\` is what stands in \`subject\` after the first \`-\`. Field \`note\` in data is a key into records kept
apart; it means nothing outside.

Tokens come from the issuer by client credentials; they carry the role \`department\`, the area and the department's code. The SDK
(\`@maplebridge/client\`) gets and renews them.

\`link\` 为详情接口地址，须携带本部门令牌调用，每次访问均留痕。

## Answering

**By call.** An invitation to joint mediation (\`maplebridge.mediation.case.department-invited.v1\`, with your code in \`data.department\`) is a
task: \`getTask\` (\`GET /cases/{id}/tasks/{department}\`, which is its \`link\`) tells what is asked, \`answerTask\`
(\`POST /cases/{id}/tasks/{department}/receipts\`) answers with \`received\`, \`done\` or \`declined\`. A \`POST\` takes an \`Idempotency-Key\`: the same key with
the same body is done once, so repeat it freely. Refusals are problems (RFC 9457) with a stable \`code\`.

**By message.** Where \`partners.json\` says so, the department has a queue for its answers to each service,
\`maplebridge-<city>-<stage>-<service>-replies-<partner>\` (output \`RepliesQueue…\` of the service's stack), into which it alone may send. A reply is
a CloudEvent in JSON: \`type\` as the messages of the channels \`mediationReplies\` and \`hazardReplies\` have it, \`source\` \`/departments/<code>\`,
\`subject\` that of the event it answers, \`data\` the body of the route of the same name, \`id\` the idempotency key, a random UUID or what follows from the event:
sent again under the same \`id\` it is done once. It may be tried some minutes later when the system is busy. What cannot be done goes to the
queue's dead-letter queue with the reason in the message attributes \`reason\` (the \`code\` of a problem), \`title\`, \`pointer\` and \`detail\`; nothing comes
back to the sender, so look for the event that follows (\`maplebridge.mediation.case.department-answered.v1\`), or answer by call where the
outcome must be known at once.

收到联合调解邀请后，用 \`getTask\` 查询任务，用 \`answerTask\` 签收、办结或退回；重试时使用同一 \`Idempotency-Key\`；登记了回复队列的部门也可用消息回复，
\`id\` 即幂等键，无法办理的消息连同原因进入死信队列。

## Schemas

\`dataschema\` is the URL of the JSON Schema (draft 2020-12) of \`data\`; \`GET /schemas/events\` lists all, and \`/schemas/events/cloud-event.json\` is
the envelope's. They say what is sent now, so fetch them rather than keep them, or do not refuse what they do not list: fields are added
within a version. A released version stays there for ever.

\`dataschema\` 指向数据的 JSON Schema，已发布版本长期有效；同一版本内只增不改。
`.trim();
