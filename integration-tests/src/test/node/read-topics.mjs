// Reads topics from the beginning as an outside program does and prints what it found as JSON:
//   node read-topics.mjs vertac.samples vertac.cycles ...
// KAFKA_BOOTSTRAP_SERVERS and SCHEMA_REGISTRY_URL say where Kafka and the registry are.
import { randomUUID } from 'node:crypto'
import confluent from '@kafkajs/confluent-schema-registry'
import kafkajs from 'kafkajs'

// As it comes, without a codec plugged in: what any subscriber has.
const { Kafka, logLevel } = kafkajs

// After so many answers in a row without a record, there is none left.
const EMPTY_FETCHES = 6
const topics = process.argv.slice(2)
const kafka = new Kafka({
  clientId: 'topic-reader',
  brokers: process.env.KAFKA_BOOTSTRAP_SERVERS.split(','),
  logLevel: logLevel.ERROR,
})
const registry = new confluent.SchemaRegistry({ host: process.env.SCHEMA_REGISTRY_URL })
const found = Object.fromEntries(
  topics.map((topic) => [topic, { records: 0, samples: 0, newestSampleUs: 0, finalCounts: 0 }]),
)

/** Beyond 2^53 a number would not be what was sent; the Avro library refuses such a long. */
function note(topic, value) {
  const counts = found[topic]
  counts.records += 1
  if (Array.isArray(value.samples)) {
    counts.samples += value.samples.length
    for (const sample of value.samples) {
      counts.newestSampleUs = Math.max(counts.newestSampleUs, sample.time_us)
    }
  }
  if (value.final === true) {
    counts.finalCounts += value.sample_count
  }
}

async function readAll() {
  const consumer = kafka.consumer({
    groupId: `topic-reader-${randomUUID()}`,
    maxWaitTimeInMs: 500,
    readUncommitted: false,
  })
  let quiet = 0
  let failure = null
  await consumer.connect()
  await consumer.subscribe({ topics, fromBeginning: true })
  const done = new Promise((resolve) => {
    consumer.on(consumer.events.FETCH, () => {
      quiet += 1
      if (quiet >= EMPTY_FETCHES) resolve()
    })
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      failure = payload.error
      resolve()
    })
  })
  await consumer.run({
    eachBatch: async ({ batch }) => {
      quiet = 0
      for (const message of batch.messages) {
        note(batch.topic, await registry.decode(message.value))
      }
    },
  })
  await done
  await consumer.disconnect()
  if (failure) throw failure
}

await readAll()
console.log(JSON.stringify(found))
