package io.vertac.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.vertac.gateway",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule readingInputKnowsNeitherHttpNorKafka =
      noClasses()
          .that()
          .resideInAPackage("..gateway.input..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.javalin..", "jakarta.servlet..", "org.eclipse.jetty..", "org.apache.kafka..");

  @ArchTest
  static final ArchRule onlyTheEdgeKnowsHttp =
      noClasses()
          .that()
          .resideOutsideOfPackages("..gateway.http..", "..gateway.live..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.javalin..", "jakarta.servlet..", "org.eclipse.jetty..");

  @ArchTest
  static final ArchRule packagesDependOneWay =
      slices().matching("io.vertac.gateway.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule nobodyReadsTheProcessEnvironment =
      noClasses().should().callMethod(System.class, "getenv", String.class);
}
