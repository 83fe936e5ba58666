package article_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestGroupedLabels reads tables whose first column heads groups of rows.
func TestGroupedLabels(t *testing.T) {
	const rest = `<tr><td rowspan=2>Payload<td>Format<td>text<td>binary<tr><td>Size (avg)<td>4 KB<td>5 KB<tr><td colspan=2>Admin<td>Yes<td>No</table>`
	want := []string{"Django p50_latency 21 ms", "Flask p50_latency 12 ms", "Django p99_latency 90 ms", "Flask p99_latency 44 ms"}
	traits := []string{"p50 Latency", "p99 Latency", "Payload Format", "Payload Size (avg)", "Admin"}
	for name, table := range map[string]string{
		"no head":     `<table><tr><th colspan=2></th><th>Django<th>Flask<tr><td rowspan=2>Latency<td>p50<td>21 ms<td>12 ms<tr><td>p99<td>90 ms<td>44 ms`,
		"two heads":   `<table><tr><th>Area<th>Metric<th>Django<th>Flask<tr><th rowspan=2>Latency<th>p50<td>21 ms<td>12 ms<tr><th>p99<td>90 ms<td>44 ms`,
		"empty cells": `<table><tr><th>Area<th>Metric<th>Django<th>Flask<tr><td>Latency<td>p50<td>21 ms<td>12 ms<tr><td><td>p99<td>90 ms<td>44 ms`,
	} {
		var got, labels []string
		for _, f := range blog(t, frameworks+table+rest).Facts {
			switch b := f.Body.(type) {
			case record.Measurement:
				if strings.Contains(b.Metric, "latency") {
					got = append(got, b.Tool+" "+b.Metric+" "+b.Raw)
				}
			case record.Trait:
				if b.Tool == "Django" {
					labels = append(labels, b.Attribute)
				}
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if diff := cmp.Diff(traits, labels); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestGroupsBesideHeadings names attributes by the heading cells of their rows, beside which a
// cell heads several of them, and with that where their own come again or say too little.
func TestGroupsBesideHeadings(t *testing.T) {
	const page = `<table><tr><td colspan=2></td><th>Django<th>Flask<tr><th rowspan=3>Basics<th scope=row>License<td>BSD<td>BSD-3<tr><th scope=row>Language<td>Python 3<td>Python<tr><th scope=row>Support<td>paid<td>none` +
		`<tr><th rowspan=3>Forms<th>Support<td>built in<td>plugin<tr><th>p99<td>21 ms<td>12 ms<tr><th>Size<td>big<td>small</table>`
	var labels []string
	for _, f := range blog(t, frameworks+page).Facts {
		if b, ok := f.Body.(record.Trait); ok && b.Tool == "Django" {
			labels = append(labels, b.Attribute)
		}
	}
	if diff := cmp.Diff([]string{"License", "Language", "Basics Support", "Forms Support", "p99 Forms", "Size"}, labels); diff != "" {
		t.Errorf("attributes (-want +got):\n%s", diff)
	}
}
