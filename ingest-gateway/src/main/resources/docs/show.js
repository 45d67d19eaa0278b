SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#docs',
  deepLinking: true,
  // Nothing is asked of other hosts.
  validatorUrl: null,
});
