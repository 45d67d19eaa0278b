package io.vertac.sink.influx;

import com.google.gson.JsonParseException;
import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.OrganizationsQuery;
import com.influxdb.client.TasksQuery;
import com.influxdb.client.domain.Bucket;
import com.influxdb.client.domain.BucketRetentionRules;
import com.influxdb.client.domain.Organization;
import com.influxdb.client.domain.TaskCreateRequest;
import com.influxdb.client.domain.TaskStatusType;
import com.influxdb.exceptions.InfluxException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates what is missing in InfluxDB: the bucket for raw readings, the one for one-minute
 * aggregates, and the task that fills it. What exists is left as it is.
 *
 * <p>A server that only speaks the write API, or a token that may only write, is not an error: then
 * somebody else takes care of it.
 */
final class Buckets {
  private static final Logger LOG = LoggerFactory.getLogger(Buckets.class);
  private static final int FIRST_SERVER_ERROR = 500;
  private static final Duration RAW_RETENTION = Duration.ofDays(7);
  private static final Duration AGGREGATE_RETENTION = Duration.ofDays(90);

  private final InfluxDBClient client;
  private final InfluxSettings settings;
  private boolean skipped;

  Buckets(InfluxDBClient client, InfluxSettings settings) {
    this.client = client;
    this.settings = settings;
  }

  /**
   * @throws io.vertac.sink.delivery.DestinationUnavailableException if there is no answer
   */
  void createMissing() {
    try {
      Organization organization = organization();
      if (organization == null) {
        skip("it has no organisation " + settings.org());
        return;
      }
      createBucket(settings.bucket(), RAW_RETENTION, organization);
      MinuteAggregates aggregates = new MinuteAggregates(settings);
      createBucket(aggregates.bucket(), AGGREGATE_RETENTION, organization);
      createTask(aggregates, organization);
    } catch (InfluxException e) {
      if (e.status() == 0 || e.status() >= FIRST_SERVER_ERROR) {
        throw InfluxFailure.unavailable(e);
      }
      skip(InfluxFailure.describe(e));
    } catch (JsonParseException e) {
      skip("its answer is not InfluxDB's");
    }
  }

  private Organization organization() {
    OrganizationsQuery query = new OrganizationsQuery();
    query.setOrg(settings.org());
    List<Organization> found = client.getOrganizationsApi().findOrganizations(query);
    return found == null || found.isEmpty() ? null : found.get(0);
  }

  private void createBucket(String name, Duration retention, Organization organization) {
    Bucket existing = client.getBucketsApi().findBucketByName(name);
    if (existing == null) {
      BucketRetentionRules rules =
          new BucketRetentionRules().everySeconds((int) retention.toSeconds());
      client.getBucketsApi().createBucket(name, rules, organization);
      LOG.atInfo().addKeyValue("bucket", name).log("bucket created");
      return;
    }
    boolean asIntended =
        existing.getRetentionRules().stream()
            .anyMatch(rule -> rule.getEverySeconds() == (int) retention.toSeconds());
    if (!asIntended) {
      // Somebody's decision about somebody's data: shortening it here would delete some.
      LOG.atInfo()
          .addKeyValue("bucket", name)
          .addKeyValue("intended", retention)
          .log("bucket has another retention than intended; left as it is");
    }
  }

  private void createTask(MinuteAggregates aggregates, Organization organization) {
    TasksQuery query = new TasksQuery();
    query.setName(aggregates.taskName());
    query.setOrgID(organization.getId());
    if (client.getTasksApi().findTasks(query).isEmpty()) {
      TaskCreateRequest request =
          new TaskCreateRequest()
              .orgID(organization.getId())
              .status(TaskStatusType.ACTIVE)
              .flux(aggregates.flux());
      client.getTasksApi().createTask(request);
      LOG.atInfo().addKeyValue("task", aggregates.taskName()).log("task created");
    }
  }

  private void skip(String why) {
    if (skipped) {
      return;
    }
    skipped = true;
    LOG.atInfo()
        .addKeyValue("why", why)
        .log("buckets and aggregates are not managed on this time-series server");
  }
}
