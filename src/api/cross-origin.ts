/**
 * Headers of every answer. Any page may call and read: there is no sign-in and no cookie that could be misused, so the
 * origin is "*" and credentials are not allowed.
 */
export const crossOriginHeaders = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "ETag, Retry-After",
  "cross-origin-resource-policy": "cross-origin",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
};

/** Headers of the answer to a browser that asks whether it may call. */
export const preflightHeaders = {
  "access-control-allow-methods": "GET, HEAD, POST",
  "access-control-allow-headers": "Content-Type, If-None-Match",
  "access-control-max-age": "86400",
};
