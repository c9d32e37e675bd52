import type { Measure } from './measure.ts';

type Name =
  | 'requests'
  | 'took'
  | 'requestsInHand'
  | 'inputsInHand'
  | 'queue'
  | 'deliveries'
  | 'messages'
  | 'inputs'
  | 'decisions'
  | 'dropped'
  | 'receipts'
  | 'sending'
  | 'delivery'
  | 'letters'
  | 'circuit'
  | 'faults'
  | 'store';

/**
 * All that is measured. Names of OpenTelemetry are those of its conventions where there are some.
 * @see https://opentelemetry.io/docs/specs/semconv/
 */
export const MEASURES: Readonly<Record<Name, Measure>> = {
  requests: {
    kind: 'counter',
    about: 'Requests by route, status and code',
    prometheus: { name: 'opportune_http_requests_total', labels: ['route', 'status', 'code'] },
  },
  took: {
    kind: 'histogram',
    about: 'From arrival to answer',
    prometheus: { name: 'opportune_http_request_seconds', labels: ['route'] },
    opentelemetry: {
      name: 'http.server.request.duration',
      unit: 's',
      attributes: [
        '',
        'http.request.method',
        'http.route',
        'url.scheme',
        'http.response.status_code',
        'error.type',
        'opportune.code',
      ],
    },
  },
  requestsInHand: {
    kind: 'gauge',
    about: 'Requests that are being answered',
    prometheus: { name: 'opportune_http_requests_in_hand', labels: [] },
    opentelemetry: { name: 'opportune.http.requests.in_hand', unit: '{request}', attributes: [] },
  },
  inputsInHand: {
    kind: 'gauge',
    about: 'Inputs that are being dealt with',
    prometheus: { name: 'opportune_inputs_in_hand', labels: [] },
    opentelemetry: { name: 'opportune.inputs.in_hand', unit: '{input}', attributes: [] },
  },
  queue: {
    kind: 'gauge',
    about: 'Inputs that wait for their turn or have it, of all customers',
    prometheus: { name: 'opportune_queue_inputs', labels: [] },
    opentelemetry: { name: 'opportune.queue.inputs', unit: '{input}', attributes: [] },
  },
  deliveries: {
    kind: 'gauge',
    about: 'Decisions that are being delivered',
    prometheus: { name: 'opportune_deliveries_in_hand', labels: [] },
    opentelemetry: { name: 'opportune.deliveries.in_hand', unit: '{decision}', attributes: [] },
  },
  messages: {
    kind: 'counter',
    about: 'Messages of bodies by what became of them',
    prometheus: { name: 'opportune_messages_total', labels: ['answer'] },
    opentelemetry: { name: 'opportune.messages', unit: '{message}', attributes: ['opportune.answer'] },
  },
  inputs: {
    kind: 'counter',
    about: 'Inputs of the runtime by kind and answer',
    prometheus: { name: 'opportune_inputs_total', labels: ['kind', 'answer'] },
    opentelemetry: {
      name: 'opportune.inputs',
      unit: '{input}',
      attributes: ['opportune.input.kind', 'opportune.answer'],
    },
  },
  decisions: {
    kind: 'counter',
    about: 'Decisions by channel',
    prometheus: { name: 'opportune_decisions_total', labels: ['channel'] },
    opentelemetry: { name: 'opportune.decisions', unit: '{decision}', attributes: ['opportune.channel'] },
  },
  dropped: {
    kind: 'counter',
    about: 'Candidates that the funnel has dropped, by stage and reason',
    prometheus: { name: 'opportune_dropped_total', labels: ['stage', 'reason'] },
    opentelemetry: {
      name: 'opportune.dropped',
      unit: '{candidate}',
      attributes: ['opportune.stage', 'opportune.reason'],
    },
  },
  receipts: {
    kind: 'counter',
    about: 'What channels have said',
    prometheus: { name: 'opportune_receipts_total', labels: ['channel', 'status'] },
    opentelemetry: {
      name: 'opportune.receipts',
      unit: '{receipt}',
      attributes: ['opportune.channel', 'opportune.receipt.status'],
    },
  },
  sending: {
    kind: 'histogram',
    about: 'How long channels take to answer',
    prometheus: { name: 'opportune_send_seconds', labels: ['channel'] },
    opentelemetry: {
      name: 'messaging.client.operation.duration',
      unit: 's',
      attributes: [
        'messaging.destination.name',
        'messaging.system',
        'messaging.operation.name',
        'messaging.operation.type',
        'error.type',
      ],
    },
  },
  delivery: {
    kind: 'histogram',
    about: 'From the decision to the receipt that says it was sent',
    prometheus: { name: 'opportune_delivery_seconds', labels: ['channel'] },
    opentelemetry: { name: 'opportune.delivery.duration', unit: 's', attributes: ['opportune.channel'] },
  },
  letters: {
    kind: 'counter',
    about: 'Decisions that were given up',
    prometheus: { name: 'opportune_dead_letters_total', labels: ['channel'] },
    opentelemetry: { name: 'opportune.dead_letters', unit: '{decision}', attributes: ['opportune.channel'] },
  },
  circuit: {
    kind: 'gauge',
    about:
      'Whether a channel is delivered by: 0 as usual, 1 by one call that tries it, 2 not at all, because its platform fails',
    prometheus: { name: 'opportune_circuit', labels: ['channel'] },
    opentelemetry: { name: 'opportune.circuit', unit: '1', attributes: ['opportune.channel'] },
  },
  faults: {
    kind: 'counter',
    about: 'What has failed outside',
    prometheus: { name: 'opportune_faults_total', labels: ['code'] },
    opentelemetry: { name: 'opportune.faults', unit: '{fault}', attributes: ['error.type'] },
  },
  store: {
    kind: 'histogram',
    about: 'How long the store takes',
    prometheus: { name: 'opportune_store_seconds', labels: ['operation'] },
    opentelemetry: {
      name: 'db.client.operation.duration',
      unit: 's',
      attributes: ['db.operation.name', 'db.system.name'],
    },
  },
};
