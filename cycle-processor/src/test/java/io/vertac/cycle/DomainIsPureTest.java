package io.vertac.cycle;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rules about cycles know nothing of Kafka, of topologies, or of a clock on the wall. */
@AnalyzeClasses(packages = "io.vertac.cycle", importOptions = ImportOption.DoNotIncludeTests.class)
class DomainIsPureTest {

  @ArchTest
  static final ArchRule DOMAIN_KNOWS_NO_KAFKA =
      noClasses()
          .that()
          .resideInAPackage("..domain..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..", "io.vertac.cycle.topology..");

  @ArchTest
  static final ArchRule NOBODY_READS_THE_WALL_CLOCK =
      noClasses()
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(java.time.Instant.class, "now");
}
