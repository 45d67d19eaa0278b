package io.vertac.edge.recording;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** How a file separates its cells and writes its numbers. */
record CsvDialect(char delimiter, boolean decimalComma) {
  private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');
  private static final int LINES_TO_LOOK_AT = 200;
  private static final Pattern WITH_COMMA = Pattern.compile("[-+]?\\d*,\\d+([eE][-+]?\\d+)?");
  private static final Pattern WITH_DOT = Pattern.compile("[-+]?\\d*\\.\\d+([eE][-+]?\\d+)?");

  /**
   * @param beginning read from; its first lines decide what the mapping leaves open
   */
  static CsvDialect guess(BufferedReader beginning, Mapping mapping) throws IOException {
    String text =
        beginning.lines().limit(LINES_TO_LOOK_AT).collect(Collectors.joining("\n", "", "\n"));
    char delimiter = mapping.delimiterCharacter().orElseGet(() -> guessDelimiter(text));
    boolean comma =
        mapping.decimal() != null
            ? mapping.decimal().equals(",")
            : guessDecimalComma(text, delimiter);
    return new CsvDialect(delimiter, comma);
  }

  CSVFormat format() {
    return format(delimiter);
  }

  private static CSVFormat format(char delimiter) {
    return CSVFormat.DEFAULT
        .builder()
        .setDelimiter(delimiter)
        .setIgnoreEmptyLines(true)
        .setIgnoreSurroundingSpaces(delimiter != '\t')
        .setTrim(true)
        .get();
  }

  /** The heading has no decimals in it, so the most frequent candidate there is the delimiter. */
  private static char guessDelimiter(String text) {
    String heading = text.substring(0, text.indexOf('\n'));
    char best = DELIMITERS.get(0);
    for (char candidate : DELIMITERS) {
      if (count(heading, candidate) > count(heading, best)) {
        best = candidate;
      }
    }
    return best;
  }

  private static boolean guessDecimalComma(String text, char delimiter) throws IOException {
    int commas = 0;
    int dots = 0;
    try (CSVParser parser = CSVParser.parse(new StringReader(text), format(delimiter))) {
      for (CSVRecord record : parser) {
        for (String cell : record) {
          commas += WITH_COMMA.matcher(cell).matches() ? 1 : 0;
          dots += WITH_DOT.matcher(cell).matches() ? 1 : 0;
        }
      }
    }
    return commas > dots;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }
}
