package node

import (
	"net/url"
	"time"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/crawler/source/article"
	"github.com/stackdex/stackdex/crawler/source/github"
	"github.com/stackdex/stackdex/crawler/source/nicepick"
	"github.com/stackdex/stackdex/crawler/source/stackshare"
	"github.com/stackdex/stackdex/ingest/record"
	"github.com/stackdex/stackdex/ingest/record/canon"
)

// Sources is the list of all sources: a new one is a folder and a line here.
// The first that claims a URL gets it.
func Sources() []source.Source {
	return []source.Source{
		stackshare.New(),
		nicepick.New(),
		github.New(),
		article.New(),
	}
}

// URLRow returns the row with which a URL enters the frontier, and false if no
// source claims it.
func URLRow(target string) (record.URLRow, bool) {
	canonical, err := canon.URL("", target)
	if err != nil {
		return record.URLRow{}, false
	}
	u, err := url.Parse(canonical)
	if err != nil {
		return record.URLRow{}, false
	}
	for _, s := range Sources() {
		if _, ok := s.Claim(u); ok {
			return record.URLRow{
				Schema: record.SchemaVersion, URL: canonical, Host: u.Host, Source: s.Info().Name,
				Depth: 1, State: record.Due, DueAt: time.Time{},
			}, true
		}
	}
	return record.URLRow{}, false
}
