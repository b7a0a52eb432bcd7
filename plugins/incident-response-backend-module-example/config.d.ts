export interface Config {
  incidentResponse?: {
    example?: {
      /** Folder that a web server shows to the public. Absent: the built-in page serves. */
      statusPageDirectory?: string;
      /**
       * Key of the hex HMAC-SHA256 over the raw body in `x-signature-256`. Absent: the source is off.
       * @visibility secret
       */
      alertSecret?: string;
    };
  };
}
