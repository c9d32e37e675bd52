// Traces and figures by the API of OpenTelemetry
export { telemetry, type TelemetryOptions } from './telemetry.ts';
