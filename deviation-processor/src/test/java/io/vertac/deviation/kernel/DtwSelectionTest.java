package io.vertac.deviation.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class DtwSelectionTest {
  @Test
  void shouldFallBackToScalarWhenTheModuleIsAbsent() throws Exception {
    assertThat(runWith()).isEqualTo("ScalarDtw 1.0");
  }

  @Test
  void shouldPutTheVectorKernelToTheProofWhenTheModuleIsPresent() throws Exception {
    assertThat(runWith("--add-modules", "jdk.incubator.vector")).isEqualTo("ProvenDtw 1.0");
  }

  private static String runWith(String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", classPath(), PrintBestDtw.class.getName()));
    Process java =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(java.waitFor()).isZero();
    return output.strip();
  }

  private static String classPath() {
    return Stream.of(Dtw.class, PrintBestDtw.class, LoggerFactory.class)
        .map(type -> new File(type.getProtectionDomain().getCodeSource().getLocation().getPath()))
        .map(File::getPath)
        .collect(Collectors.joining(File.pathSeparator));
  }
}
