package io.vertac.deviation.domain;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.vertac.deviation.domain",
    importOptions = ImportOption.DoNotIncludeTests.class)
class DomainPurityTest {
  @ArchTest
  static final ArchRule shouldNotKnowKafka =
      noClasses().should().dependOnClassesThat().resideInAnyPackage("org.apache.kafka..");

  @ArchTest
  static final ArchRule shouldNotKnowTheClock =
      noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.time.Clock");

  @ArchTest
  static final ArchRule shouldHaveNoCyclesBetweenItsParts =
      slices().matching("io.vertac.deviation.domain.(*)..").should().beFreeOfCycles();
}
