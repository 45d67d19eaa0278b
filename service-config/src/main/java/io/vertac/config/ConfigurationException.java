package io.vertac.config;

/** A setting that cannot be used; the message names the key, the value it got and what to do. */
public final class ConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ConfigurationException(String message) {
    super(message);
  }

  /**
   * @param key the setting's name
   * @param value what it was set to; not to be used for secrets
   * @param expected what it should look like
   */
  public static ConfigurationException invalid(String key, String value, String expected) {
    return new ConfigurationException(key + "=" + value + " cannot be used: expected " + expected);
  }
}
