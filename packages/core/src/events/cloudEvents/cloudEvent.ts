/**
 * An event as CloudEvents 1.0 describes it, in the JSON format. Attributes that are null are left out; what has another name is
 * an extension.
 * @see https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md
 * @public
 */
export interface CloudEvent {
  readonly specversion: '1.0';
  /** Unique together with `source`. */
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject?: string;
  readonly time?: string;
  readonly datacontenttype?: string;
  readonly dataschema?: string;
  readonly data?: unknown;
  readonly data_base64?: string;
  readonly [extension: string]: unknown;
}
