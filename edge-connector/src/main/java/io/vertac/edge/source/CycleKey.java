package io.vertac.edge.source;

/**
 * A cycle as its source knows it.
 *
 * @param ordinal counts the source's cycles from 0, in the order they are played
 * @param name what the source calls it, for people; not necessarily unique
 */
public record CycleKey(long ordinal, String name) {
  @Override
  public String toString() {
    return name;
  }
}
