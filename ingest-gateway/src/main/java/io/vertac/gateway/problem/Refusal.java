package io.vertac.gateway.problem;

import java.util.List;
import java.util.Locale;

/**
 * A request that is not served, and why; answered as an RFC 9457 problem document.
 *
 * <p>Carries no stack trace: it is an answer, not a defect, and bad clients can cause many.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int NO_RETRY = -1;

  private final RefusalKind kind;
  private final String code;
  private final transient List<FieldError> errors;
  private final int retryAfterSeconds;
  private final boolean hides;

  private Refusal(
      RefusalKind kind, String code, String detail, List<FieldError> errors, int retryAfter) {
    this(kind, code, detail, errors, retryAfter, false);
  }

  private Refusal(
      RefusalKind kind,
      String code,
      String detail,
      List<FieldError> errors,
      int retryAfter,
      boolean hides) {
    super(detail, null, false, false);
    this.hides = hides;
    this.kind = kind;
    this.code = code;
    this.errors = List.copyOf(errors);
    this.retryAfterSeconds = retryAfter;
  }

  public static Refusal of(RefusalKind kind, String detail) {
    return new Refusal(kind, codeOf(kind), detail, List.of(), NO_RETRY);
  }

  /**
   * @param code what exactly, for programs, e.g. {@code cycle_already_running}
   */
  public static Refusal of(RefusalKind kind, String code, String detail) {
    return new Refusal(kind, code, detail, List.of(), NO_RETRY);
  }

  /** Readable, but not what the contract asks for. */
  public static Refusal invalid(List<FieldError> errors) {
    String detail =
        errors.size() == 1
            ? place(errors.get(0)) + errors.get(0).message()
            : errors.size() + " parts of the request are not valid; see errors";
    return new Refusal(RefusalKind.INVALID, codeOf(RefusalKind.INVALID), detail, errors, NO_RETRY);
  }

  public static Refusal invalid(String pointer, String message) {
    return invalid(List.of(FieldError.at(pointer, message)));
  }

  /** Worth trying again after some seconds. */
  public static Refusal retryLater(RefusalKind kind, String detail, int afterSeconds) {
    return new Refusal(kind, codeOf(kind), detail, List.of(), afterSeconds);
  }

  /** The same answer, given for something that is there and not for the one who asks. */
  public Refusal hiding() {
    return new Refusal(kind, code, getMessage(), errors, retryAfterSeconds, true);
  }

  /** Whether it hides something: to be counted, never to be shown. */
  public boolean hides() {
    return hides;
  }

  public RefusalKind kind() {
    return kind;
  }

  public String code() {
    return code;
  }

  public List<FieldError> errors() {
    return errors;
  }

  /** Null where a repetition would meet the same answer. */
  public Integer retryAfterSeconds() {
    return retryAfterSeconds == NO_RETRY ? null : retryAfterSeconds;
  }

  private static String place(FieldError error) {
    return error.pointer().isEmpty() ? "the body " : error.pointer() + ": ";
  }

  private static String codeOf(RefusalKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
