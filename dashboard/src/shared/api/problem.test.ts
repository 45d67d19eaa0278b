import { describe, expect, it } from 'vitest';
import { Problem } from './problem';

describe('Problem', () => {
  it('tells missing rights from missing things', () => {
    expect(Problem.of(401, {}).trouble).toBe('signedOut');
    expect(Problem.of(403, {}).trouble).toBe('forbidden');
    expect(Problem.of(404, {}).trouble).toBe('missing');
  });

  it('takes words and code from the problem document', () => {
    const problem = Problem.of(409, { title: 'Conflict', detail: 'a cycle is running', code: 'x' });
    expect(problem.message).toBe('a cycle is running');
    expect(problem.code).toBe('x');
    expect(problem.passing).toBe(false);
  });

  it('survives an answer that is no problem document', () => {
    expect(Problem.of(502, '<html>').trouble).toBe('broken');
    expect(Problem.of(502, undefined).passing).toBe(true);
  });
});
