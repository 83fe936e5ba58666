package sampleweb

import (
	"github.com/stackdex/stackdex/crawler/source/specimen"
	"github.com/stackdex/stackdex/ingest/record"
)

// kafkaArticle errs, as articles do: it counts the stars of all repositories of
// RabbitMQ's owner together, and knows the licence that Redis once had. It
// bears no date, so that nothing says that it is merely old.
func kafkaArticle() *specimen.Article {
	row := specimen.Row
	a := &specimen.Article{Base: Articles, Path: "/kafka-alternatives", Site: "Backend Notes", Title: "Kafka Alternatives for Small Teams", Author: "Jonas Weil",
		DateIn: specimen.InText, Crumbs: []string{"Backend"}, Subject: "Kafka", Lead: []string{"Kafka asks for a cluster and for people who look after it. Two open source servers that ask for less."}}
	for _, r := range []specimen.Review{
		{Tool: "RabbitMQ", Purpose: "Work Queues", Why: "Yes, if messages are jobs: RabbitMQ hands each one out once and waits until it is done.",
			What:     []string{"RabbitMQ is a message broker written in Erlang. It has 41k+ GitHub stars."},
			Rows:     [][]specimen.Cell{row("Model", "Log", "Queues and exchanges"), row("License", "Apache-2.0", "MPL-2.0")},
			Compared: "RabbitMQ forgets what was done, Kafka keeps it.", Choose: []string{"RabbitMQ is right when a job must not be done twice."}, Limits: []string{"What was delivered cannot be read again."}},
		{Tool: "Redis", Purpose: "Queues Beside a Cache", Why: "Yes, where Redis runs anyway: its streams are a small log.",
			What:     []string{"Redis keeps data structures in memory; streams are one of them."},
			Rows:     [][]specimen.Cell{row("Model", "Log", "Streams in memory"), row("License", "Apache-2.0", "BSD-3-Clause")},
			Compared: "A Redis stream lives in memory, a Kafka topic on disks.", Choose: []string{"Redis will do when the backlog fits into memory."}, Limits: []string{"Memory bounds what is kept."}},
	} {
		a.Sections = append(a.Sections, r.Sections("Kafka", 2)...)
	}
	a.Facts = []record.Body{specimen.StarsAtLeast("RabbitMQ", 41_000, "")}
	return a
}
