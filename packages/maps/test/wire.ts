/** As it goes over the wire, where undefined is absent. */
export const wire = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
