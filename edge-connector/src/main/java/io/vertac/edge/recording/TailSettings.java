package io.vertac.edge.recording;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A CSV file that something else is writing.
 *
 * @param mapping delimiter, decimal sign, time column and zone
 * @param columns headings, one a channel
 * @param poll how often the file is looked at
 * @param fromEnd whether what is in it at the very first start is left out
 */
public record TailSettings(
    Path file, Mapping mapping, List<String> columns, Duration poll, boolean fromEnd) {}
