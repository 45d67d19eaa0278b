package io.vertac.gateway.live;

/** The connection to one viewer. No call waits for the viewer. */
interface Wire {
  int NORMAL = 1000;
  int GOING_AWAY = 1001;
  int POLICY_VIOLATION = 1008;
  int TRY_AGAIN_LATER = 1013;

  /**
   * @return true if the network has taken all of it; if not, the viewer is told when it has, or
   *     that it never will
   */
  boolean send(SharedMessage message);

  void ping();

  /** Says why, and closes when the viewer has heard it. */
  void close(int code, String reason);

  /** Cuts the connection. */
  void abort();
}
