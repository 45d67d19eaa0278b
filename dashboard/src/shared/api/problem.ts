/** What a person has to be told apart: each gets its own page. */
export type Trouble =
  'unreachable' | 'signedOut' | 'forbidden' | 'missing' | 'refused' | 'away' | 'broken';

export interface FieldError {
  /** Where in what was sent. */
  pointer: string;
  message: string;
}

/** Why a call failed, from the server's RFC 9457 document. */
export class Problem extends Error {
  private constructor(
    readonly trouble: Trouble,
    readonly status: number,
    readonly code: string,
    detail: string,
    /** What was wrong with which field. */
    readonly errors: readonly FieldError[] = [],
    options?: ErrorOptions,
  ) {
    super(detail, options);
    this.name = 'Problem';
  }

  static unreachable(cause: unknown): Problem {
    return new Problem('unreachable', 0, 'unreachable', '', [], { cause });
  }

  static of(status: number, document: unknown): Problem {
    const { code, detail, title, errors } = (document ?? {}) as Record<string, unknown>;
    return new Problem(
      troubleOf(status),
      status,
      typeof code === 'string' ? code : '',
      [detail, title].find((text): text is string => typeof text === 'string') ?? '',
      Array.isArray(errors) ? (errors as FieldError[]) : [],
    );
  }

  /** Whether trying the same again may help. */
  get passing(): boolean {
    return this.trouble === 'unreachable' || this.status >= 500 || this.status === 429;
  }
}

function troubleOf(status: number): Trouble {
  if (status === 401) return 'signedOut';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'missing';
  if (status === 503) return 'away';
  return status >= 400 && status < 500 ? 'refused' : 'broken';
}
